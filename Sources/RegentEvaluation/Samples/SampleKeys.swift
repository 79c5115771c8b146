import RegentKernels

/// Keys of samples and where each stands in its run, end to end, to be read in the order of their bytes.
package struct SampleKeys: Sendable {
    private struct Entry {
        /// The eight bytes behind those that all keys share: most comparisons need no others.
        let prefix: UInt64
        let index: UInt32
    }

    /// Bytes of a key beside its text, with those of an order.
    package static let entryBytes = 28

    private var text: [UInt8] = []
    private var ends: [UInt32] = []
    private var batches: [UInt32] = []
    private var rows: [UInt32] = []

    /// No key yet.
    package init() {}

    /// Keys.
    package var count: Int { ends.count }

    /// Bytes in memory, about.
    package var byteCount: Int { text.count + Self.entryBytes * ends.count }

    /// Adds a key.
    ///
    /// - Precondition: all keys together have less than 4 GiB.
    package mutating func add(_ key: ArraySlice<UInt8>, batch: Int, row: Int) {
        text += key
        ends.append(UInt32(text.count))
        batches.append(UInt32(batch))
        rows.append(UInt32(row))
    }

    /// The key of a number.
    package func key(_ index: Int) -> ArraySlice<UInt8> {
        text[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    /// Where the key of a number stands.
    package func place(_ index: Int) -> (batch: Int, row: Int) { (Int(batches[index]), Int(rows[index])) }

    /// Numbers of the keys in the order of their bytes; equal ones in the order in which they came.
    package var order: [Int] {
        let shared = sharedByteCount
        let entries = (0..<count).map { Entry(prefix: prefix(of: $0, behind: shared), index: UInt32($0)) }
        return entries.sorted(by: precedes).map { Int($0.index) }
    }

    /// Whether a key comes before another in the order of their bytes.
    package static func precedes(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        TextBytes.precedes(one.span, other.span)
    }

    private func precedes(_ left: Entry, _ right: Entry) -> Bool {
        guard left.prefix == right.prefix else { return left.prefix < right.prefix }
        let (one, other) = (key(Int(left.index)), key(Int(right.index)))
        if Self.precedes(one, other) { return true }
        return left.index < right.index && !Self.precedes(other, one)
    }

    /// Bytes with which every key begins.
    private var sharedByteCount: Int {
        guard count > 0 else { return 0 }
        let first = key(0)
        var shared = first.count
        for index in 1..<max(1, count) where shared > 0 {
            let other = key(index)
            var same = 0
            while same < min(shared, other.count), first[first.startIndex + same] == other[other.startIndex + same] {
                same += 1
            }
            shared = same
        }
        return shared
    }

    /// Big-endian, so that it has the order of the bytes; a key that ends early is filled up with zeros.
    private func prefix(of index: Int, behind shared: Int) -> UInt64 {
        let rest = key(index).dropFirst(shared).prefix(8)
        return rest.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - rest.count))
    }
}

/// Keys from all over a run, to cut it into shares of about the same size.
package struct KeySampler: Sendable {
    private static let countMax = 4_096

    private var keys: [[UInt8]] = []
    private var stride = 1
    private var seen = 0

    /// No key yet.
    package init() {}

    /// Takes one key of so many.
    package mutating func add(_ key: ArraySlice<UInt8>) {
        defer { seen += 1 }
        guard seen % stride == 0 else { return }
        keys.append(Array(key))
        guard keys.count > Self.countMax else { return }
        keys = keys.indices.filter { $0 % 2 == 0 }.map { keys[$0] }
        stride *= 2
    }

    /// Keys that cut the run into so many shares, ascending and each once; fewer where keys repeat.
    package func cuts(shares: Int) -> [[UInt8]] {
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        guard shares > 1, !sorted.isEmpty else { return [] }
        var cuts: [[UInt8]] = []
        for share in 1..<shares {
            let key = sorted[share * sorted.count / shares]
            if cuts.last != key { cuts.append(key) }
        }
        return cuts
    }
}
