import RegentMessages
import RegentModel

extension RunComparison {
    /// Two runs side by side as independent samples: a row per metric of either.
    init(baseline: EvalSummary, candidate: EvalSummary) {
        self.init()
        deltas = Self.deltas(baseline, candidate)
    }

    private static func deltas(_ before: EvalSummary, _ after: EvalSummary) -> [MetricDelta] {
        let names = Set(before.metrics.keys).union(after.metrics.keys).sorted()
        return names.map { name in
            var delta = MetricDelta()
            delta.metric = name
            delta.baseline = before.metrics[name]?.value
            delta.candidate = after.metrics[name]?.value
            if let from = delta.baseline, let to = delta.candidate { delta.delta = (to - from).finite }
            if let before = before.metrics[name], let after = after.metrics[name] {
                delta.interval = difference(before, after)
            }
            delta.reason = reason(delta, [before.metrics[name], after.metrics[name]])
            return delta
        }
    }

    /// Why there is no difference, or no interval; empty where there are both.
    private static func reason(_ delta: MetricDelta, _ sides: [MetricEstimate?]) -> String {
        if let absent = sides.first(where: { $0?.value == nil }) {
            let reason = absent?.reason ?? ""
            return reason.isEmpty ? "MISSING_METRIC" : reason
        }
        if delta.delta == nil { return "NOT_FINITE" }
        return delta.interval == nil ? "NO_BOUND" : ""
    }

    /// Interval of a difference from the intervals of its ends.
    ///
    /// Rates and means: the square-and-add rule, which for Wilson intervals is Newcombe's
    /// method 10. Percentiles: end against end, which is wider than needed but assumes nothing. None where an end
    /// passes the range of a double.
    /// - Source: R. G. Newcombe (1998), Statistics in Medicine 17:873-890.
    private static func difference(_ baseline: MetricEstimate, _ candidate: MetricEstimate) -> Interval? {
        let interval = unlimitedDifference(baseline, candidate)
        guard let interval, interval.lower.isFinite, interval.upper.isFinite else { return nil }
        return interval
    }

    private static func unlimitedDifference(
        _ baseline: MetricEstimate, _ candidate: MetricEstimate
    ) -> Interval? {
        guard let from = baseline.value, let to = candidate.value,
            let first = baseline.interval, let second = candidate.interval
        else { return nil }
        let methods = [first.method, second.method]
        if methods.allSatisfy({ $0 == "order-statistic" || $0 == "cluster-bootstrap" }) {
            return Interval(
                lower: second.lower - first.upper, upper: second.upper - first.lower,
                confidence: first.confidence,
                method: methods.contains("cluster-bootstrap") ? "cluster-bootstrap" : "order-statistic")
        }
        func reach(_ a: Double, _ b: Double) -> Double {
            let plain = (a * a + b * b).squareRoot()
            guard !plain.isFinite else { return plain }
            let unit = Moments.unitOfHuge
            return ((a / unit) * (a / unit) + (b / unit) * (b / unit)).squareRoot() * unit
        }
        return Interval(
            lower: to - from - reach(to - second.lower, first.upper - from),
            upper: to - from + reach(second.upper - to, from - first.lower),
            confidence: first.confidence,
            method: methods.allSatisfy { $0 == "wilson" } ? "newcombe" : "square-and-add")
    }
}
