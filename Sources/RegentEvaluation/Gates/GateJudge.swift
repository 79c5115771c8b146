package import RegentMessages
import RegentModel

/// Judges evidence by locked gates. The same evidence and gates give the same bits.
///
/// - Source: docs/evaluation.md, "How a gate is judged" and "Missing values".
package struct GateJudge: Sendable {
    /// Version of these rules, stored with each verdict. Version 2: a gate with a bound FAILs only where the opposite
    /// bound contradicts it too.
    package static let rulesVersion: UInt32 = 2

    let evidence: GateEvidence
    private let baselines: [String: GateBaseline]
    private let ageSeconds: UInt64?
    /// The results, where they are known.
    private let found: [GateResult]?

    /// - Parameters:
    ///   - evidence: the samples by the slices and fields of the gates.
    ///   - baselines: by the names that the gates have; one that is missing here is an ERROR of its gates.
    ///   - ageSeconds: since the run was sealed; nil where that is not known, so that a limit of age is not met.
    package init(evidence: GateEvidence, baselines: [String: GateBaseline] = [:], ageSeconds: UInt64? = nil) {
        (self.evidence, self.baselines, self.ageSeconds, found) = (evidence, baselines, ageSeconds, nil)
    }

    /// Judges by results that were found in several readings, in the order of the rules.
    package init(results: [GateResult]) {
        (evidence, baselines, ageSeconds) = (GateEvidence(whole: Evidence(declared: [])), [:], nil)
        found = results
    }

    /// Judges gates without slices, groups and baselines.
    package init(evidence: Evidence) { self.init(evidence: GateEvidence(whole: evidence)) }

    /// The verdict over all rules; only blocking ones decide it.
    ///
    /// No blocking rule is INCONCLUSIVE (NO_GATES): silence never opens.
    package func verdict(_ policy: GatePolicy) -> Verdict {
        var verdict = Verdict()
        verdict.rulesVersion = Self.rulesVersion
        verdict.results = found ?? results(policy.rules)
        let blocking = verdict.results.filter { $0.severity != .warn }
        guard !blocking.isEmpty else {
            verdict.status = .inconclusive
            verdict.reasons = ["NO_GATES"]
            return verdict
        }
        let order: [GateVerdict] = [.error, .fail, .inconclusive]
        let status = order.first { worst in blocking.contains { $0.verdict == worst } } ?? .pass
        verdict.status = status
        if status != .pass {
            verdict.reasons = Set(blocking.filter { $0.verdict == status }.map(\.reason)).sorted()
        }
        return verdict
    }

    /// The results in the order of the rules; rules that look at the same samples are judged together.
    package func results(_ rules: [GateRule]) -> [GateResult] {
        var results = [GateResult](repeating: GateResult(), count: rules.count)
        var views: [GateView] = []
        for view in rules.map(GateView.init) where !views.contains(view) { views.append(view) }
        for view in views {
            let places = rules.indices.filter { GateView(rules[$0]) == view }
            var groups: [Int: [GateGroup]] = [:]
            let found = evidence.groups(view)
            for (name, evidence) in found ?? [] {
                let needsClusters = places.contains { rules[$0].usesBound && !rules[$0].paired }
                let table = needsClusters ? evidence.clusterSource : nil
                for place in places where !rules[place].paired {
                    // What a rule says must not depend on the rules beside it.
                    let own = rules[place].usesBound ? table : nil
                    groups[place, default: []].append(GateGroup(name: name, evidence: evidence, table: own))
                }
            }
            for place in places {
                results[place] = result(rules[place], groups[place] ?? [], isOverfull: found == nil)
            }
        }
        return results
    }

    /// Whether something was asked for these results that is not known yet.
    package var isOpen: Bool {
        evidence.isOpen || baselines.values.contains { $0.evidence.isOpen || $0.pairs?.isOpen == true }
    }

    /// Forgets what was read for results that are known.
    package func clear() {
        evidence.book?.clear()
        for baseline in baselines.values {
            baseline.evidence.book?.clear()
            baseline.pairs?.book.clear()
        }
    }

    /// The rules in parts whose results are found together, because what is read for them fits into memory.
    package func parts(_ rules: [GateRule], bytesMax: Int) -> [[GateRule]] {
        var (parts, bytes) = ([[GateRule]](), Int.max)
        for rule in rules {
            let all = [evidence] + (baselines[rule.baseline].map { [$0.evidence] } ?? [])
            let groups = all.reduce(0) { $0 + ($1.book == nil ? 0 : $1.groupCount(GateView(rule))) }
            let isQuantile = if case .latency? = metric(of: rule) { rule.usesBound } else { false }
            let more = groups * (isQuantile ? 2 * ClusterBootstrap.byteCount : 4_096)
            if parts.isEmpty || bytes > bytesMax - more {
                (parts, bytes) = (parts + [[]], 0)
            }
            parts[parts.count - 1].append(rule)
            bytes += more
        }
        return parts
    }

    /// One rule, judged over its groups.
    private func result(_ rule: GateRule, _ groups: [GateGroup], isOverfull: Bool) -> GateResult {
        var result = GateResult(rule)
        guard [rule.min, rule.max, rule.margin, rule.marginRelative].allSatisfy({ $0?.isFinite ?? true }) else {
            return result.with(.inconclusive, "NOT_FINITE")
        }
        result.setThresholds(rule)
        guard let metric = metric(of: rule) else { return result.with(.error, "UNKNOWN_METRIC") }
        guard evidence.whole.sampleCount > 0 else {
            result.missing = UInt64(evidence.whole.rejectedCount)
            result.method = ComparedValue.plainMethod(metric, rule)
            return result.with(.inconclusive, "NO_DATA")
        }
        if let fault = baselineFault(rule) { return result.with(fault.verdict, fault.reason) }
        if isStale(rule) { return result.with(.inconclusive, "STALE") }
        guard !isOverfull else { return result.with(.inconclusive, "TOO_MANY_GROUPS") }
        let judge = RuleJudge(rule, metric, baseline: baselines[rule.baseline], run: evidence)
        guard let judged = judge.groups(groups) else { return result.with(.inconclusive, "TOO_MANY_GROUPS") }
        if rule.by.isEmpty, let only = judged.first { return judge.whole(result, only).finite }
        return judge.summed(result, judged).finite
    }

    private func metric(of rule: GateRule) -> Metric? {
        // A run of an earlier release may have declared a score whose name is a built-in metric's since.
        if evidence.whole.declares(rule.metric), rule.quantile == nil { return .score(rule.metric) }
        if evidence.whole.derived[rule.metric] != nil, rule.quantile == nil { return .derived(rule.metric) }
        return Metric.builtIn(rule.metric, quantile: rule.quantile)
    }

    private func baselineFault(_ rule: GateRule) -> (verdict: GateVerdict, reason: String)? {
        guard rule.isComparison else { return nil }
        guard let baseline = baselines[rule.baseline] else { return (.error, GateBaseline.Fault.missing.rawValue) }
        if let fault = baseline.fault { return (fault.verdict, fault.rawValue) }
        guard rule.paired else { return nil }
        guard let pairs = baseline.pairs else { return (.error, GateBaseline.Fault.missing.rawValue) }
        return pairs.isAligned ? nil : (.inconclusive, "UNPAIRED")
    }

    /// Whether the run or its baseline is older than the rule allows; what has no known age may be.
    private func isStale(_ rule: GateRule) -> Bool {
        guard rule.maxAgeS > 0 else { return false }
        let ages = rule.isComparison ? [ageSeconds, baselines[rule.baseline]?.ageSeconds] : [ageSeconds]
        return ages.contains { $0.map { $0 > rule.maxAgeS } ?? true }
    }
}

