import RegentMessages
import RegentModel

/// Walks the samples of a run and its baseline side by side, in the order of their keys.
struct PairWalk: Sendable {
    /// A sample of the baseline with that of the run, as one comparison looks at them.
    struct Pair {
        /// Place of what is compared.
        let place: Int
        let group: ExactText
        let candidate: PairTally.Side
        let baseline: PairTally.Side
        let cluster: UInt64
    }

    /// Samples in both runs.
    private(set) var aligned = 0
    /// Samples in the baseline only.
    private(set) var baselineOnly = 0
    /// Samples in the run only.
    private(set) var candidateOnly = 0
    private let gates: PairedGates
    /// The question of the last pair whose cluster the baseline does not name, and its cluster.
    private var question: (id: ArraySlice<UInt8>, cluster: UInt64)?

    /// At the least key.
    init(_ gates: PairedGates) { self.gates = gates }

    /// Adds a range of the keys of both runs, behind those that were added; it walks both sorted lists once.
    mutating func add(baseline: PairedSamples, candidate: PairedSamples, _ body: (Pair) -> Void) {
        let (before, after) = (baseline.order, candidate.order)
        var (left, right, both) = (0, 0, 0)
        while left < before.count {
            let one = Int(before[left])
            let id = baseline.id(one)
            while right < after.count, SampleKeys.precedes(candidate.id(Int(after[right])), id) { right += 1 }
            left += 1
            if right < after.count, candidate.id(Int(after[right])).elementsEqual(id) {
                both += 1
                add(baseline, one, candidate, Int(after[right]), body)
                right += 1
            } else {
                add(baseline, one, candidate, nil, body)
            }
        }
        aligned += both
        baselineOnly += before.count - both
        candidateOnly += after.count - both
        // A copy: a slice would keep the keys of the whole range. The next one may have more answers to the question.
        question = question.map { (Array($0.id)[...], $0.cluster) }
    }

    private mutating func add(
        _ baseline: PairedSamples, _ one: Int, _ candidate: PairedSamples, _ other: Int?, _ body: (Pair) -> Void
    ) {
        let cluster = cluster(baseline, one, candidate, other)
        for (place, what) in gates.compared.enumerated() {
            guard let group = baseline.group(one, in: what.selection) else { continue }
            let side = other.map { candidate.side($0, what.metric) } ?? .missing
            body(
                Pair(
                    place: place, group: ExactText(group), candidate: side,
                    baseline: baseline.side(one, what.metric), cluster: cluster))
        }
    }

    /// The cluster of a pair: that which the baseline names, else the run, else its question.
    ///
    /// The answers to one question are in one cluster, that of the first: the run that is judged cannot make its pairs
    /// independent by the names that it gives to their clusters.
    private mutating func cluster(
        _ baseline: PairedSamples, _ one: Int, _ candidate: PairedSamples, _ other: Int?
    ) -> UInt64 {
        let cluster = baseline.cluster(one)
        guard !cluster.isNamed else { return cluster.key }
        let id = baseline.sampleID(one)
        if let question, question.id.elementsEqual(id) { return question.cluster }
        let named = other.map { candidate.cluster($0) }.flatMap { $0.isNamed ? $0.key : nil }
        question = (id, named ?? cluster.key)
        return named ?? cluster.key
    }
}
