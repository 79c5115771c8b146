import RegentKernels
import RegentMessages
import RegentModel

/// Finds what is asked of one unit in readings of its samples, in any order.
protocol UnitReading: Sendable {
    /// Bytes that it may take, about.
    var byteCount: Int { get }
    /// Whether the keys of clusters are needed.
    var needsClusters: Bool { get }

    /// Adds samples of the unit.
    mutating func add(_ columns: SampleColumns, _ keys: RowKeys)

    /// Ends a reading, which had every sample; the answers, nil where another one is needed.
    ///
    /// - Throws: `OtherSamples` where it had others than the reading before.
    mutating func endReading() throws(OtherSamples) -> [(question: GateQuestion, answer: GateAnswer)]?
}

/// A reading had other samples than one before it.
struct OtherSamples: Error {}

/// Sum and ends of a score.
struct ScoreReading: UnitReading {
    private let name: String
    private var sums = ScoreSums()

    init(_ name: String) { self.name = name }

    var byteCount: Int { 1_024 }
    var needsClusters: Bool { false }

    mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        for score in columns.scores where score.name == name { sums.add(score.values) }
    }

    func endReading() -> [(question: GateQuestion, answer: GateAnswer)]? { [(.score(name), .score(sums))] }
}

/// The squares of a score's deviations from a number.
struct SquaresReading: UnitReading {
    private let name: String
    private let mean: Double
    private var squares = SquareSums()

    init(_ name: String, from mean: Double) { (self.name, self.mean) = (name, mean) }

    var byteCount: Int { 2_048 }
    var needsClusters: Bool { false }

    mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        let unit = Moments.unitOfHuge
        let centre = mean / unit
        for score in columns.scores where score.name == name {
            for value in score.values { squares.add(value - mean, inUnits: value / unit - centre) }
        }
    }

    func endReading() -> [(question: GateQuestion, answer: GateAnswer)]? {
        [(.squares(name, from: mean), .squares(squares))]
    }
}

/// Latencies at some ranks: of few latencies all are kept, of more there is a histogram.
struct RankReading: UnitReading {
    private let ranks: [Int]
    /// Whether all latencies are kept.
    let keepsAll: Bool
    private(set) var kept = LatencyTally()
    private var histogram: Histogram?
    private var search: HistogramSearch?
    let byteCount: Int

    /// - Parameters:
    ///   - ranks: ascending, from 1 to the number of latencies.
    ///   - count: latencies of the unit.
    init(_ ranks: [Int], count: Int) {
        self.ranks = ranks
        keepsAll = count * 4 <= Histogram.byteCount
        histogram = keepsAll ? nil : Histogram()
        byteCount = keepsAll ? count * 4 : Histogram.byteCount * (1 + min(ranks.count, 4))
    }

    var needsClusters: Bool { false }

    mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        let latencies = columns.presentLatencies
        if keepsAll {
            kept.add(latencies)
        } else if search == nil {
            histogram?.add(latencies.span)
        } else {
            search?.add(latencies.span)
        }
    }

    mutating func endReading() throws(OtherSamples) -> [(question: GateQuestion, answer: GateAnswer)]? {
        let count = keepsAll ? kept.count : histogram?.count ?? .max
        guard let last = ranks.last, last <= count else { throw OtherSamples() }
        if keepsAll { return answers(kept.values(ofRanks: ranks)) }
        if let histogram {
            search = HistogramSearch(histogram, ranks: ranks)
            self.histogram = nil
        } else if search?.endReading() == false {
            throw OtherSamples()
        }
        guard let values = search?.values else { return nil }
        return answers(values)
    }

    private func answers(_ values: [UInt32]) -> [(question: GateQuestion, answer: GateAnswer)] {
        zip(ranks, values).map { (.latency(rank: $0), .latency($1)) }
    }
}

/// The mean of a rate or a score over clusters.
struct MeanReading: UnitReading {
    private let metric: Metric
    private let countsMissing: Bool
    private let unknown: Int
    private let range: ClosedRange<Double>?
    private var readings: FilledReadings
    let byteCount: Int

