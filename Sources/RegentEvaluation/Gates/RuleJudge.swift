import RegentMessages
import RegentModel

/// Judges one rule, a group at a time.
struct RuleJudge {
    /// What was found of one group.
    struct Judged {
        let name: String
        var verdict: GateVerdict
        var reason: String
        var coverage = Coverage(present: 0, missing: 0)
        var quantity: (any GateQuantity)?
        var worst: Double?
        var best: Double?
        var opposite: Double?
        /// Of a comparison.
        var baseline: BaselineResult?
        /// Too small to count.
        var isIgnored = false
    }

    let rule: GateRule
    let metric: Metric
    let baseline: GateBaseline?
    let run: GateEvidence

    init(_ rule: GateRule, _ metric: Metric, baseline: GateBaseline?, run: GateEvidence) {
        (self.rule, self.metric, self.baseline, self.run) = (rule, metric, baseline, run)
    }

    /// Every group, judged; nil where there are more than can be told apart.
    func groups(_ groups: [GateGroup]) -> [Judged]? {
        var judged: [Judged] = []
        if rule.paired {
            guard let pairs = baseline?.pairs?.groups(rule) else { return nil }
            judged = pairs.map { judge($0.name, $0.tally) }
        } else if rule.isComparison {
            guard let others = baseline?.evidence.groups(GateView(rule)) else { return nil }
            judged = compared(groups, others)
        } else {
            judged = groups.map { judge($0) }
        }
        return rule.correction == .holm ? corrected(judged) : judged
    }

    private func judge(_ group: GateGroup) -> Judged {
        let value = ComparedValue(evidence: group.evidence, metric: metric, rule: rule, table: group.table)
        if let reason = insufficiency(group.evidence, group.table, value.coverage) {
            return undecided(group.name, reason, value.coverage)
        }
        return judge(group.name, value)
    }

    /// Groups of the run with those of the baseline; a group that only one has is without data.
    private func compared(_ groups: [GateGroup], _ others: [(name: String, evidence: Evidence)]) -> [Judged] {
        let nothing = Evidence(declared: [])
        let names = Set(groups.map { ExactText($0.name) }).union(others.map { ExactText($0.name) })
            .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
        return names.map { name in
            let group =
                groups.first { ExactText($0.name) == name } ?? GateGroup(name: name.text, evidence: nothing, table: nil)
            let other = others.first { ExactText($0.name) == name }?.evidence ?? nothing
            let table = rule.usesBound ? other.clusterSource : nil
            let value = ComparedValue(evidence: group.evidence, metric: metric, rule: rule, table: group.table)
            let baseline = ComparedValue(evidence: other, metric: metric, rule: rule, table: table)
            let coverage = Coverage(
                present: min(value.coverage.present, baseline.coverage.present),
                missing: max(value.coverage.missing, baseline.coverage.missing))
            if hasOtherScale(other) { return undecided(name.text, "RANGE", coverage) }
            for (evidence, table) in [(group.evidence, group.table), (other, table)] {
                if let reason = insufficiency(evidence, table, coverage) {
                    // Small in both: samples that the run has left out do not make a group small.
                    return undecided(name.text, reason, coverage, size: max(value.coverage.all, baseline.coverage.all))
                }
            }
            guard let difference = ComparedDifference(value, baseline, rule: rule) else {
                return undecided(name.text, "ZERO_BASELINE", coverage)
            }
            var judged = judge(name.text, difference)
            judged.baseline = BaselineResult(
                baseline: rule.baseline, estimate: baseline.estimate, candidate: value.estimate,
                n: UInt64(baseline.coverage.present))
            return judged
        }
    }

    /// Whether the baseline has a score that the run says cannot be: it counts in other units, and did not declare its
    /// range.
    private func hasOtherScale(_ baseline: Evidence) -> Bool {
        let scores: [String] =
            switch metric {
            case .score(let name): [name]
            case .derived(let name): run.whole.derived[name]?.parts ?? []
            case .sampleCount, .rate, .statusRate, .latency: []
            }
        return scores.contains { name in
            guard let range = run.whole.range(ofScore: name) else { return false }
            return !baseline.values(ofScore: name).lie(in: range)
        }
    }