/// The samples of one group, ready to be judged.
struct GateGroup {
    let name: String
    let evidence: Evidence
    /// Its clusters, where samples name any and they are kept.
    let table: ClusterSource?
}

extension Evidence {
    /// The clusters of samples that depend on each other; nil where they do not, or are not known.
    var clusterSource: ClusterSource? {
        guard hasClusters else { return nil }
        guard asked == nil else { return .asked }
        guard keepsClusters, let rows else { return nil }
        return .kept(ClusterTable(rows))
    }
}

extension GateResult {
    fileprivate init(_ rule: GateRule) {
        self.init()
        key = rule.key
        metric = rule.metric
        severity = rule.severity == .unspecified ? .block : rule.severity
        by = rule.by
        if rule.isComparison { baseline = BaselineResult(baseline: rule.baseline, paired: rule.paired) }
    }

    /// The thresholds, of a comparison its margin.
    fileprivate mutating func setThresholds(_ rule: GateRule) {
        guard rule.isComparison else {
            (min, max) = (rule.min, rule.max)
            return
        }
        let margin = rule.margin ?? rule.marginRelative
        if rule.isMinimum { min = margin } else { max = margin }
    }

    func with(_ verdict: GateVerdict, _ reason: String) -> GateResult {
        var result = self
        result.verdict = verdict
        result.reason = reason
        return result
    }

    /// The result as it is stored: a number that is not finite is left out.
    ///
    /// SQLite has no NaN, JSON no infinity, and what is stored is compared by its bits.
    fileprivate var finite: GateResult {
        var result = self
        result.estimate = estimate?.finite
        result.worst = worst?.finite
        result.best = best?.finite
        result.opposite = opposite?.finite
        result.detectableEffect = detectableEffect?.finite
        result.baseline?.estimate = baseline?.estimate?.finite
        result.baseline?.candidate = baseline?.candidate?.finite
        result.baseline?.pValue = baseline?.pValue?.finite
        for place in result.groups.indices {
            result.groups[place].estimate = groups[place].estimate?.finite
            result.groups[place].worst = groups[place].worst?.finite
            result.groups[place].best = groups[place].best?.finite
        }
        return result
    }
}
