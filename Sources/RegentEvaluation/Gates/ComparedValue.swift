import RegentMessages
import RegentModel

/// The value a rule compares with its threshold, with the missing values at either extreme.
struct ComparedValue {
    /// The values assumed for the missing ones.
    enum Fill {
        /// Their least legal value.
        case low
        /// Their greatest legal value.
        case high
    }

    let evidence: Evidence
    let metric: Metric
    let bound: GateBound
    let confidence: Double
    /// Missing values that count; none where the rule leaves them out.
    let missing: Int

    init(evidence: Evidence, metric: Metric, rule: GateRule) {
        self.evidence = evidence
        self.metric = metric
        bound = rule.bound
        confidence = rule.confidence == 0 ? 0.95 : rule.confidence
        missing = rule.missing == .exclude ? 0 : evidence.coverage(of: metric).missing
    }

    /// Name of the way the value is made.
    static func method(_ metric: Metric, _ bound: GateBound) -> String {
        guard bound == .lower || bound == .upper else { return "point" }
        return switch metric {
        case .sampleCount: "point"
        case .rate, .statusRate: "wilson"
        case .latency: "order-statistic"
        case .score: "student-t"
        }
    }

    /// Why there is no value: no bound at this n, or missing values without a legal range.
    var absence: String {
        if case .score(let name) = metric, missing > 0, evidence.range(ofScore: name) == nil {
            return "COVERAGE"
        }
        return "NO_BOUND"
    }

    /// Whether a value can be compared with a threshold; absence is judged for itself.
    ///
    /// Of a latency infinity can: it is beyond every threshold. Of a score it cannot: its sign is that of an
    /// overflow.
    func isComparable(_ value: Double?) -> Bool {
        guard let value, !value.isFinite else { return true }
        if case .latency = metric { return value == .infinity }
        return false
    }

    /// The estimate over the present values.
    var estimate: Double? {
        ComparedValue(self, bound: .point, missing: 0).at(.low)
    }

    /// The compared value; nil if there is none (see `absence`).
    func at(_ fill: Fill) -> Double? {
        switch metric {
        case .sampleCount: Double(evidence.sampleCount + (fill == .high ? missing : 0))
        case .rate, .statusRate: rate(fill)
        case .latency(let quantile): latency(quantile, fill)
        case .score(let name): score(name, fill)
        }
    }

    private init(_ other: ComparedValue, bound: GateBound, missing: Int) {
        evidence = other.evidence
        metric = other.metric
        self.bound = bound
        confidence = other.confidence
        self.missing = missing
    }

    private var side: ConfidenceBounds.Side? {
        switch bound {
        case .lower: .lower
        case .upper: .upper
        default: nil
        }
    }

    private func rate(_ fill: Fill) -> Double? {
        let successes = (evidence.trueCount(of: metric) ?? 0) + (fill == .high ? missing : 0)
        let trials = evidence.coverage(of: metric).present + missing
        guard let side else { return Double(successes) / Double(trials) }
        return ConfidenceBounds.wilson(
            successes: successes, trials: trials, side, confidence: confidence)
    }

    /// Missing latencies stand at 0 below all present ones, or at +∞ above them.
    private func latency(_ quantile: Double, _ fill: Fill) -> Double? {
        let count = evidence.latencies.count + missing
        let rank: Int
        if let side {
            guard
                let bound = ConfidenceBounds.quantileRank(
                    quantile, count: count, side, confidence: confidence)
            else { return nil }
            rank = bound
        } else {
            rank = Evidence.nearestRank(quantile, count: count)
        }
        let presentRank = fill == .low ? rank - missing : rank
        if presentRank < 1 { return 0 }
        if presentRank > evidence.latencies.count { return .infinity }
        return evidence.latencyMilliseconds(atRanks: [presentRank])[presentRank]
    }

    private func score(_ name: String, _ fill: Fill) -> Double? {
        let range = evidence.range(ofScore: name)
        guard missing == 0 || range != nil else { return nil }
        let values = evidence.scores[name] ?? []
        guard let side else {
            let end = fill == .low ? range?.lowerBound : range?.upperBound
            return Moments(of: values, fill: end ?? 0, fillCount: missing)?.mean
        }
        guard missing > 0, let range else {
            return Moments(of: values).flatMap {
                ConfidenceBounds.mean($0, range: range, side, confidence: confidence)
            }
        }
        return MissingScores(
            beside: values, missing: missing, range: range, side: side, confidence: confidence)?.bound(fill)
    }

    /// Smallest shift of a rate or mean that a one-sided test at this n would detect with 80 %
    /// power: (z_c + z_0.8)·s/√n.
    var detectableEffect: Double? {
        let error: Double
        switch metric {
        case .rate, .statusRate:
            let count = evidence.coverage(of: metric).present
            guard count > 0, let successes = evidence.trueCount(of: metric) else { return nil }
            let p = Double(successes) / Double(count)
            error = (p * (1 - p) / Double(count)).squareRoot()
        case .score(let name):
            guard let found = Moments(of: evidence.scores[name] ?? [])?.standardError else { return nil }
            error = found
        case .sampleCount, .latency:
            return nil
        }
        let z = Distributions.normalQuantile(confidence) + Distributions.normalQuantile(0.8)
        return z * error
    }
}
