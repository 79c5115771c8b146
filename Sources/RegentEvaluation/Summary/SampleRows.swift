import RegentMessages
import RegentModel

/// The samples of a run side by side: for intervals over clusters, and for metrics of several values of one sample.
struct SampleRows: Sendable {
    /// Whether each row has the key of its cluster; otherwise each sample is one for itself.
    let isClustered: Bool
    private(set) var clusters: [UInt64] = []
    /// Keys of the sample ids; empty where repeats are not asked for.
    private(set) var ids: [UInt64] = []
    private(set) var codes: [UInt32] = []
    /// Microseconds, 0 where absent; empty where latencies are not kept.
    private(set) var latencies: [UInt32] = []
    /// Rows of the values of each score, in the order of the values.
    private(set) var scoreRows: [String: [UInt32]] = [:]

    /// Bytes of a sample whose cluster is kept, without its latency.
    static let clusteredRowBytes = 16
    /// Bytes of the row of a value of a score.
    static let scoreRowBytes = 4

    /// No samples yet.
    init(isClustered: Bool) { self.isClustered = isClustered }

    /// Bytes in memory, about.
    var byteCount: Int {
        (clusters.count + ids.count) * 8 + codes.count * 4 + latencies.count * 4
            + scoreRows.values.reduce(0) { $0 + $1.count * 4 }
    }

    /// Adds the rows of a batch.
    ///
    /// - Precondition: there is a key for each row where clusters are kept.
    mutating func add(_ columns: SampleColumns, keys: RowKeys, keepingLatencies: Bool) {
        if isClustered {
            precondition(
                keys.clusters.count == columns.outcomeCodes.count, "a batch comes with the cluster of each row")
            clusters += keys.clusters
            ids += keys.ids
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
    /// Rows of independent samples that are looked at together.
    private static let rowCountMax = 65_536

    /// Clusters.
    let count: Int
    /// Key of each cluster, ascending; empty where each row is one for itself.
    let keys: [UInt64]
    /// Cluster of each row; empty where each row is one for itself.
    private let numbers: [UInt32]
    private let rows: SampleRows
    /// Rows that are looked at.
    private let range: Range<Int>

    /// Independent samples, each a cluster, in several tables, so that their totals take little memory.
    static func ofIndependent(_ rows: SampleRows) -> [ClusterTable] {
        stride(from: 0, to: rows.codes.count, by: rowCountMax).map { start in
            ClusterTable(rows, start..<min(start + rowCountMax, rows.codes.count))
        }
    }

    /// Independent samples in a range of rows.
    private init(_ rows: SampleRows, _ range: Range<Int>) {
        (self.rows, self.range, count, keys, numbers) = (rows, range, range.count, [], [])
    }

    /// The clusters of rows that have keys.
    init(_ rows: SampleRows) {
        self.rows = rows
        range = 0..<rows.codes.count
        let ranks = KeyRanks(rows.clusters)
        (count, keys, numbers) = (ranks.count, ranks.keys, ranks.numbers)
    }

    /// Status and outcomes of each row.
    var codes: [UInt32] { rows.codes }

    /// Cluster of a row.
    func number(_ row: Int) -> Int { numbers.isEmpty ? row - range.lowerBound : Int(numbers[row]) }

    /// True and present values of each cluster, where each code has one, none, or is left out.
    func totals(where isTrue: (OutcomeCode) -> Bool?) -> [ClusterTotal] {
        var trueCounts = [Int](repeating: 0, count: count)
        var counts = trueCounts
        for row in range {
            guard let isTrue = isTrue(OutcomeCode(rawValue: rows.codes[row])) else { continue }
            let number = number(row)
            counts[number] += 1
            if isTrue { trueCounts[number] += 1 }
        }
        return zip(trueCounts, counts).map { ClusterTotal(sum: Double($0), count: $1) }
    }

    /// Exact sum and number of the values of each cluster, given with the keys of their clusters.
    static func totals(of values: [Double], keys: [UInt64]) -> [ClusterTotal] {
        let ranks = KeyRanks(keys)
        var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: ranks.count)
        let order = values.indices.sorted { (ranks.numbers[$0], values[$0]) < (ranks.numbers[$1], values[$1]) }
        var start = 0
        while start < order.count {
            let number = ranks.numbers[order[start]]
            let end = order[start...].firstIndex { ranks.numbers[$0] != number } ?? order.count
            sums[Int(number)] = (sum(order[start..<end].map { values[$0] }[...]), end - start)
            start = end
        }
        return sums.map { ClusterTotal(sum: $0.sum, count: $0.count) }
    }

    /// Exact sum and number of the values of each cluster, given with their rows, which ascend.
    func totals(of values: [Double], rows: [UInt32]) -> [ClusterTotal] {
        let places = Self.firstPlace(rows, range.lowerBound)..<Self.firstPlace(rows, range.upperBound)
        var ends = [Int](repeating: 0, count: count + 1)
        for place in places { ends[number(Int(rows[place])) + 1] += 1 }
        for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
        // Values by cluster: a counting sort.
        var next = ends
        var sorted = [Double](repeating: 0, count: places.count)
        for place in places {
            let number = number(Int(rows[place]))
            sorted[next[number]] = values[place]
            next[number] += 1
        }
        return (0..<count).map { number in
            let part = sorted[ends[number]..<ends[number + 1]]
            return ClusterTotal(sum: Self.sum(part), count: part.count)
        }
    }

    /// The first of ascending rows that is not below a row.
    private static func firstPlace(_ rows: [UInt32], _ row: Int) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(rows[middle]) < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The exact sum, rounded once; that of two values is their sum as it is.
    private static func sum(_ values: ArraySlice<Double>) -> Double {
        if values.count <= 2 { return values.reduce(0, +) }
        var sum = ExactSum()
        for value in values { sum.add(value) }
        return sum.value
    }

    /// Present latencies, with the unit of each by which clusters are drawn.
    ///
    /// - Precondition: the rows have the keys of their clusters.
    func latencies() -> (values: [UInt32], units: [UInt32], clusters: DrawnClusters) {
        var values: [UInt32] = []
        var keys: [UInt64] = []
        for row in range where OutcomeCode(rawValue: rows.codes[row]).latencyPresent {
            values.append(rows.latencies[row])
            keys.append(rows.clusters[row])
        }
        let clusters = DrawnClusters(Set(keys).sorted())
        return (values, keys.map(clusters.unit), clusters)
    }
}

/// Keys, numbered from 0 in their order.
struct KeyRanks {
    /// Different keys, ascending.
    let keys: [UInt64]
    /// The number of each key.
    let numbers: [UInt32]

