import RegentKernels
import RegentMessages
import RegentModel

/// A sample of a batch as a comparison finds it.
package struct PairedRow: Sendable {
    /// Its row in the columns of the batch.
    package let row: Int
    /// The bytes by which it is known in its run.
    package let key: ArraySlice<UInt8>
    /// Hash of the cluster that it names, or of its question where it names none.
    package let cluster: UInt64
    /// Whether it names a cluster.
    package let namesCluster: Bool

    /// A sample by its parts.
    package init(row: Int, key: ArraySlice<UInt8>, cluster: UInt64, namesCluster: Bool) {
        (self.row, self.key, self.cluster, self.namesCluster) = (row, key, cluster, namesCluster)
    }
}

/// Samples of the baseline, or a share of them, where those of the candidate are looked up by their keys.
struct PairedBaseline: Sendable {
    private var text: [UInt8] = []
    private var ends: [UInt32] = []
    private(set) var codes: [UInt32] = []
    private(set) var latencies: [UInt32] = []
    private(set) var clusters: [UInt64] = []
    private(set) var namesCluster: [Bool] = []
    private var isMatched: [Bool] = []
    /// Samples without one in the candidate so far.
    private(set) var unmatchedCount = 0
    /// By name, one value per sample up to the last that has one; NaN where it is absent.
    private(set) var scores: [String: [Double]] = [:]
    /// Whether each key so far comes after the one before: then keys are found without a table.
    private var isAscending = true
    /// Where the next key is looked for first: both runs mostly come in the same order.
    private var next = 0
    /// Open addressing: index of a sample + 1, 0 = free; a power of two, at most half full. Empty while keys ascend.
    private var slots: [UInt32] = []
    /// Random per process, so that colliding keys cannot be prepared.
    private let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

    /// Samples.
    var count: Int { ends.count }

    /// Bytes in memory, about.
    var byteCount: Int {
        text.count + count * 22 + slots.count * 4 + scores.values.reduce(0) { $0 + $1.count * 8 }
    }

    /// Adds samples of a batch; of two with the same key, as a run that is not sealed may have them, the first counts.
    ///
    /// - Precondition: all keys together have less than 4 GiB.
    mutating func add(_ columns: SampleColumns, _ rows: [PairedRow]) {
        var places = [Int32](repeating: -1, count: columns.outcomeCodes.count)
        for row in rows {
            guard insert(row.key) else { continue }
            places[row.row] = Int32(codes.count)
            codes.append(columns.outcomeCodes[row.row])
            latencies.append(columns.latencyUs[row.row])
            clusters.append(row.cluster)
            namesCluster.append(row.namesCluster)
            isMatched.append(false)
            unmatchedCount += 1
        }
        for score in columns.scores {
            score.forEachValue { row, value in
                guard places[row] >= 0 else { return }
                set(score.name, Int(places[row]), value)
            }
        }
    }

    /// A key with about as many before it as behind it; nil of fewer than two, which cannot be divided.
    var middleKey: [UInt8]? {
        guard count > 1 else { return nil }
        let some = stride(from: 0, to: count, by: max(1, count / 1_024)).map { Array(key($0)) }
        return some.sorted { $0.lexicographicallyPrecedes($1) }[some.count / 2]
    }

    /// The sample of that key; nil if there is none.
    mutating func find(_ key: ArraySlice<UInt8>) -> Int? {
        if next < count, TextBytes.areEqual(self.key(next).span, key.span) {
            next += 1
            return next - 1
        }
        guard let found = isAscending ? search(key) : filed(key) else { return nil }
        next = found + 1
        return found
    }

    /// The sample of that key among ascending ones.
    private func search(_ key: ArraySlice<UInt8>) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.key(middle).lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
        }
        return low < count && TextBytes.areEqual(self.key(low).span, key.span) ? low : nil
    }

    /// The sample of that key in the table.
    private func filed(_ key: ArraySlice<UInt8>) -> Int? {
        let slot = slot(of: key)
        return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
    }

    /// Notes that a sample has one in the candidate; false where it has one already.
    mutating func match(_ index: Int) -> Bool {
        guard !isMatched[index] else { return false }
        isMatched[index] = true
        unmatchedCount -= 1
        return true
    }

    private mutating func set(_ name: String, _ index: Int, _ value: Double) {
        let missing = index - (scores[name]?.count ?? 0)
        if missing > 0 { scores[name, default: []] += repeatElement(.nan, count: missing) }
        if missing >= 0 { scores[name, default: []].append(value) } else { scores[name]?[index] = value }
    }

    /// Adds a key unless it is there; whether it was added.
    private mutating func insert(_ key: ArraySlice<UInt8>) -> Bool {
        if isAscending {
            isAscending = count == 0 || self.key(count - 1).lexicographicallyPrecedes(key)
            if isAscending {
                append(key)
                return true
            }
        }
        if (count + 1) * 2 > slots.count { file() }
        let slot = slot(of: key)
        guard slots[slot] == 0 else { return false }
        append(key)
        slots[slot] = UInt32(count)
        return true
    }

    private mutating func append(_ key: ArraySlice<UInt8>) {
        text += key
        ends.append(UInt32(text.count))
    }

    /// Makes a table for the keys so far and as many more.
    private mutating func file() {
        var size = 1_024
        while size < (count + 1) * 4 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for index in 0..<count { slots[slot(of: key(index))] = UInt32(index + 1) }
    }

    private func key(_ index: Int) -> ArraySlice<UInt8> {
        text[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    /// The slot that has the key, or the free one where it belongs.
    private func slot(of key: ArraySlice<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: TextBytes.hash(key.span, seed: seed)) & (slots.count - 1)
        while slots[slot] != 0, !TextBytes.areEqual(self.key(Int(slots[slot]) - 1).span, key.span) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}

extension ScoreColumn {
    /// Calls `body` with each row that has the score, and its value.
    func forEachValue(_ body: (Int, Double) -> Void) {
        for (place, value) in values.enumerated() { body(rows.isEmpty ? place : Int(rows[place]), value) }
    }
}
