import RegentMessages
import RegentModel

/// What the mean of the differences is made of, of pairs that are not kept.
struct PairQuestion: Sendable, Hashable {
    /// Place of what is compared.
    let place: Int
    let group: ExactText
    /// How often the baseline counts.
    let weight: Double
    /// Of the values, where pairs count that are not complete.
    let range: ClosedRange<Double>?
}

/// Reads two runs side by side again for what their paired gates ask of pairs that are not kept.
///
/// A reading is begun, the ranges of both runs are added from the least key on, and the reading ended.
package struct PairReadings {
    /// What is compared in one group.
    private struct Group: Hashable {
        let place: Int
        let group: ExactText
    }

    private struct Work {
        let question: PairQuestion
        var readings: FilledReadings
        let byteCount: Int
    }

    private let pairs: GatePairs
    private let bytesMax: Int
    private var walk: PairWalk
    private var waiting: [PairQuestion] = []
    private var works: [Work] = []
    private var places: [Group: [Int]] = [:]

    /// - Parameter bytesMax: memory for the clusters of one reading.
    package init(_ pairs: GatePairs, bytesMax: Int) {
        (self.pairs, self.bytesMax) = (pairs, bytesMax)
        walk = PairWalk(pairs.gates)
    }

    /// Begins a reading; false where nothing is asked.
    package mutating func begin() -> Bool {
        waiting += pairs.book.taken()
        walk = PairWalk(pairs.gates)
        var bytes = works.reduce(0) { $0 + $1.byteCount }
        while let next = waiting.first {
            let work = work(next)
            guard works.isEmpty || bytes + work.byteCount <= bytesMax else { break }
            works.append(work)
            bytes += work.byteCount
            waiting.removeFirst()
        }
        places = Dictionary(grouping: works.indices) { place in
            Group(place: works[place].question.place, group: works[place].question.group)
        }
        return !works.isEmpty
    }

    private func work(_ question: PairQuestion) -> Work {
        let count = pairs.count(question.place, question.group)
        let (room, byteCount) = MeanReading.room(values: count, bytesMax: bytesMax)
        let readings = FilledReadings(
            .differences(weight: question.weight, range: question.range), isClustered: pairs.isClustered, room: room)
        return Work(question: question, readings: readings, byteCount: pairs.isClustered ? byteCount : 8_192)
    }

    /// Adds a range of the keys of both runs, behind those that were added.
    package mutating func add(baseline: PairedSamples, candidate: PairedSamples) {
        var walk = walk
        walk.add(baseline: baseline, candidate: candidate) { add($0) }
        self.walk = walk
    }

    private mutating func add(_ pair: PairWalk.Pair) {
        guard let found = places[Group(place: pair.place, group: pair.group)],
            let event = PairTally.event(pair.candidate, pair.baseline, cluster: pair.cluster)
        else { return }
        for place in found { works[place].readings.add(event) }
    }

    /// Ends a reading in which both runs were added.
    package mutating func endReading() {
        for place in works.indices {
            works[place].readings.endReading()
            guard !works[place].readings.isOpen else { continue }
            pairs.book.note(works[place].question, works[place].readings.parts)
        }
        works.removeAll { !$0.readings.isOpen }
    }
}
