import RegentMessages
import RegentModel

/// The value of a metric that a rule compares with its threshold, with the missing values at either extreme.
struct ComparedValue: GateQuantity {
    /// The values assumed for the missing ones.
    enum Fill {
        /// Their least legal value.
        case low
        /// Their greatest legal value.
        case high
    }

    let evidence: Evidence
    let metric: Metric
    let coverage: Coverage
    /// Missing values that count; none where the rule leaves them out.
    let missing: Int
    private let isBound: Bool
    private let confidence: Double
    /// Whether a rate takes Clopper and Pearson's bound.
    private let isExact: Bool
    /// What honours clusters, where there are any and a bound is compared.
    private let clusters: ClusteredValue?
    /// The value of a derived metric over the present values of its parts.
    private let derived: DerivedEstimate?

    /// - Parameter table: the clusters of the evidence, where it has any and keeps them.
    init(evidence: Evidence, metric: Metric, rule: GateRule, table: ClusterSource? = nil) {
        self.evidence = evidence
        self.metric = metric
        coverage = evidence.coverage(of: metric)
        isBound = ConfidenceBounds.Side(rule.bound) != nil
        confidence = rule.level
        isExact = rule.rateBound == .clopperPearson && metric.isRate
        missing = rule.missing == .exclude ? 0 : coverage.missing
        clusters =
            isBound
            ? table.flatMap { ClusteredValue(evidence, metric, in: $0, countingMissing: rule.missing != .exclude) }
            : nil
        derived = if case .derived(let name) = metric { DerivedEstimate(name, evidence, clusters: table) } else { nil }
    }

    var method: String {
        guard isBound else { return "point" }
        return clusters?.method ?? derived?.method ?? equalMethod ?? Self.plainMethod(metric, isExact: isExact)
    }

    /// Name of the bound of a score whose values are all equal; nil where they are not, or some are missing.
    private var equalMethod: String? {
        guard case .score(let name) = metric, missing == 0, let range = evidence.range(ofScore: name),
            evidence.values(ofScore: name).count > 1, evidence.values(ofScore: name).equalValue != nil,
            let mean = evidence.mean(ofScore: name)
        else { return nil }
        return ConfidenceBounds.isEnd(mean, of: range) ? "wilson" : "hoeffding"
    }

    /// Name of the way the value of a rule is made where there are no clusters.
    static func plainMethod(_ metric: Metric, _ rule: GateRule) -> String {
        ConfidenceBounds.Side(rule.bound) == nil
            ? "point" : plainMethod(metric, isExact: rule.rateBound == .clopperPearson)
    }

    private static func plainMethod(_ metric: Metric, isExact: Bool) -> String {
        switch metric {
        case .sampleCount: "point"
        case .rate, .statusRate: isExact ? "clopper-pearson" : "wilson"
        case .latency: "order-statistic"
        case .score: "student-t"
        case .derived: "delta"
        }
    }

    var absence: String {
        if case .score(let name) = metric, missing > 0, evidence.range(ofScore: name) == nil {
            return "COVERAGE"
        }
        if let derived, missing > 0 || derived.reason.isEmpty == false {
            return derived.absence(isMissing: missing > 0)
        }
        return clusters?.absence ?? "NO_BOUND"
    }

    var clusterCount: Int { clusters?.clusterCount ?? derived?.clusterCount ?? 0 }

    /// Of a latency infinity can be compared: it is beyond every threshold. Of a score it cannot: its sign is that of
    /// an overflow.
    func isComparable(_ value: Double?) -> Bool {
        guard let value, !value.isFinite else { return true }
        if case .latency = metric { return value == .infinity }
        return false
    }

    /// Trials up to which an exact bound is computed, in O(√n) steps; only records that were left out are more.
    private static let exactTrialsMax = 100_000_000

    var estimate: Double? { value(.low, nil, confidence: confidence, missing: 0) }

    func value(_ fill: Fill, _ side: ConfidenceBounds.Side?, confidence: Double) -> Double? {
        if let side, let clusters {
            guard absence != "COVERAGE" else { return nil }
            return clusters.bound(side, fill, confidence: confidence)
        }
        return value(fill, side, confidence: confidence, missing: missing)
    }