    private func judge(_ name: String, _ tally: PairTally) -> Judged {
        guard let pairs = baseline?.pairs else {
            return undecided(name, "BASELINE_MISSING", Coverage(present: 0, missing: 0))
        }
        let leftOut = run.whole.rejectedCount
        // Records of the run that were left out are among the samples that only the baseline has.
        let unknown = max(0, leftOut - pairs.baselineOnly) + (baseline?.rejected ?? 0)
        let range: ClosedRange<Double>? =
            if case .score(let score) = metric { run.whole.range(ofScore: score) } else { metric.legalRange }
        let complete = tally.coverage
        let coverage = Coverage(present: complete.complete, missing: complete.incomplete + unknown)
        if let reason = insufficiency(run.whole, nil, coverage, isPaired: true) {
            return undecided(name, reason, coverage)
        }
        guard range.map({ tally.baselineLies(in: $0) }) ?? true else { return undecided(name, "RANGE", coverage) }
        let found = ComparedPairs(tally, rule: rule, isRate: metric.isRate, unknown: unknown, range: range)
        guard let found else { return undecided(name, "ZERO_BASELINE", coverage) }
        var judged = judge(name, found)
        var result = BaselineResult(baseline: rule.baseline, paired: true)
        result.estimate = found.means?.baseline
        result.candidate = found.means?.candidate
        result.n = UInt64(complete.complete)
        if metric.isRate {
            let counts = tally.proportions(nil)
            (result.onlyCandidate, result.onlyBaseline) = (UInt64(counts.onlyCandidate), UInt64(counts.onlyBaseline))
        }
        result.pValue = found.pValue
        judged.baseline = result
        return judged
    }

    private func undecided(_ name: String, _ reason: String, _ coverage: Coverage, size: Int? = nil) -> Judged {
        var judged = Judged(name: name, verdict: .inconclusive, reason: reason, coverage: coverage)
        // What is missing does not make a group small.
        judged.isIgnored =
            rule.smallGroups == .ignore && ["MIN_SAMPLES", "MISSING_METRIC"].contains(reason)
            && size ?? coverage.all < rule.minSamples
        return judged
    }

    /// Why there is too little evidence to judge at all.
    private func insufficiency(
        _ evidence: Evidence, _ table: ClusterSource?, _ coverage: Coverage, isPaired: Bool = false
    ) -> String? {
        if evidence.sampleCount == 0 { return "NO_DATA" }
        if coverage.present == 0 { return "MISSING_METRIC" }
        if coverage.present < rule.minSamples { return "MIN_SAMPLES" }
        if coverage.share < rule.minCoverage { return "COVERAGE" }
        // Exact over independent trials only: a wider claim would be one of another bound.
        if evidence.hasClusters, rule.rateBound == .clopperPearson { return "CLUSTERS" }
        // Bounds that take samples for independent would be too narrow.
        if !isPaired, evidence.hasClusters, table == nil, rule.usesBound { return "CLUSTERS_IGNORED" }
        return nil
    }

    // MARK: Thresholds

    /// One threshold of a quantity: what passes, and the fillings that are worst and best for it.
    private struct Threshold {
        let value: Double
        let isMinimum: Bool

        var worst: ComparedValue.Fill { isMinimum ? .low : .high }
        var best: ComparedValue.Fill { isMinimum ? .high : .low }
        var reason: String { isMinimum ? "BELOW_MIN" : "ABOVE_MAX" }

        func passes(_ value: Double) -> Bool { isMinimum ? value >= self.value : value <= self.value }
    }

