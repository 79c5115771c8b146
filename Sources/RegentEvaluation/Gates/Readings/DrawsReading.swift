import RegentKernels
import RegentMessages
import RegentModel

/// The draws of the clusters for a quantile of latencies: of few samples all are kept, of more the clusters are counted
/// first, and the draws found in several readings.
struct DrawsReading: UnitReading {
    private let quantile: Double
    private let countsMissing: Bool
    private let bytesMax: Int
    /// The samples, where they are kept.
    private var kept: Evidence?
    private var clusters: CountedClusters
    private var histogram: Histogram?
    private var isFirst = true
    /// With missing latencies as infinite, and as 0 where any is missing.
    private var draws: (high: BootstrapReadings, low: BootstrapReadings?)?
    let byteCount: Int

    /// - Parameters:
    ///   - count: samples of the unit.
    ///   - bytesMax: memory for one reading.
    init(of quantile: Double, countingMissing: Bool, count: Int, bytesMax: Int) {
        (self.quantile, countsMissing, self.bytesMax) = (quantile, countingMissing, bytesMax)
        let isSmall = count < bytesMax / 4 / Self.sampleBytes
        clusters = CountedClusters(bytesMax: bytesMax / 4)
        byteCount = isSmall ? count * Self.sampleBytes : bytesMax
        guard isSmall else {
            histogram = Histogram()
            return
        }
        kept = Evidence(
            declared: [], keepingClusters: true, parts: EvidenceParts(keepsLatencies: true, scores: []))
    }

    /// Bytes of a sample that is kept, with those of the draws.
    private static let sampleBytes = 64

    var needsClusters: Bool { true }

    mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        guard kept == nil else {
            kept?.add(columns, keys: keys)
            return
        }
        if isFirst { histogram?.add(columns.presentLatencies.span) }
        let skipped = UInt32(SampleStatus.skipped.rawValue)
        for (row, code) in columns.outcomeCodes.enumerated() {
            let code = OutcomeCode(rawValue: code)
            if draws != nil {
                guard code.latencyPresent else { continue }
                draws?.low?.add(columns.latencyUs[row], of: keys.clusters[row])
                draws?.high.add(columns.latencyUs[row], of: keys.clusters[row])
            } else if code.latencyPresent {
                clusters.add(keys.clusters[row], isMissing: false)
            } else if countsMissing, code.status != skipped {
                clusters.add(keys.clusters[row], isMissing: true)
            }
        }
    }

    mutating func endReading() -> [(question: GateQuestion, answer: GateAnswer)]? {
        isFirst = false
        if let kept { return answer(of: kept) }
        if draws == nil {
            guard clusters.endReading() else { return nil }
            let (drawn, missing) = clusters.drawn
            func readings(_ fill: ClusterBootstrap.Fill) -> BootstrapReadings {
                BootstrapReadings(
                    [quantile], histogram ?? Histogram(), drawn, bytesMax: max(1, bytesMax / 4), missing: missing,
                    missingAs: fill)
            }
            draws = (readings(.infinite), missing.isEmpty ? nil : readings(.zero))
        } else {
            draws?.low?.endReading()
            draws?.high.endReading()
        }
        guard let draws, !draws.high.isOpen, draws.low?.isOpen != true else { return nil }
        return answer((draws.low ?? draws.high).bootstraps[0], draws.high.bootstraps[0])
    }

    private func answer(of kept: Evidence) -> [(question: GateQuestion, answer: GateAnswer)]? {
        let draws = kept.rows.map(ClusterTable.init).flatMap {
            ClusteredValue.draws(quantile, kept, $0, countingMissing: countsMissing)
        }
        let none = ClusterBootstrap(quantiles: [], clusterCount: 0)
        return answer(draws?.low ?? none, draws?.high ?? none)
    }

    private func answer(
        _ low: ClusterBootstrap, _ high: ClusterBootstrap
    ) -> [(question: GateQuestion, answer: GateAnswer)] {
        [(.draws(quantile: quantile, countingMissing: countsMissing), .draws(low: low, high: high))]
    }
}

/// Clusters with a latency or a missing one, counted in one or more readings.
struct CountedClusters: Sendable {
    private let keysMax: Int
    private var first: UInt64 = 0
    /// The least key that this reading leaves out; nil where it has all.
    private var end: UInt64?
    private var keys: [UInt64] = []
    private var sortedCount = 0
    private var count = 0
    /// The keys of the first clusters: of more than there are units none is needed.
    private var firstKeys: [UInt64] = []
    /// Missing latencies by the unit that a key has where there are many clusters.
    private var missing = [Int](repeating: 0, count: DrawnClusters.unitCountMax)
    /// Missing latencies of each cluster; nil where there are many clusters.
    private var missingByKey: [UInt64: Int]? = [:]
    private var isFirst = true

    /// No cluster yet.
    init(bytesMax: Int) { keysMax = max(16, bytesMax / 8) }

    /// Adds a sample.
    mutating func add(_ key: UInt64, isMissing: Bool) {
        if isMissing, isFirst {
            missing[Int(key >> (64 - 10))] += 1
            missingByKey?[key, default: 0] += 1
            if (missingByKey?.count ?? 0) > DrawnClusters.unitCountMax { missingByKey = nil }
        }
        guard key >= first, end.map({ key < $0 }) ?? true else { return }
        keys.append(key)
        if keys.count >= sortedCount + keysMax { merge() }
    }

    /// Leaves each key once, and those of the greatest half for another reading where there are many.
    private mutating func merge() {
        keys.sort()
        var count = 0
        for place in keys.indices where count == 0 || keys[place] != keys[count - 1] {
            keys[count] = keys[place]
            count += 1
        }
        keys.removeSubrange(count...)
        while keys.count > keysMax {
            end = keys[keys.count / 2]
            keys.removeSubrange((keys.count / 2)...)
        }
        sortedCount = keys.count
    }

    /// Ends a reading; true where all clusters are counted.
    mutating func endReading() -> Bool {
        isFirst = false
        merge()
        count += keys.count
        if firstKeys.count <= DrawnClusters.unitCountMax { firstKeys += keys.prefix(DrawnClusters.unitCountMax + 1) }
        (keys, sortedCount) = ([], 0)
        guard let next = end else { return true }
        (first, end) = (next, nil)
        return false
    }

    /// The clusters as they are drawn, and the missing latencies of each unit; none where none is missing.
    var drawn: (clusters: DrawnClusters, missing: [Int]) {
        let drawn = DrawnClusters(count: count, keys: firstKeys)
        guard missing.contains(where: { $0 > 0 }) else { return (drawn, []) }
        guard count <= DrawnClusters.unitCountMax, let missingByKey else { return (drawn, missing) }
        var absent = [Int](repeating: 0, count: drawn.unitCount)
        for (key, number) in missingByKey { absent[Int(drawn.unit(of: key))] += number }
        return (drawn, absent)
    }
}
