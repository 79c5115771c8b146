import RegentKernels
package import RegentMessages
package import RegentModel

/// The hot columns of a run, ready to be summarised and judged.
///
/// It holds every latency and score, so each percentile is exact; the order of the batches does not matter. Of a run
/// that is too large for that it has what several readings found instead, see `SummaryReadings`.
package struct Evidence: Sendable {
    /// Counts of the outcome codes of all samples.
    private var counts = OutcomeCounts()
    /// Present latencies.
    private(set) var latencies = LatencyTally()
    /// Values of each score seen or declared.
    private(set) var scores: [String: [Double]] = [:]
    /// Number of values of each score seen.
    private var scoreCounts: [String: Int] = [:]
    /// SKIPPED samples that carry the score; the other skipped ones leave its denominator.
    private var skippedWithScore: [String: Int] = [:]
    /// Records that were left out when the samples were read: missing in every metric.
    package private(set) var rejectedCount = 0
    /// Samples that a retry replaced: they do not count.
    private(set) var retriedCount = 0
    /// Whether a sample is known to name a cluster. The hot columns do not tell; who reads the texts notes it.
    package private(set) var hasClusters = false
    /// The samples side by side; nil where nothing depends on several values of one sample.
    private(set) var rows: SampleRows?
    /// What is kept beside the counts.
    private var parts: EvidenceParts
    /// What several readings found, of a run whose values are not kept.
    var findings: SummaryFindings?
    /// Who answers for the values that are not kept, where gates are judged.
    var asked: AskedEvidence?
    /// Derived metrics of the run.
    let derived: DerivedMetrics
    /// Legal range of each declared score; nil inside for one without range.
    private let declared: [String: ClosedRange<Double>?]

    /// No samples yet.
    ///
    /// An invalid declared range, as in a damaged run, returns no legal range: its missing values cannot be bounded.
    /// - Parameters:
    ///   - declared: scores and derived metrics of the run.
    ///   - keepingClusters: each batch comes with the keys of its clusters.
    ///   - parts: what is kept beside the counts.
    package init(
        declared: [MetricDeclaration], keepingClusters: Bool = false, parts: EvidenceParts = .all
    ) {
        let derived = DerivedMetrics(declared)
        let scores = declared.filter { $0.expr.isEmpty }
        self.declared = Dictionary(
            scores.map { ($0.name, $0.range?.closed) },
            uniquingKeysWith: { first, _ in first })
        self.parts = parts
        self.derived = derived
        if keepingClusters || !derived.isEmpty && parts.keepsRows { rows = SampleRows(isClustered: keepingClusters) }
        for name in self.declared.keys where parts.contains(score: name) { self.scores[name] = [] }
    }

    /// Samples of every status.
    package var sampleCount: Int { counts.count }

    /// Bytes in memory, about.
    package var byteCount: Int {
        latencies.byteCount + scores.values.reduce(0) { $0 + $1.count * 8 } + (rows?.byteCount ?? 0)
    }

    /// Bytes in memory, about, were the clusters of the samples kept.
    package var clusteredByteCount: Int {
        sampleCount * SampleRows.clusteredRowBytes + counts.latencyCount * 4
            + scoreCounts.values.reduce(0) { $0 + $1 * (8 + SampleRows.scoreRowBytes) }
    }

    /// Present latencies.
    var latencyCount: Int { findings == nil && asked == nil ? latencies.count : counts.latencyCount }

    /// The same samples without their values.
    var withoutValues: Evidence {
        var counted = self
        counted.latencies = LatencyTally()
        counted.scores = scores.mapValues { _ in [] }
        counted.rows = nil
        counted.parts = .none
        return counted
    }

    /// Whether the clusters of the samples are kept.
    package var keepsClusters: Bool { rows?.isClustered == true }

    /// No samples of the same run, to be kept with everything but their clusters.
    var emptied: Evidence {
        var none = self
        (none.counts, none.latencies, none.parts) = (OutcomeCounts(), LatencyTally(), .all)
        (none.scores, none.scoreCounts, none.skippedWithScore) = ([:], [:], [:])
        (none.rejectedCount, none.retriedCount, none.hasClusters, none.findings) = (0, 0, false, nil)
        none.asked = nil
        none.rows = derived.isEmpty ? nil : SampleRows(isClustered: false)
        return none
    }

    /// Adds a batch of columns that is checked, or was when it was stored and `isWhole` still.
    ///
    /// - Parameter keys: of the clusters of the rows; needed where clusters are kept.
    package mutating func add(_ columns: SampleColumns, keys: RowKeys = .none) {
        if keys.hasDependence { hasClusters = true }
        rows?.add(columns, keys: keys, keepingLatencies: parts.contains(.latencies))
        let batch = Kernels.outcomeCounts(columns.outcomeCodes)
        counts += batch
        // Four billion a batch at most: the sum of any number of batches that can be stored is far from overflow.
        rejectedCount += Int(columns.rejected)
        if parts.contains(.latencies) { addLatencies(columns, present: batch.latencyCount) }
        for column in columns.scores where parts.contains(score: column.name) {
            scoreCounts[column.name, default: 0] += column.values.count
            if parts.keepsValues {
                rows?.add(column, count: columns.outcomeCodes.count)
                scores[column.name, default: []] += column.values
            } else if scores[column.name] == nil {
                scores[column.name] = []
            }
            if batch.statusCount[Self.skipped] > 0 {
                skippedWithScore[column.name, default: 0] += Self.skippedRows(column, columns)
            }
        }
    }

    /// Adds a batch without the rows that a retry replaced.
    package mutating func add(_ columns: SampleColumns, keys: RowKeys = .none, without rows: RowSet?) {
        guard let rows, rows.count > 0 else { return add(columns, keys: keys) }
        retriedCount += rows.count
        add(columns.without(rows), keys: keys.of(rows.others(below: columns.outcomeCodes.count)))
    }

    /// Counts records that were left out and that no batch counts, because there is no batch without a sample.
    package mutating func leaveOut(_ count: Int) { rejectedCount += count }

    /// Notes that samples depend on each other, within clusters or as repeats of one question.
    package mutating func noteClusters() { hasClusters = true }

    private static let skipped = Int(SampleStatus.skipped.rawValue)

    private mutating func addLatencies(_ columns: SampleColumns, present: Int) {
        latencies.add(present < columns.latencyUs.count ? columns.presentLatencies : columns.latencyUs)
    }

    private static func skippedRows(_ column: ScoreColumn, _ columns: SampleColumns) -> Int {
        func isSkipped(_ code: UInt32) -> Bool { OutcomeCode(rawValue: code).status == UInt32(skipped) }
        return column.rows.isEmpty
            ? columns.outcomeCodes.count { isSkipped($0) }
            : column.rows.count {
                $0 < columns.outcomeCodes.count && isSkipped(columns.outcomeCodes[Int($0)])
            }
    }

    /// True samples of an outcome.
    func trueCount(_ outcome: Outcome) -> Int { counts.trueCount[outcome.rawValue] }

    /// Samples that ended in a status.
    func count(_ status: SampleStatus) -> Int { counts.statusCount[Int(status.rawValue)] }

    /// Samples that a rate counts; nil of a metric that is no rate.
    func trueCount(of metric: Metric) -> Int? {
        switch metric {
        case .rate(let outcome): trueCount(outcome)
        case .statusRate(let status): count(status)
        case .sampleCount, .latency, .score, .derived: nil
        }
    }

    /// Present and missing values of a metric: absent in a SKIPPED sample is neither, and a record that was left out
    /// is missing, whatever the metric.
    func coverage(of metric: Metric) -> Coverage {
        if case .derived(let name) = metric { return coverage(ofDerived: name) }
        let (present, skippedAbsent) =
            switch metric {
            case .sampleCount: (sampleCount, 0)
            case .rate(let outcome):
                (
                    counts.trueCount[outcome.rawValue] + counts.falseCount[outcome.rawValue],
                    counts.skippedAbsent[outcome.rawValue]
                )
            case .statusRate: (sampleCount, 0)
            case .latency: (counts.latencyCount, counts.skippedAbsent[Outcome.allCases.count])
            case .score(let name):
                (
                    scoreCounts[name] ?? 0,
                    counts.statusCount[Self.skipped] - (skippedWithScore[name] ?? 0)
                )
            case .derived: (0, 0)
            }
        return Coverage(present: present, missing: max(0, sampleCount - present - skippedAbsent) + rejectedCount)
    }

    /// The fewest present and the most missing values among the parts.
    private func coverage(ofDerived name: String) -> Coverage {
        let parts = (derived[name]?.parts ?? []).map { coverage(of: part($0)) }
        return Coverage(present: parts.map(\.present).min() ?? 0, missing: parts.map(\.missing).max() ?? rejectedCount)
    }

    /// The metric that a part of a derived metric names.
    ///
    /// A run of an earlier release may have declared a score whose name is a built-in metric's since.
    func part(_ name: String) -> Metric {
        declares(name) ? .score(name) : Metric.builtIn(name, quantile: nil) ?? .score(name)
    }

    /// Moments of the values of a score; nil without one.
    ///
    /// - Parameter countsRounding: as of `Moments`.
    func moments(ofScore name: String, countsRounding: Bool = false) -> Moments? {
        if let findings { return findings.moments[name] }
        guard asked == nil else { return values(ofScore: name).moments() }
        return Moments(of: scores[name] ?? [], countsRounding: countsRounding)
    }

    /// The present values of a score where gates are judged.
    func values(ofScore name: String) -> ScoreValues {
        guard let asked else { return ScoreValues(scores[name] ?? []) }
        return ScoreValues(asked, name, count: scoreCounts[name] ?? 0)
    }

    /// The mean of a score; nil without a value.
    func mean(ofScore name: String) -> Double? {
        asked == nil ? moments(ofScore: name)?.mean : values(ofScore: name).mean()
    }

    /// Legal range of a score; nil where none is declared.
    func range(ofScore name: String) -> ClosedRange<Double>? { declared[name] ?? nil }

    /// Whether the run declared the score.
    func declares(_ name: String) -> Bool { declared[name] != nil }
}

extension SampleColumns {
    /// Latencies of the rows that have one.
    var presentLatencies: [UInt32] {
        zip(outcomeCodes, latencyUs).compactMap { OutcomeCode(rawValue: $0).latencyPresent ? $1 : nil }
    }
}

/// How much of a metric was observed.
struct Coverage: Sendable, Hashable {
    let present: Int
    let missing: Int

    /// Present and missing values.
    var all: Int { present + missing }

    /// present / (present + missing); 0 of nothing.
    var share: Double { all == 0 ? 0 : Double(present) / Double(all) }
}
