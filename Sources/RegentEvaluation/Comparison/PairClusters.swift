/// Totals of each cluster while pairs are added in any order.
struct PairClusters: Sendable {
    /// The total of one cluster and score.
    private struct Cell: Sendable {
        var count: Int32 = 0
        /// The only value, where there is one.
        var first = 0.0
        /// The sum, where there are several.
        var sum: ExactSum?

        mutating func add(_ value: Double) {
            count += 1
            guard count > 1 else {
                first = value
                return
            }
            if sum == nil {
                sum = ExactSum()
                sum?.add(first)
            }
            sum?.add(value)
        }

        var total: Double { sum?.value ?? first }
    }

    /// Bytes of a cluster in memory without its scores: place in the dictionary, and two counts per rate.
    private static let clusterBytes = 48 + 8 * PairedRate.allCases.count
    /// Bytes of an exact sum.
    private static let sumBytes = 640

    private var indices: [UInt64: Int] = [:]
    private var rateSums: [Int32] = []
    private var rateCounts: [Int32] = []
    private var scores: [String: [Cell]] = [:]
    private var sumCount = 0

    /// Bytes in memory, about.
    var byteCount: Int {
        indices.count * Self.clusterBytes + sumCount * Self.sumBytes
            + scores.values.reduce(0) { $0 + $1.count * MemoryLayout<Cell>.stride }
    }

    /// The index of a cluster, which is new where it was not added before.
    mutating func index(of cluster: UInt64) -> Int {
        if let index = indices[cluster] { return index }
        let index = indices.count
        indices[cluster] = index
        rateSums += repeatElement(0, count: PairedRate.allCases.count)
        rateCounts += repeatElement(0, count: PairedRate.allCases.count)
        return index
    }

    /// Adds the difference of a rate: 1 gained, −1 lost, 0 the same.
    mutating func add(_ rate: PairedRate, _ difference: Int32, to cluster: Int) {
        rateSums[cluster * PairedRate.allCases.count + rate.index] += difference
        rateCounts[cluster * PairedRate.allCases.count + rate.index] += 1
    }

    /// Adds the difference of a score.
    mutating func add(_ score: String, _ difference: Double, to cluster: Int) {
        let missing = cluster + 1 - (scores[score]?.count ?? 0)
        if missing > 0 { scores[score, default: []] += repeatElement(Cell(), count: missing) }
        scores[score]?[cluster].add(difference)
        if scores[score]?[cluster].count == 2 { sumCount += 1 }
    }

    /// Hands the totals of every cluster over.
    func forEachTotal(
        rate: (PairedRate, _ sum: Int, _ count: Int) -> Void, score: (String, _ sum: Double, _ count: Int) -> Void
    ) {
        for cluster in 0..<indices.count {
            for one in PairedRate.allCases {
                let place = cluster * PairedRate.allCases.count + one.index
                if rateCounts[place] > 0 { rate(one, Int(rateSums[place]), Int(rateCounts[place])) }
            }
        }
        for (name, cells) in scores {
            for cell in cells where cell.count > 0 { score(name, cell.total, Int(cell.count)) }
        }
    }
}
