import RegentKernels
package import RegentMessages
package import RegentModel

/// The summary of a run that is too large for memory, made in several readings of its batches, to the bit as
/// `EvalSummary.init(of:)` makes it of everything at once.
///
/// A reading is begun while `isOpen`: every batch is added once, in any order, and the reading ended. Memory does not
/// grow with the run: counts, exact sums, a histogram, and the totals of so many clusters at a time as have room.
package struct SummaryReadings: Sendable {
    private var evidence: Evidence
    private let rules: UInt32
    private let bytesMax: Int
    private var findings: SummaryFindings
    private let latencies: Histogram
    private var scores: [String: MomentSums]
    /// Latencies at the ranks that are looked for, ascending.
    private let ranks: [Int]
    private var search: HistogramSearch
    /// Spreads of derived metrics while clusters are added; nil until their values are known.
    private var spreads: [String: DerivedSpread]?
    /// Whether the spread of independent samples is still to be read.
    private var needsSpread: Bool
    /// Totals of the clusters that are being read; nil when all were.
    private var clusters: ClusterTally?
    private var means: [Metric: ClusterResiduals] = [:]
    /// Clusters with a latency: how many, and the keys of the first ones.
    private var drawnCount = 0
    private var drawnKeys: [UInt64] = []
    private var draws: BootstrapReadings?

    /// Of a run whose first reading is done.
    init(_ totals: RunTotals, rules: UInt32, bytesMax: Int) {
        evidence = totals.evidence
        (self.rules, self.bytesMax) = (rules, bytesMax)
        (latencies, scores) = (totals.latencies, totals.scores)
        let isClustered = evidence.hasClusters && rules > 0
        findings = SummaryFindings(isClustered: isClustered)
        let count = latencies.count
        let wanted = Metric.percentiles.flatMap { MetricEstimates.PercentileRanks($0.quantile, count: count).all }
        ranks = count == 0 ? [] : Set(wanted).sorted()
        search = HistogramSearch(latencies, ranks: ranks)
        needsSpread = !isClustered && !(scores.isEmpty && evidence.derived.isEmpty)
        clusters = isClustered ? ClusterTally(from: 0, bytesMax: bytesMax) : nil
        for (name, sums) in scores { findings.moments[name] = sums.moments(countsRounding: rules == 0) }
        beginSpreads()
    }

    /// Whether another reading is needed.
    package var isOpen: Bool { search.isOpen || needsSpread || clusters != nil || draws?.isOpen == true }

    /// Whether the reading needs the keys of the clusters of the rows.
    package var needsKeys: Bool { findings.isClustered && spreads != nil }

    /// Latency at each rank; empty until they are found.
    private var milliseconds: [Int: Double] {
        let values = (search.values ?? []).map { LatencyMicros($0).milliseconds }
        return Dictionary(uniqueKeysWithValues: zip(ranks, values))
    }

    /// Derived metrics have a spread once their values are known; latencies among them have to be found before.
    private mutating func beginSpreads() {
        guard spreads == nil, !search.isOpen || !evidence.derived.namesLatencies else { return }
        findings.milliseconds = milliseconds
        var known = evidence
        known.findings = findings
        var spreads: [String: DerivedSpread] = [:]
        // By earlier rules nothing is over clusters.
        for metric in evidence.derived.ordered where findings.isClustered || !evidence.hasClusters {
            spreads[metric.name] = DerivedSpread(of: metric, known)
        }
        self.spreads = spreads
        guard findings.isClustered else { return }
        let rates = Outcome.allCases.map(Metric.rate) + Metric.statusRates.map { Metric.statusRate($0.status) }
        for metric in rates {
            let count = evidence.coverage(of: metric).present
            guard count > 0, let trueCount = evidence.trueCount(of: metric) else { continue }
            means[metric] = ClusterResiduals(mean: Double(trueCount) / Double(count))
        }
        for (name, sums) in scores {
            if let mean = sums.mean { means[.score(name)] = ClusterResiduals(mean: mean) }
        }
    }

    /// Adds a batch to the reading.
    ///
    /// - Parameters:
    ///   - keys: of the clusters of the rows, where they are needed.
    ///   - rows: those that a retry replaced.
    package mutating func add(_ columns: SampleColumns, keys: RowKeys = .none, without rows: RowSet? = nil) {
        guard let rows, rows.count > 0 else { return add(columns, keys) }
        add(columns.without(rows), keys.of(rows.others(below: columns.outcomeCodes.count)))
    }

    private mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        if search.isOpen { search.add(columns.presentLatencies.span) }
        guard spreads != nil else { return }
        if needsSpread { addSpread(of: columns) }
        if clusters != nil {
            clusters?.add(columns, keys.clusters)
        } else if draws?.isOpen == true {
            for (row, code) in columns.outcomeCodes.enumerated() where OutcomeCode(rawValue: code).latencyPresent {
                draws?.add(columns.latencyUs[row], of: keys.clusters[row])
            }
        }
    }

    /// Adds independent samples, each a cluster of its own.
    private mutating func addSpread(of columns: SampleColumns) {
        for score in columns.scores { scores[score.name]?.addSpread(of: score.values) }
        guard let names = spreads?.keys.sorted(), !names.isEmpty else { return }
        var batch = evidence.emptied
        batch.add(columns)
        guard let rows = batch.rows else { return }
        for table in ClusterTable.ofIndependent(rows) {
            for name in names { spreads?[name]?.add(table.count) { batch.totals(of: $0, in: table) } }
        }
    }

    /// Ends a reading in which every batch was added.
    ///
    /// - Returns: Whether the batches were those of the first reading; otherwise the run changed.
    package mutating func endReading() -> Bool {
        let hadSpreads = spreads != nil
        if search.isOpen, !search.endReading() { return false }
        if hadSpreads {
            needsSpread = false
            if clusters != nil {
                endClusters()
            } else {
                draws?.endReading()
            }
        }
        beginSpreads()
        return true
    }

    /// Adds the clusters that were read, and begins with the next ones.
    private mutating func endClusters() {
        guard let read = clusters else { return }
        for metric in means.keys {
            for total in read.totals(of: metric) { means[metric]?.add(total) }
        }
        for name in spreads?.keys.sorted() ?? [] { spreads?[name]?.add(read.count, totals: read.totals) }
        let keys = read.keysWithLatency
        drawnCount += keys.count
        // Clusters come in the order of their keys; of more than there are units the keys are not needed.
        if drawnKeys.count <= DrawnClusters.unitCountMax { drawnKeys += keys.prefix(DrawnClusters.unitCountMax + 1) }
        clusters = read.end.map { ClusterTally(from: $0, bytesMax: bytesMax) }
        guard clusters == nil else { return }
        draws = BootstrapReadings(
            Metric.percentiles.map(\.quantile), latencies, DrawnClusters(count: drawnCount, keys: drawnKeys),
            bytesMax: bytesMax)
    }

    /// The summary, once no reading is needed.
    package var summary: EvalSummary {
        var (whole, found) = (evidence, findings)
        if !found.isClustered { found.moments = scores.compactMapValues { $0.moments(countsRounding: rules == 0) } }
        found.means = means.compactMapValues { ClusteredMean($0) }
        found.draws = draws?.bootstraps
        found.spreads = spreads ?? [:]
        found.milliseconds = milliseconds
        whole.findings = found
        return EvalSummary(of: whole, rules: rules)
    }
}
