package import RegentMessages
import RegentModel

/// Judges evidence by locked gates. The same evidence and gates give the same bits.
///
/// - Source: docs/evaluation.md, "How a gate is judged" and "Missing values".
package struct GateJudge: Sendable {
    let evidence: Evidence

    package init(evidence: Evidence) { self.evidence = evidence }

    /// The verdict over all rules; only blocking ones decide it.
    ///
    /// No blocking rule is INCONCLUSIVE (NO_GATES): silence never opens.
    package func verdict(_ policy: GatePolicy) -> Verdict {
        var verdict = Verdict()
        verdict.results = policy.rules.map(result)
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

    /// One rule, judged.
    func result(_ rule: GateRule) -> GateResult {
        var result = GateResult()
        result.key = rule.key
        result.metric = rule.metric
        result.severity = rule.severity == .unspecified ? .block : rule.severity
        guard [rule.min, rule.max].allSatisfy({ $0?.isFinite ?? true }) else {
            return result.with(.inconclusive, "NOT_FINITE")
        }
        result.min = rule.min
        result.max = rule.max
        guard let metric = metric(of: rule) else {
            return result.with(.error, "UNKNOWN_METRIC")
        }
        let coverage = evidence.coverage(of: metric)
        result.n = UInt64(coverage.present)
        result.missing = UInt64(coverage.missing)
        result.coverage = coverage.share
        result.method = ComparedValue.method(metric, rule.bound)
        if let reason = insufficiency(rule, coverage) {
            return result.with(.inconclusive, reason)
        }
        let value = ComparedValue(evidence: evidence, metric: metric, rule: rule)
        result.estimate = value.estimate
        result.detectableEffect = value.detectableEffect
        return judged(result, rule, value).finite
    }

    private func metric(of rule: GateRule) -> Metric? {
        // A run of an earlier release may have declared a score whose name is a built-in metric's since.
        if evidence.declares(rule.metric), rule.quantile == nil { return .score(rule.metric) }
        return Metric.builtIn(rule.metric, quantile: rule.quantile)
    }

    /// Why there is too little evidence to judge at all.
    private func insufficiency(_ rule: GateRule, _ coverage: Coverage) -> String? {
        if evidence.sampleCount == 0 { return "NO_DATA" }
        if coverage.present == 0 { return "MISSING_METRIC" }
        if coverage.present < rule.minSamples { return "MIN_SAMPLES" }
        if coverage.share < rule.minCoverage { return "COVERAGE" }
        // The bounds take samples for independent, and would be too narrow.
        if evidence.hasClusters, rule.usesBound { return "CLUSTERS_IGNORED" }
        return nil
    }

    /// Judges each threshold at the worst and the best the missing values could be.
    private func judged(
        _ result: GateResult, _ rule: GateRule, _ value: ComparedValue
    ) -> GateResult {
        var result = result
        var sides: [(verdict: GateVerdict, reason: String)] = []
        func judge(
            worst: ComparedValue.Fill, best: ComparedValue.Fill, reason: String,
            passes: (Double) -> Bool
        ) {
            let worst = value.at(worst)
            let best = rule.missing == .countAsWorst ? worst : value.at(best)
            result.worst = result.worst ?? worst
            result.best = result.best ?? best
            sides.append(Self.side(worst, best, value, reason, passes))
        }
        if let min = rule.min {
            judge(worst: .low, best: .high, reason: "BELOW_MIN") { $0 >= min }
        }
        if let max = rule.max {
            judge(worst: .high, best: .low, reason: "ABOVE_MAX") { $0 <= max }
        }
        for verdict in [GateVerdict.fail, .inconclusive] {
            if let side = sides.first(where: { $0.verdict == verdict }) {
                return result.with(verdict, side.reason)
            }
        }
        return result.with(.pass, "")
    }

    private static func side(
        _ worst: Double?, _ best: Double?, _ value: ComparedValue, _ reason: String,
        _ passes: (Double) -> Bool
    ) -> (GateVerdict, String) {
        guard value.isComparable(worst), value.isComparable(best) else {
            return (.inconclusive, "NOT_FINITE")
        }
        if let worst, passes(worst) { return (.pass, "") }
        if let best, !passes(best) { return (.fail, reason) }
        return (.inconclusive, worst == nil || best == nil ? value.absence : "COVERAGE")
    }
}

extension GateResult {
    fileprivate func with(_ verdict: GateVerdict, _ reason: String) -> GateResult {
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
        result.detectableEffect = detectableEffect?.finite
        return result
    }
}