    private func value(
        _ fill: Fill, _ side: ConfidenceBounds.Side?, confidence: Double, missing: Int
    ) -> Double? {
        switch metric {
        case .sampleCount: Double(evidence.sampleCount + (fill == .high ? missing : 0))
        case .rate, .statusRate: rate(fill, side, confidence, missing)
        case .latency(let quantile): latency(quantile, fill, side, confidence, missing)
        case .score(let name): score(name, fill, side, confidence, missing)
        case .derived: derived?.value(fill, side, confidence: confidence, isMissing: missing > 0)
        }
    }

    private func rate(
        _ fill: Fill, _ side: ConfidenceBounds.Side?, _ confidence: Double, _ missing: Int
    ) -> Double? {
        let successes = (evidence.trueCount(of: metric) ?? 0) + (fill == .high ? missing : 0)
        let trials = coverage.present + missing
        guard let side else { return Double(successes) / Double(trials) }
        guard !isExact else {
            guard trials <= Self.exactTrialsMax else { return nil }
            return ClopperPearson.bound(successes: successes, trials: trials, side, confidence: confidence)
        }
        return ConfidenceBounds.wilson(
            successes: successes, trials: trials, side, confidence: confidence)
    }

    /// Missing latencies stand at 0 below all present ones, or at +∞ above them.
    private func latency(
        _ quantile: Double, _ fill: Fill, _ side: ConfidenceBounds.Side?, _ confidence: Double, _ missing: Int
    ) -> Double? {
        let count = evidence.latencyCount + missing
        let rank: Int
        if let side {
            if let value = latencyAmongMissing(quantile, fill, side, confidence, missing) { return value }
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
        if presentRank > evidence.latencyCount { return .infinity }
        return evidence.latencyMilliseconds(atRanks: [presentRank])[presentRank]
    }

    /// The bound where it certainly falls among the missing latencies; nil where it may not.
    private func latencyAmongMissing(
        _ quantile: Double, _ fill: Fill, _ side: ConfidenceBounds.Side, _ confidence: Double, _ missing: Int
    ) -> Double? {
        let present = evidence.latencyCount
        guard missing > present,
            let ranks = ConfidenceBounds.quantileRankLimits(
                quantile, count: present + missing, side, confidence: confidence)
        else { return nil }
        if fill == .low { return ranks.upperBound <= missing ? 0 : nil }
        return ranks.lowerBound > present ? .infinity : nil
    }

    private func score(
        _ name: String, _ fill: Fill, _ side: ConfidenceBounds.Side?, _ confidence: Double, _ missing: Int
    ) -> Double? {
        let range = evidence.range(ofScore: name)
        guard missing == 0 || range != nil else { return nil }
        let values = evidence.values(ofScore: name)
        guard let side else {
            let end = fill == .low ? range?.lowerBound : range?.upperBound
            return values.mean([(end ?? 0, missing)])
        }
        guard missing > 0, let range else {
            return values.moments().flatMap {
                ConfidenceBounds.mean($0, range: range, side, confidence: confidence)
            }
        }
        return MissingScores(
            beside: values, missing: missing, range: range, side: side, confidence: confidence)?.bound(fill)
    }

    /// (z_c + z_0.8) standard errors of a rate or a mean, over clusters where the bound is.
    var detectableEffect: Double? {
        // Few values, or none that differ, say little of the spread: no effect is promised.
        guard coverage.present >= 30, let error = standardError, error > 0 else { return nil }
        return (Distributions.normalQuantile(confidence) + Distributions.normalQuantile(0.8)) * error
    }

    private var standardError: Double? {
        if let clusters { return clusters.standardError }
        switch metric {
        case .rate, .statusRate:
            guard let successes = evidence.trueCount(of: metric) else { return nil }
            let p = Double(successes) / Double(coverage.present)
            return (p * (1 - p) / Double(coverage.present)).squareRoot()
        case .score(let name): return evidence.values(ofScore: name).moments()?.standardError
        case .derived: return derived?.standardError
        case .sampleCount, .latency: return nil
        }
    }
}
