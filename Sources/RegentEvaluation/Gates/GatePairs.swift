import RegentMessages
import RegentModel

/// The pairs of a run and its baseline, as the paired gates look at them.
///
/// A sample of the baseline decides in which slice and group its pair is. One without a partner is missing of the run;
/// samples of the run that the baseline does not have are counted and not compared.
package struct GatePairs: Sendable {
    /// Samples in both runs.
    private(set) var aligned = 0
    /// Samples in the baseline only.
    private(set) var baselineOnly = 0
    /// Samples in the run only.
    private(set) var candidateOnly = 0
    private let gates: PairedGates
    private let isClustered: Bool
    /// Of all that is compared the tally of each group.
    private var tallies: [[ExactText: PairTally]]
    private(set) var isOverfull = false
    /// The question of the last pair whose cluster the baseline does not name, and its cluster.
    private var question: (id: ArraySlice<UInt8>, cluster: UInt64)?

    /// No pairs yet.
    ///
    /// - Parameter isClustered: whether a sample of either run names a cluster or repeats a question.
    package init(_ gates: PairedGates, isClustered: Bool) {
        (self.gates, self.isClustered) = (gates, isClustered)
        tallies = gates.compared.map { _ in [:] }
    }

    /// Adds a range of the keys of both runs, behind those that were added; it walks both sorted lists once.
    package mutating func add(baseline: PairedSamples, candidate: PairedSamples) {
        let (before, after) = (baseline.order, candidate.order)
        var (left, right, both) = (0, 0, 0)
        while left < before.count {
            let one = Int(before[left])
            let id = baseline.id(one)
            while right < after.count, SampleKeys.precedes(candidate.id(Int(after[right])), id) { right += 1 }
            left += 1
            if right < after.count, candidate.id(Int(after[right])).elementsEqual(id) {
                both += 1
                add(baseline, one, candidate, Int(after[right]))
                right += 1
            } else {
                add(baseline, one, candidate, nil)
            }
        }
        aligned += both
        baselineOnly += before.count - both
        candidateOnly += after.count - both
        // A copy: a slice would keep the keys of the whole range. The next one may have more answers to the question.
        question = question.map { (Array($0.id)[...], $0.cluster) }
    }

    private mutating func add(
        _ baseline: PairedSamples, _ one: Int, _ candidate: PairedSamples, _ other: Int?
    ) {
        guard !isOverfull else { return }
        let cluster = cluster(baseline, one, candidate, other)
        for (place, what) in gates.compared.enumerated() {
            guard let group = baseline.group(one, in: what.selection) else { continue }
            let side = other.map { candidate.side($0, what.metric) } ?? .missing
            add(side, baseline.side(one, what.metric), cluster: cluster, place: place, group: ExactText(group))
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

    private mutating func add(
        _ candidate: PairTally.Side, _ baseline: PairTally.Side, cluster: UInt64, place: Int, group: ExactText
    ) {
        guard !isOverfull else { return }
        if tallies[place][group] == nil, tallies[place].count == SampleGroups.countMax {
            // No rule is judged, so no tally is needed.
            isOverfull = true
            tallies = []
            return
        }
        let isRate = gates.compared[place].metric.isRate
        tallies[place][group, default: PairTally(isRate: isRate, isClustered: isClustered)]
            .add(candidate, baseline, cluster: cluster)
    }

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