    private var thresholds: [Threshold] {
        if rule.isComparison {
            // A relative margin is in the weight of the baseline.
            return [Threshold(value: rule.margin ?? 0, isMinimum: rule.isMinimum)]
        }
        return [
            rule.min.map { Threshold(value: $0, isMinimum: true) },
            rule.max.map { Threshold(value: $0, isMinimum: false) },
        ]
        .compactMap(\.self)
    }

    /// Judges each threshold at the worst and the best the missing values could be.
    private func judge(_ name: String, _ quantity: some GateQuantity) -> Judged {
        var judged = Judged(name: name, verdict: .pass, reason: "", coverage: quantity.coverage, quantity: quantity)
        var sides: [(verdict: GateVerdict, reason: String)] = []
        for threshold in thresholds {
            let side = ConfidenceBounds.Side(rule.bound)
            let worst = quantity.value(threshold.worst, side, confidence: rule.level)
            let bestFill = rule.missing == .countAsWorst ? threshold.worst : threshold.best
            let best = quantity.value(bestFill, side, confidence: rule.level)
            let contrary = side.map { quantity.value(bestFill, $0.opposite, confidence: rule.level) }
            judged.worst = judged.worst ?? worst.map(quantity.shown)
            judged.best = judged.best ?? best.map(quantity.shown)
            judged.opposite = judged.opposite ?? contrary?.map(quantity.shown)
            sides.append(
                Self.side(
                    worst, best, contrary ?? best, isBound: side != nil && metric != .sampleCount, quantity, threshold))
        }
        for verdict in [GateVerdict.fail, .inconclusive] {
            if let side = sides.first(where: { $0.verdict == verdict }) {
                (judged.verdict, judged.reason) = side
                return judged
            }
        }
        return judged
    }

    /// - Parameter contrary: the opposite bound at its best; without a bound the best value.
    private static func side(
        _ worst: Double?, _ best: Double?, _ contrary: Double?, isBound: Bool, _ quantity: some GateQuantity,
        _ threshold: Threshold
    ) -> (GateVerdict, String) {
        guard quantity.isComparable(worst), quantity.isComparable(best) else { return (.inconclusive, "NOT_FINITE") }
        if let worst, threshold.passes(worst) { return (.pass, "") }
        // A bound beyond the range of a double contradicts nothing.
        if let contrary, quantity.isComparable(contrary), !threshold.passes(contrary) {
            return (.fail, threshold.reason)
        }
        guard let best, worst != nil else { return (.inconclusive, quantity.absence) }
        guard isBound, !threshold.passes(best) else { return (.inconclusive, "COVERAGE") }
        return (.inconclusive, contrary == nil ? quantity.absence : "UNDECIDED")
    }

    // MARK: Groups

    /// Groups FAIL only where Holm's correction of their p values does too.
    private func corrected(_ judged: [Judged]) -> [Judged] {
        let counted = judged.indices.filter { !judged[$0].isIgnored }
        let refusals = Holm.Refusals(level: 1 - rule.level, count: counted.count)
        let pValues = counted.map { place in
            judged[place].verdict == .fail ? pValue(judged[place], for: refusals) : 1
        }
        var judged = judged
        for (place, p) in zip(counted, Holm.adjusted(pValues))
        where judged[place].verdict == .fail && p > 1 - rule.level {
            (judged[place].verdict, judged[place].reason) = (.inconclusive, "UNDECIDED")
        }
        return judged
    }

    /// The p value of the evidence against the gate, as near as the refusals need it.
    private func pValue(_ judged: Judged, for refusals: Holm.Refusals) -> Double {
        guard let quantity = judged.quantity, let side = ConfidenceBounds.Side(rule.bound) else { return 1 }
        return thresholds.map { threshold in
            let fill = rule.missing == .countAsWorst ? threshold.worst : threshold.best
            return Holm.pValue(for: refusals) { confidence in
                guard let bound = quantity.value(fill, side.opposite, confidence: confidence) else { return false }
                return quantity.isComparable(bound) && !threshold.passes(bound)
            }
        }.min() ?? 1
    }

