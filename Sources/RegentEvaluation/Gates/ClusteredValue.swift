import RegentMessages
import RegentModel

/// Bounds of a metric over samples that depend on each other within clusters.
struct ClusteredValue {
    private enum Kind {
        case mean(FilledMean)
        /// Draws with missing latencies as 0 and as infinite; nil where a missing one may be of any cluster.
        case quantile(low: ClusterBootstrap, high: ClusterBootstrap)
        case none(String)
    }

    private let kind: Kind

    /// Nil where the metric has no bound, or no value.
    init?(_ evidence: Evidence, _ metric: Metric, in clusters: ClusterSource, countingMissing: Bool) {
        let unknown = countingMissing ? evidence.rejectedCount : 0
        switch metric {
        // The delta method has its own clusters.
        case .sampleCount, .derived: return nil
        case .rate, .statusRate, .score:
            let range: ClosedRange<Double>? =
                if case .score(let name) = metric { evidence.range(ofScore: name) } else { 0...1 }
            let found =
                switch clusters {
                case .kept(let table):
                    Self.mean(metric, evidence, table, countingMissing: countingMissing, unknown: unknown, range)
                case .asked: evidence.asked?.mean(of: metric, countingMissing: countingMissing)
                }
            guard let found else { return nil }
            kind = .mean(found)
        case .latency(let quantile):
            guard unknown == 0 else {
                kind = .none("COVERAGE")
                return
            }
            let found =
                switch clusters {
                case .kept(let table): Self.draws(quantile, evidence, table, countingMissing: countingMissing)
                case .asked: evidence.asked?.draws(of: quantile, countingMissing: countingMissing)
                }
            guard let draws = found else {
                kind = .none("NO_BOUND")
                return
            }
            kind = .quantile(low: draws.low, high: draws.high)
        }
    }

    private static func mean(
        _ metric: Metric, _ evidence: Evidence, _ table: ClusterTable, countingMissing: Bool, unknown: Int,
        _ range: ClosedRange<Double>?
    ) -> FilledMean? {
        let known = evidence.totals(of: metric, in: table)
        let missing = countingMissing ? evidence.missing(of: metric, in: table) : []
        let clusters = known.indices.map { number in
            cluster(known[number], missing: missing.isEmpty ? 0 : missing[number], range: range)
        }
        return FilledMean(clusters, known: known, unknown: unknown, range: range)
    }

    /// A cluster with its missing values in the middle of where they may lie.
    static func cluster(_ known: ClusterTotal, missing: Int, range: ClosedRange<Double>?) -> FilledMean.Cluster {
        guard missing > 0, let range else { return FilledMean.Cluster(middle: known.sum, reach: 0, count: known.count) }
        let (low, high) = (range.lowerBound / 2, range.upperBound / 2)
        return FilledMean.Cluster(
            middle: known.sum + (low + high) * Double(missing), reach: (high - low) * Double(missing),
            count: known.count + missing)
    }

    /// Draws with missing latencies as 0 and as infinite.
    static func draws(
        _ quantile: Double, _ evidence: Evidence, _ table: ClusterTable, countingMissing: Bool
    ) -> (low: ClusterBootstrap, high: ClusterBootstrap)? {
        var missing = countingMissing ? evidence.missing(of: .latency(quantile: quantile), in: table) : []
        guard let latencies = evidence.latencies(in: table) else { return nil }
        // A cluster without a value, and without a missing one, says nothing and is not counted.
        var isCounted = missing.map { $0 > 0 } + [Bool](repeating: false, count: table.count - missing.count)
        for cluster in latencies.clusters { isCounted[Int(cluster)] = true }
        let counted = isCounted.indices.filter { isCounted[$0] }
        let drawn = DrawnClusters(counted.map { table.keys[$0] })
        if !missing.isEmpty {
            var absent = [Int](repeating: 0, count: drawn.unitCount)
            for cluster in counted { absent[Int(drawn.unit(of: table.keys[cluster]))] += missing[cluster] }
            missing = absent
        }
        let units = latencies.clusters.map { drawn.unit(of: table.keys[Int($0)]) }
        func draws(_ fill: ClusterBootstrap.Fill) -> ClusterBootstrap {
            ClusterBootstrap(
                of: quantile, values: latencies.values, clusters: units, clusterCount: drawn.unitCount,
                missing: missing, missingAs: fill
            ).counting(drawn.count)
        }
        let high = draws(.infinite)
        return (missing.contains { $0 > 0 } ? draws(.zero) : high, high)
    }

    /// Name of the way the bound is made.
    var method: String {
        switch kind {
        case .mean(let mean): mean.method
        case .quantile, .none: "cluster-bootstrap"
        }
    }

    /// Standard error of the mean of the present values; nil of a quantile and below two clusters.
    var standardError: Double? {
        if case .mean(let mean) = kind { return mean.knownError }
        return nil
    }

    /// Why there is no bound.
    var absence: String {
        if case .none(let reason) = kind { return reason }
        return "NO_BOUND"
    }

    /// Clusters.
    var clusterCount: Int {
        switch kind {
        case .mean(let mean): mean.clusterCount
        case .quantile(_, let draws): draws.clusterCount
        case .none: 0
        }
    }

    /// The bound with the missing values at an extreme; nil if there is none.
    func bound(_ side: ConfidenceBounds.Side, _ fill: ComparedValue.Fill, confidence: Double) -> Double? {
        switch kind {
        case .mean(let mean): mean.bound(side, fill, confidence: confidence)
        case .quantile(let low, let high):
            (fill == .low ? low : high).bound(side, confidence: confidence).map { $0 / 1_000 }
        case .none: nil
        }
    }
}

extension Evidence {
    /// Missing values of a metric in each cluster, without the records that were left out.
    func missing(of metric: Metric, in table: ClusterTable) -> [Int] {
        guard let rows else { return [] }
        switch metric {
        case .rate(let outcome): return table.counts { $1[outcome] == 0 && $1.status != Self.skippedStatus }
        case .latency: return table.counts { !$1.latencyPresent && $1.status != Self.skippedStatus }
        case .score(let name):
            var isPresent = [Bool](repeating: false, count: rows.codes.count)
            for row in rows.scoreRows[name] ?? [] { isPresent[Int(row)] = true }
            return table.counts { !isPresent[$0] && $1.status != Self.skippedStatus }
        case .sampleCount, .statusRate, .derived: return []
        }
    }

    /// Present latencies with the number of the cluster of each; nil where they are not kept by rows.
    func latencies(in table: ClusterTable) -> (values: [UInt32], clusters: [UInt32])? {
        guard let rows, rows.latencies.count == rows.codes.count else { return nil }
        var (values, clusters): ([UInt32], [UInt32]) = ([], [])
        for row in rows.codes.indices where OutcomeCode(rawValue: rows.codes[row]).latencyPresent {
            values.append(rows.latencies[row])
            clusters.append(UInt32(table.number(row)))
        }
        return (values, clusters)
    }

    private static let skippedStatus = UInt32(SampleStatus.skipped.rawValue)
}

extension ClusterTable {
    /// Rows of each cluster for which a condition holds.
    func counts(where holds: (_ row: Int, OutcomeCode) -> Bool) -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        for (row, code) in codes.enumerated() where holds(row, OutcomeCode(rawValue: code)) { counts[number(row)] += 1 }
        return counts
    }
}
