import RegentMessages
import RegentModel

/// The influences of clusters on the value of a derived metric: how far each moves it.
///
/// Clusters can be added one after the other, and their order does not matter.
struct DerivedSpread: Sendable {
    /// A part that moves the value.
    private struct Weight {
        let metric: Metric
        let mean: Double
        /// Slope by the mean, for each of its values.
        let weight: Double
    }

    private let weights: [Weight]
    private var squares = ExactSum()
    /// Clusters that have a value of a part.
    private(set) var count = 0

    /// The value of a derived metric, and its spread; nil where it is not known: where there is no value, at a corner,
    /// of a percentile, and of clusters that are not kept.
    static func of(
        _ metric: DerivedMetrics.Derived, _ evidence: Evidence, clusters: ClusterSource?
    ) -> (value: DerivedValue, spread: DerivedSpread?) {
        let values = evidence.values(ofPartsOf: metric)
        let value = evidence.derived.value(of: metric.name) { values[$0] } ?? .missingPart
        if let findings = evidence.findings { return (value, findings.spreads[metric.name]) }
        guard clusters != nil || !evidence.hasClusters, var spread = DerivedSpread(value, metric, evidence, values)
        else { return (value, nil) }
        if let asked = evidence.asked { return (value, asked.spread(metric.name)) }
        guard let rows = evidence.rows else { return (value, nil) }
        let table: ClusterTable? = if case .kept(let table)? = clusters { table } else { nil }
        for table in table.map({ [$0] }) ?? ClusterTable.ofIndependent(rows) {
            spread.add(table.count) { evidence.totals(of: $0, in: table) }
        }
        return (value, spread)
    }

    /// No cluster yet; nil where the spread is not known whatever the clusters are.
    ///
    /// - Parameter values: of the parts.
    init?(
        _ value: DerivedValue, _ metric: DerivedMetrics.Derived, _ evidence: Evidence, _ values: [String: Double]
    ) {
        guard case .value(let term, false) = value else { return nil }
        var weights: [Weight] = []
        for (name, slope) in zip(metric.parts, term.gradient) where slope != 0 {
            let part = evidence.part(name)
            if case .latency = part { return nil }
            guard part != .sampleCount else { continue }
            guard let mean = values[name] else { return nil }
            let count = evidence.coverage(of: part).present
            weights.append(Weight(metric: part, mean: mean, weight: slope / Double(count)))
        }
        self.weights = weights
    }

    /// No cluster yet, of a metric whose parts the evidence knows; nil where the spread is not known.
    init?(of metric: DerivedMetrics.Derived, _ evidence: Evidence) {
        let values = evidence.values(ofPartsOf: metric)
        guard let value = evidence.derived.value(of: metric.name, part: { values[$0] }) else { return nil }
        self.init(value, metric, evidence, values)
    }

    /// Adds clusters.
    ///
    /// - Parameter totals: of a metric in each of them, in the same order for every metric.
    mutating func add(_ clusters: Int, totals: (Metric) -> [ClusterTotal]) {
        var influences = [Influence](repeating: Influence(), count: clusters)
        for part in weights {
            for (number, total) in totals(part.metric).enumerated() where total.count > 0 {
                influences[number].add(total, mean: part.mean, weight: part.weight)
            }
        }
        for influence in influences where influence.hasValues {
            let value = influence.value
            squares.add(value * value)
            count += 1
        }
    }

    /// Standard error of the value; nil below two clusters, and without spread.
    var standardError: Double? {
        guard count > 1 else { return nil }
        let variance = Double(count) / Double(count - 1) * squares.value
        return variance.isFinite && variance > 0 ? variance.squareRoot() : nil
    }

    /// How far one cluster moves a value.
    private struct Influence {
        private(set) var hasValues = false
        private var sum = 0.0
        private var scale = 0.0

        mutating func add(_ total: ClusterTotal, mean: Double, weight: Double) {
            let share = Double(total.count) * mean
            hasValues = true
            sum += weight * (total.sum - share)
            scale += abs(weight) * (abs(total.sum) + abs(share))
        }

        /// What is left of parts that cancel each other but for rounding is no spread.
        var value: Double { abs(sum) <= 8 * scale.ulp ? 0 : sum }
    }
}

extension Evidence {
    /// The values of the parts of a derived metric that have one.
    func values(ofPartsOf metric: DerivedMetrics.Derived) -> [String: Double] {
        var values: [String: Double] = [:]
        for name in metric.parts { values[name] = value(ofPart: name) }
        return values
    }

    private func value(ofPart name: String) -> Double? {
        let metric = part(name)
        let count = coverage(of: metric).present
        switch metric {
        case .sampleCount: return Double(sampleCount)
        case .rate, .statusRate: return count > 0 ? Double(trueCount(of: metric) ?? 0) / Double(count) : nil
        case .latency(let quantile):
            let rank = Self.nearestRank(quantile, count: latencyCount)
            return latencyMilliseconds(atRanks: [rank])[rank]
        case .score(let score): return mean(ofScore: score)?.finite
        case .derived: return nil
        }
    }
}