    /// The result of a rule without groups.
    func whole(_ result: GateResult, _ judged: Judged) -> GateResult {
        var result = result.with(judged.verdict, judged.reason)
        result.n = UInt64(judged.coverage.present)
        result.missing = UInt64(judged.coverage.missing)
        result.coverage = judged.coverage.share
        result.method = judged.quantity?.method ?? ComparedValue.plainMethod(metric, rule)
        result.worst = judged.worst
        result.best = judged.best
        result.opposite = judged.opposite
        if let quantity = judged.quantity {
            result.estimate = quantity.estimate.map(quantity.shown)
            result.detectableEffect = quantity.detectableEffect
            result.clusters = UInt64(quantity.clusterCount)
        }
        if let baseline = judged.baseline { result.baseline = baseline }
        countPairs(&result)
        return result
    }

    private func countPairs(_ result: inout GateResult) {
        guard rule.paired, let pairs = baseline?.pairs else { return }
        result.baseline?.aligned = UInt64(pairs.aligned)
        result.baseline?.baselineOnly = UInt64(pairs.baselineOnly)
        result.baseline?.candidateOnly = UInt64(pairs.candidateOnly)
    }

    /// Groups that a result lists, and bytes of their values: a run with its verdict must fit into a reply.
    private static let (listedMax, listedBytesMax) = (64, 4_096)

    /// The first groups that a result has room for.
    private static func listed(_ groups: [Judged]) -> [GroupResult] {
        var bytes = 0
        return groups.prefix(listedMax).prefix { group in
            bytes += group.name.utf8.count
            return bytes <= listedBytesMax
        }.map(\.result)
    }

    /// The result of a rule by group: all groups that count must pass.
    func summed(_ result: GateResult, _ judged: [Judged]) -> GateResult {
        let counted = judged.filter { !$0.isIgnored }
        let decisive = [GateVerdict.error, .fail, .inconclusive].compactMap { verdict in
            counted.first { $0.verdict == verdict }
        }.first
        var result = result.with(decisive?.verdict ?? .pass, decisive?.reason ?? "")
        if counted.isEmpty {
            result = result.with(.inconclusive, run.whole.sampleCount == 0 ? "NO_DATA" : "NO_GROUP")
        }
        result.n = judged.reduce(0) { $0 + UInt64($1.coverage.present) }
        result.missing = judged.reduce(0) { $0 + UInt64($1.coverage.missing) }
        result.coverage = judged.map(\.coverage.share).min() ?? 0
        result.method = ComparedValue.plainMethod(metric, rule)
        if let method = counted.first(where: { $0.quantity != nil })?.quantity?.method { result.method = method }
        result.groupsPassed = UInt32(counted.count { $0.verdict == .pass })
        result.groupsFailed = UInt32(counted.count { $0.verdict == .fail })
        result.groupsInconclusive = UInt32(counted.count { $0.verdict == .inconclusive })
        result.groupsIgnored = UInt32(judged.count - counted.count)
        result.groups = Self.listed(Self.order.flatMap { wanted in judged.filter { $0.shownVerdict == wanted } })
        countPairs(&result)
        return result
    }

    /// Those that did not pass first; the ones that do not count before those that passed.
    private static let order: [GateVerdict] = [.error, .fail, .inconclusive, .unspecified, .pass]
}

extension RuleJudge.Judged {
    /// The verdict as it is listed.
    fileprivate var shownVerdict: GateVerdict { isIgnored ? .unspecified : verdict }

    fileprivate var result: GroupResult {
        var result = GroupResult(value: name, verdict: shownVerdict, reason: reason)
        if let quantity {
            result.estimate = quantity.estimate.map(quantity.shown)
            result.method = quantity.method
        }
        (result.worst, result.best) = (worst, best)
        result.n = UInt64(coverage.present)
        result.missing = UInt64(coverage.missing)
        result.coverage = coverage.share
        return result
    }
}