    /// How many different keys there are.
    var count: Int { keys.count }

    init(_ keys: [UInt64]) {
        // Sorted in place: a table of hashes would take several times the memory.
        var found = keys
        found.sort()
        var count = 0
        for place in found.indices where count == 0 || found[place] != found[count - 1] {
            found[count] = found[place]
            count += 1
        }
        found.removeSubrange(count...)
        let known = found
        self.keys = known
        numbers = keys.map { key in
            var (low, high) = (0, known.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if known[middle] < key { low = middle + 1 } else { high = middle }
            }
            return UInt32(low)
        }
    }
}

extension Evidence {
    /// Sum and number of the values of a rate or a score in each cluster; empty of other metrics.
    func totals(of metric: Metric, in table: ClusterTable) -> [ClusterTotal] {
        switch metric {
        case .rate(let outcome): table.totals { $0.isTrue(outcome) }
        case .statusRate(let status): table.totals { $0.status == UInt32(status.rawValue) }
        case .score(let name): table.totals(of: scores[name] ?? [], rows: rows?.scoreRows[name] ?? [])
        case .sampleCount, .latency, .derived: []
        }
    }
}

extension OutcomeCode {
    /// Whether an outcome is true; nil where it is absent.
    func isTrue(_ outcome: Outcome) -> Bool? {
        switch self[outcome] {
        case 1: true
        case 2: false
        default: nil
        }
    }
}
