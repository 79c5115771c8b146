import RegentMessages
import RegentModel

/// The pairs of a run and its baseline, as the paired gates look at them.
///
/// A sample of the baseline decides in which slice and group its pair is. One without a partner is missing of the run;
/// samples of the run that the baseline does not have are counted and not compared.
package struct GatePairs: Sendable {
    private var walk: PairWalk
    let gates: PairedGates
    let isClustered: Bool
    private let bytesMax: Int
    /// Bytes of the pairs that are kept.
    private var byteCount = 0
    private var areKept = true
    /// Of all that is compared the tally of each group.
    private var tallies: [[ExactText: PairTally]]
    private(set) var isOverfull = false
    /// Who answers for the pairs that are not kept.
    let book = OpenQuestions<PairQuestion, FilledMean.Parts?>()

    /// No pairs yet.
    ///
    /// - Parameters:
    ///   - isClustered: whether a sample of either run names a cluster or repeats a question.
    ///   - bytesMax: memory for the pairs; more are read again, see `PairReadings`.
    package init(_ gates: PairedGates, isClustered: Bool, bytesMax: Int = .max) {
        (self.gates, self.isClustered, self.bytesMax) = (gates, isClustered, bytesMax)
        walk = PairWalk(gates)
        tallies = gates.compared.map { _ in [:] }
    }

    /// Samples in both runs.
    var aligned: Int { walk.aligned }
    /// Samples in the baseline only.
    var baselineOnly: Int { walk.baselineOnly }
    /// Samples in the run only.
    var candidateOnly: Int { walk.candidateOnly }

    /// Bytes of the pairs that are kept; 0 where none is.
    package var keptByteCount: Int { byteCount }

    /// Whether something was asked that is not known yet.
    var isOpen: Bool { book.hasOpen }

    /// Adds a range of the keys of both runs, behind those that were added.
    package mutating func add(baseline: PairedSamples, candidate: PairedSamples) {
        var walk = walk
        walk.add(baseline: baseline, candidate: candidate) { add($0) }
        self.walk = walk
        guard areKept else { return }
        byteCount = tallies.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.byteCount } }
        if byteCount > bytesMax { drop() }
    }

    private mutating func drop() {
        (areKept, byteCount) = (false, 0)
        for place in tallies.indices {
            for group in Array(tallies[place].keys) {
                let asked = asked(place, group)
                tallies[place][group]?.drop(asking: asked)
            }
        }
    }

    private func asked(_ place: Int, _ group: ExactText) -> PairTally.Asked {
        PairTally.Asked(questions: book, place: place, group: group)
    }

    private mutating func add(_ pair: PairWalk.Pair) {
        guard !isOverfull else { return }
        let (place, group) = (pair.place, pair.group)
        if tallies[place][group] == nil {
            guard tallies[place].count < SampleGroups.countMax else {
                // No rule is judged, so no tally is needed.
                isOverfull = true
                tallies = []
                return
            }
            var tally = PairTally(isRate: gates.compared[place].metric.isRate, isClustered: isClustered)
            if !areKept { tally.drop(asking: asked(place, group)) }
            tallies[place][group] = tally
        }
        tallies[place][group]?.add(pair.candidate, pair.baseline, cluster: pair.cluster)
    }

    /// Pairs of a group.
    func count(_ place: Int, _ group: ExactText) -> Int { isOverfull ? 0 : tallies[place][group]?.count ?? 0 }

    /// Whether at least half of all samples have a partner.
    var isAligned: Bool { aligned * 2 >= aligned + baselineOnly + candidateOnly && aligned > 0 }

    /// The groups of a rule, by the bytes of their names; nil where there are more than can be told apart.
    func groups(_ rule: GateRule) -> [(name: String, tally: PairTally)]? {
        guard !isOverfull, let number = gates.rules.firstIndex(where: { $0.key == rule.key }) else { return nil }
        let place = gates.places[number]
        let found = tallies[place].map { (name: $0.key.text, tally: $0.value) }
        guard found.isEmpty, rule.by.isEmpty else {
            return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
        return [("", PairTally(isRate: gates.compared[place].metric.isRate, isClustered: isClustered))]
    }
}

extension Metric {
    /// Whether each value is true or false.
    var isRate: Bool {
        switch self {
        case .rate, .statusRate: true
        case .sampleCount, .latency, .score, .derived: false
        }
    }
}
