import RegentMessages
import RegentModel

/// The samples of a run side by side: for intervals over clusters, and for metrics of several values of one sample.
struct SampleRows: Sendable {
    /// Whether each row has the key of its cluster; otherwise each sample is one for itself.
    let isClustered: Bool
    private(set) var clusters: [UInt64] = []
    private(set) var codes: [UInt32] = []
    /// Microseconds, 0 where absent; empty where latencies are not kept.
    private(set) var latencies: [UInt32] = []
    /// Rows of the values of each score, in the order of the values.
    private(set) var scoreRows: [String: [UInt32]] = [:]

    /// No samples yet.
    init(isClustered: Bool) { self.isClustered = isClustered }

    /// Bytes in memory, about.
    var byteCount: Int {
        clusters.count * 8 + codes.count * 4 + latencies.count * 4
            + scoreRows.values.reduce(0) { $0 + $1.count * 4 }
    }

    /// Adds the rows of a batch.
    ///
    /// - Precondition: there is a key for each row where clusters are kept.
    mutating func add(_ columns: SampleColumns, clusters keys: [UInt64], keepingLatencies: Bool) {
        if isClustered {
            precondition(keys.count == columns.outcomeCodes.count, "a batch comes with the cluster of each row")
            clusters += keys
        }
        codes += columns.outcomeCodes
        // Quantiles of independent samples do not need to know whose latency is whose.
        if isClustered, keepingLatencies { latencies += columns.latencyUs }
    }

    /// Adds the rows of a score of the batch that was added last, which has `count` samples.
    mutating func add(_ score: ScoreColumn, count: Int) {
        let first = UInt32(codes.count - count)
        if score.rows.isEmpty {
            scoreRows[score.name, default: []] += (0..<UInt32(count)).map { first + $0 }
        } else {
            scoreRows[score.name, default: []] += score.rows.map { first + $0 }
        }
    }
}

/// The clusters of samples, numbered in the order of their keys, so that the order of uploads does not matter.
struct ClusterTable: Sendable {
    /// Clusters.
    let count: Int
    /// Cluster of each row; empty where each row is one for itself.
    private let numbers: [UInt32]
    private let rows: SampleRows

    init(_ rows: SampleRows) {
        self.rows = rows
        guard rows.isClustered else {
            (count, numbers) = (rows.codes.count, [])
            return
        }
        var places: [UInt64: UInt32] = [:]
        var found: [UInt64] = []
        let arrival = rows.clusters.map { key in
            if let place = places[key] { return place }
            places[key] = UInt32(found.count)
            found.append(key)
            return UInt32(found.count - 1)
        }
        var rank = [UInt32](repeating: 0, count: found.count)
        for (number, place) in found.indices.sorted(by: { found[$0] < found[$1] }).enumerated() {
            rank[place] = UInt32(number)
        }
        count = found.count
        numbers = arrival.map { rank[Int($0)] }
    }

    private func number(_ row: Int) -> Int { numbers.isEmpty ? row : Int(numbers[row]) }

    /// True and present values of each cluster, where each code has one, none, or is left out.
    func totals(where isTrue: (OutcomeCode) -> Bool?) -> [ClusterTotal] {
        var trueCounts = [Int](repeating: 0, count: count)
        var counts = trueCounts
        for (row, code) in rows.codes.enumerated() {
            guard let isTrue = isTrue(OutcomeCode(rawValue: code)) else { continue }
            let number = number(row)
            counts[number] += 1
            if isTrue { trueCounts[number] += 1 }
        }
        return zip(trueCounts, counts).map { ClusterTotal(sum: Double($0), count: $1) }
    }

    /// Exact sum and number of the values of each cluster, given with their rows.
    func totals(of values: [Double], rows: [UInt32]) -> [ClusterTotal] {
        var ends = [Int](repeating: 0, count: count + 1)
        for row in rows { ends[number(Int(row)) + 1] += 1 }
        for index in 1..<ends.count { ends[index] += ends[index - 1] }
        // Values by cluster: a counting sort.
        var next = ends
        var sorted = [Double](repeating: 0, count: values.count)
        for (value, row) in zip(values, rows) {
            let number = number(Int(row))
            sorted[next[number]] = value
            next[number] += 1
        }
        return (0..<count).map { number in
            let part = sorted[ends[number]..<ends[number + 1]]
            return ClusterTotal(sum: Self.sum(part), count: part.count)
        }
    }

    /// The exact sum, rounded once; that of two values is their sum as it is.
    private static func sum(_ values: ArraySlice<Double>) -> Double {
        if values.count <= 2 { return values.reduce(0, +) }
        var sum = ExactSum()
        for value in values { sum.add(value) }
        return sum.value
    }

    /// Present latencies with the number of the cluster of each.
    func latencies() -> (values: [UInt32], clusters: [UInt32]) {
        var found: (values: [UInt32], clusters: [UInt32]) = ([], [])
        for (row, latency) in rows.latencies.enumerated()
        where OutcomeCode(rawValue: rows.codes[row]).latencyPresent {
            found.values.append(latency)
            found.clusters.append(UInt32(number(row)))
        }
        return found
    }
}

extension Evidence {
    /// The clusters of the samples, to be asked for the totals of several metrics; nil where rows are not kept.
    var clusterTable: ClusterTable? { rows.map(ClusterTable.init) }

    /// Sum and number of the values of a rate or a score in each cluster; empty of other metrics.
    func totals(of metric: Metric, in table: ClusterTable) -> [ClusterTotal] {
        switch metric {
        case .rate(let outcome):
            table.totals { code in
                switch code[outcome] {
                case 1: true
                case 2: false
                default: nil
                }
            }
        case .score(let name):
            table.totals(of: scores[name] ?? [], rows: rows?.scoreRows[name] ?? [])
        case .sampleCount, .latency: []
        }
    }
}
