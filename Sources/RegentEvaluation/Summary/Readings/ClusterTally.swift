import RegentMessages
import RegentModel

/// Totals of each cluster while samples are added in any order: of as many clusters as fit into memory, those of the
/// least keys from one on. The others are left for another reading.
struct ClusterTally: Sendable {
    /// Bytes of a cluster in memory without its scores: its place in the dictionary, and its counts.
    private static let clusterBytes = 48 + 4 * slotCount
    /// Bytes of an exact sum that is not compact.
    private static let sumBytes = 640
    /// Counts of a cluster: true and present values of each outcome, each status, and latencies.
    private static let slotCount = statusSlot + 8
    private static let statusSlot = 2 * Outcome.allCases.count
    /// No status has the number 0.
    private static let latencySlot = statusSlot

    /// The least key.
    private let first: UInt64
    /// The least key that is not in it; nil where all are.
    private(set) var end: UInt64?
    private let bytesMax: Int
    private var places: [UInt64: Int] = [:]
    private var counts: [UInt32] = []
    private var scores: [String: [CompactSum]] = [:]
    private var wideCount = 0

    /// No cluster yet.
    init(from first: UInt64, bytesMax: Int) { (self.first, self.bytesMax) = (first, bytesMax) }

    /// Clusters.
    var count: Int { places.count }

    private var byteCount: Int {
        places.count * Self.clusterBytes + wideCount * Self.sumBytes
            + scores.values.reduce(0) { $0 + $1.count * MemoryLayout<CompactSum>.stride }
    }

    /// Adds the samples of a batch.
    ///
    /// - Precondition: there is a key for the cluster of each row.
    mutating func add(_ columns: SampleColumns, _ keys: [UInt64]) {
        precondition(keys.count == columns.outcomeCodes.count, "a batch comes with the cluster of each row")
        for (row, key) in keys.enumerated() where covers(key) { count(columns.outcomeCodes[row], in: place(of: key)) }
        makeRoom(0)
        for score in columns.scores { add(score, keys) }
    }

    private func covers(_ key: UInt64) -> Bool { key >= first && end.map { key < $0 } ?? true }

    private mutating func place(of key: UInt64) -> Int {
        if let place = places[key] { return place }
        let place = places.count
        places[key] = place
        counts += repeatElement(0, count: Self.slotCount)
        return place
    }

    private mutating func count(_ code: UInt32, in place: Int) {
        let (code, start) = (OutcomeCode(rawValue: code), place * Self.slotCount)
        for outcome in Outcome.allCases {
            guard let isTrue = code.isTrue(outcome) else { continue }
            if isTrue { counts[start + 2 * outcome.rawValue] += 1 }
            counts[start + 2 * outcome.rawValue + 1] += 1
        }
        counts[start + Self.statusSlot + Int(code.status)] += 1
        if code.latencyPresent { counts[start + Self.latencySlot] += 1 }
    }

    private mutating func add(_ score: ScoreColumn, _ keys: [UInt64]) {
        func places() -> [Int?] {
            let rows = score.rows.isEmpty ? Array(keys.indices) : score.rows.map(Int.init)
            return rows.map { self.places[keys[$0]] }
        }
        var found = places()
        let missing = (found.compactMap(\.self).max() ?? -1) + 1 - (scores[score.name]?.count ?? 0)
        if makeRoom(max(0, missing) * MemoryLayout<CompactSum>.stride) { found = places() }
        var sums = scores.removeValue(forKey: score.name) ?? []
        let length = (found.compactMap(\.self).max() ?? -1) + 1
        if length > sums.count { sums += repeatElement(CompactSum(), count: length - sums.count) }
        for (value, place) in zip(score.values, found) {
            guard let place else { continue }
            let wasWide = sums[place].isWide
            sums[place].add(value)
            if !wasWide && sums[place].isWide { wideCount += 1 }
        }
        scores[score.name] = sums
    }

    /// Leaves clusters of the greatest keys for another reading until there is room; true where it did.
    @discardableResult
    private mutating func makeRoom(_ more: Int) -> Bool {
        var isLess = false
        while byteCount + more > bytesMax, places.count > 1 {
            halve()
            isLess = true
        }
        return isLess
    }

    private mutating func halve() {
        let order = places.keys.sorted()
        end = order[order.count / 2]
        let kept = order.prefix(order.count / 2)
        let old = kept.map { places[$0] ?? 0 }
        places = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
        counts = old.flatMap { counts[$0 * Self.slotCount..<($0 + 1) * Self.slotCount] }
        scores = scores.mapValues { sums in old.map { $0 < sums.count ? sums[$0] : CompactSum() } }
        wideCount = scores.values.reduce(0) { $0 + $1.count(where: \.isWide) }
    }

    /// Keys of the clusters that have a latency.
    var keysWithLatency: [UInt64] {
        places.filter { counts[$0.value * Self.slotCount + Self.latencySlot] > 0 }.keys.sorted()
    }

    /// Sum and number of the values of a rate or a score in each cluster, in the same order for each metric; empty of
    /// other metrics.
    func totals(of metric: Metric) -> [ClusterTotal] {
        switch metric {
        case .rate(let outcome):
            totals { start in (counts[start + 2 * outcome.rawValue], counts[start + 2 * outcome.rawValue + 1]) }
        case .statusRate(let status):
            totals { start in
                let statuses = counts[start + Self.statusSlot + 1..<start + Self.slotCount]
                return (counts[start + Self.statusSlot + Int(status.rawValue)], statuses.reduce(0, +))
            }
        case .score(let name):
            (scores[name] ?? []).map { ClusterTotal(sum: $0.value, count: Int($0.count)) }
        case .sampleCount, .latency, .derived: []
        }
    }

    private func totals(_ counts: (_ start: Int) -> (sum: UInt32, count: UInt32)) -> [ClusterTotal] {
        (0..<places.count).map { place in
            let (sum, count) = counts(place * Self.slotCount)
            return ClusterTotal(sum: Double(sum), count: Int(count))
        }
    }
}