    /// - Parameters:
    ///   - evidence: what is known of the unit.
    ///   - bytesMax: memory for its clusters.
    init(_ metric: Metric, countingMissing: Bool, _ evidence: Evidence, bytesMax: Int) {
        (self.metric, countsMissing) = (metric, countingMissing)
        unknown = countingMissing ? evidence.rejectedCount : 0
        range = if case .score(let name) = metric { evidence.range(ofScore: name) } else { 0...1 }
        let room: ClusterCells.Room
        (room, byteCount) = Self.room(values: evidence.sampleCount, bytesMax: bytesMax)
        readings = FilledReadings(.single(range: range), isClustered: true, room: room)
    }

    /// Room for the clusters of so many values, and what it takes.
    static func room(values: Int, bytesMax: Int) -> (room: ClusterCells.Room, byteCount: Int) {
        guard values < bytesMax / 4 / MemoryLayout<FilledValues.Cell>.stride else {
            return (ClusterCells.Room(bytesMax: bytesMax), bytesMax)
        }
        let room = ClusterCells.Room(values: values, bytesMax: bytesMax / 2)
        return (room, values * MemoryLayout<FilledValues.Event>.stride)
    }

    var needsClusters: Bool { true }

    mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        func add(_ value: Double?, _ row: Int) {
            guard value != nil || countsMissing else { return }
            readings.add(FilledValues.Event(key: keys.clusters[row], one: value ?? .nan))
        }
        func isSkipped(_ row: Int) -> Bool {
            OutcomeCode(rawValue: columns.outcomeCodes[row]).status == UInt32(SampleStatus.skipped.rawValue)
        }
        switch metric {
        case .rate(let outcome):
            for (row, code) in columns.outcomeCodes.enumerated() {
                let isTrue = OutcomeCode(rawValue: code).isTrue(outcome)
                if isTrue != nil || !isSkipped(row) { add(isTrue.map { $0 ? 1 : 0 }, row) }
            }
        case .statusRate(let status):
            for (row, code) in columns.outcomeCodes.enumerated() {
                add(OutcomeCode(rawValue: code).status == UInt32(status.rawValue) ? 1 : 0, row)
            }
        case .score(let name):
            var isPresent = [Bool](repeating: false, count: columns.outcomeCodes.count)
            for score in columns.scores where score.name == name {
                score.forEachValue { row, value in
                    isPresent[row] = true
                    add(value, row)
                }
            }
            guard countsMissing else { return }
            for row in isPresent.indices where !isPresent[row] && !isSkipped(row) { add(nil, row) }
        case .sampleCount, .latency, .derived: break
        }
    }

    mutating func endReading() -> [(question: GateQuestion, answer: GateAnswer)]? {
        readings.endReading()
        guard !readings.isOpen else { return nil }
        let mean = readings.parts.map { FilledMean($0, unknown: unknown, range: range) }
        return [(.mean(metric, countingMissing: countsMissing), .mean(mean))]
    }
}

/// The spread of a derived metric, over clusters or over independent samples.
struct SpreadReading: UnitReading {
    private let name: String
    private let none: Evidence
    private let isClustered: Bool
    private let bytesMax: Int
    private var spread: DerivedSpread
    private var clusters: ClusterTally

    /// - Parameters:
    ///   - spread: without a cluster yet.
    ///   - evidence: what is known of the unit.
    init(_ name: String, _ spread: DerivedSpread, _ evidence: Evidence, bytesMax: Int) {
        (self.name, self.spread, self.bytesMax) = (name, spread, bytesMax)
        none = evidence.emptied
        isClustered = evidence.hasClusters
        clusters = ClusterTally(from: 0, bytesMax: bytesMax)
        byteCount = isClustered ? min(bytesMax, evidence.sampleCount * 256) : 4_096
    }

    let byteCount: Int
    var needsClusters: Bool { isClustered }

    mutating func add(_ columns: SampleColumns, _ keys: RowKeys) {
        guard !isClustered else { return clusters.add(columns, keys.clusters) }
        var batch = none
        batch.add(columns)
        guard let rows = batch.rows else { return }
        for table in ClusterTable.ofIndependent(rows) {
            spread.add(table.count) { batch.totals(of: $0, in: table) }
        }
    }

    mutating func endReading() -> [(question: GateQuestion, answer: GateAnswer)]? {
        if isClustered {
            spread.add(clusters.count, totals: clusters.totals)
            if let next = clusters.end {
                clusters = ClusterTally(from: next, bytesMax: bytesMax)
                return nil
            }
        }
        return [(.spread(name), .spread(spread))]
    }
}
