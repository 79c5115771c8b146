/// Ascending numbers of 32 bits, kept packed: exact order statistics of many runs without unpacking them.
///
/// The numbers lie in blocks of 128. A run is the first number of each block as `PackedNumbers`, the width of each
/// (1 byte, 0…32), and for each block the steps from one number to the next in so many bits, padded to whole bytes.
package struct SortedRun: Sendable {
    private static let blockCount = PackedNumbers.blockCount

    /// Numbers in it.
    package let count: Int
    private let bytes: [UInt8]
    /// The first number of each block.
    private let heads: [UInt32]
    /// Where the steps of each block begin, and the end.
    private let starts: [Int]
    private let widths: [UInt8]

    /// Appends ascending numbers; their count must be known to read them.
    package static func append(_ ascending: Span<UInt32>, to bytes: inout [UInt8]) {
        let blocks = (ascending.count + blockCount - 1) / blockCount
        var (heads, widths, steps): ([UInt32], [UInt8], [UInt8]) = ([], [], [])
        for block in 0..<blocks {
            let (start, end) = (block * blockCount, min(ascending.count, (block + 1) * blockCount))
            heads.append(ascending[start])
            var bits: UInt32 = 0
            for index in start + 1..<max(start + 1, end) { bits |= ascending[index] - ascending[index - 1] }
            widths.append(UInt8(32 - bits.leadingZeroBitCount))
            BitPacking.append(count: end - start - 1, width: Int(widths[block]), to: &steps) { index in
                UInt64(ascending[start + index + 1] - ascending[start + index])
            }
        }
        PackedNumbers.append(heads.span, to: &bytes)
        bytes += widths
        bytes += steps
    }

    /// A run of numbers in memory.
    package init(_ ascending: [UInt32]) {
        var (bytes, place): ([UInt8], Int) = ([], 0)
        Self.append(ascending.span, to: &bytes)
        guard let run = SortedRun(count: ascending.count, in: bytes, at: &place) else {
            preconditionFailure("what was packed can be read")
        }
        self = run
    }

    /// A run read from a place on, which moves behind it; nil where the bytes are not one.
    package init?(count: Int, in bytes: [UInt8], at place: inout Int) {
        let blocks = (count + Self.blockCount - 1) / Self.blockCount
        guard count >= 0, let heads = PackedNumbers.narrowNumbers(blocks, in: bytes.span, at: &place),
            bytes.count - place >= blocks
        else { return nil }
        widths = Array(bytes[place..<place + blocks])
        var starts = [place + blocks]
        starts.reserveCapacity(blocks + 1)
        for block in 0..<blocks {
            guard widths[block] <= 32, block == 0 || heads[block - 1] <= heads[block] else { return nil }
            let steps = min(Self.blockCount, count - block * Self.blockCount) - 1
            starts.append(starts[block] + BitPacking.byteCount(steps, width: Int(widths[block])))
        }
        guard starts[blocks] <= bytes.count else { return nil }
        (self.count, self.bytes, self.heads, self.starts) = (count, bytes, heads, starts)
        place = starts[blocks]
    }

    /// The numbers of given ranks among those of all runs, in the order of the ranks: `sorted()[rank - 1]` of all.
    ///
    /// The first numbers of all blocks bound each of them from both sides; only the blocks between are unpacked.
    /// - Precondition: ranks are from 1 to the sum of the counts.
    /// - Complexity: one pass over the first numbers, and for each rank about two blocks of each run.
    package static func values(ofRanks ranks: [Int], in runs: [SortedRun]) -> [UInt32] {
        let total = runs.reduce(0) { $0 + $1.count }
        precondition(ranks.allSatisfy { (1...max(1, total)).contains($0) }, "rank outside 1...count")
        guard !ranks.isEmpty, total > 0 else { return [] }
        let heads = Array(runs.map(\.heads).joined())
        let slack = (blockCount - 1) * runs.count { $0.count > 0 }
        // At most 128 numbers a head, and at least so many but for the block of the last head of each run.
        let bounds = ranks.flatMap { rank in
            [rank, rank + slack].map { ($0 + blockCount - 1) / blockCount }
        }
        let known = Kernels.orderStatistics(heads, ranks: bounds.map { min($0, heads.count) })
        return ranks.indices.map { index in
            let isOpen = bounds[2 * index + 1] > heads.count
            return value(
                ofRank: ranks[index], from: known[2 * index], through: isOpen ? .max : known[2 * index + 1], in: runs)
        }
    }

    /// The number of a rank that is known to lie between two others.
    private static func value(ofRank rank: Int, from least: UInt32, through most: UInt32, in runs: [SortedRun])
        -> UInt32
    {
        guard least < most else { return least }
        var (below, between): (Int, [UInt32]) = (0, [])
        for run in runs where run.count > 0 { below += run.collect(from: least, through: most, into: &between) }
        // Only damaged runs, whose steps do not fit their heads, have the rank elsewhere.
        guard !between.isEmpty else { return least }
        let place = min(max(1, rank - below), between.count)
        return Kernels.orderStatistics(between, ranks: [place])[0]
    }

    /// Appends the numbers between two others; gives how many are below.
    private func collect(from least: UInt32, through most: UInt32, into between: inout [UInt32]) -> Int {
        // The last block that begins below the least may have some of them.
        var block = max(0, firstBlock(from: least) - 1)
        var below = block * Self.blockCount
        while block < heads.count, heads[block] <= most {
            below += unpack(block, from: least, through: most, into: &between)
            block += 1
        }
        return below
    }

    /// The first block that does not begin below a number.
    private func firstBlock(from least: UInt32) -> Int {
        var (low, high) = (0, heads.count)
        while low < high {
            let middle = (low + high) / 2
            if heads[middle] < least { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Appends the numbers of a block between two others; gives how many are below.
    private func unpack(_ block: Int, from least: UInt32, through most: UInt32, into between: inout [UInt32]) -> Int {
        var number = heads[block]
        let blockCount = min(Self.blockCount, count - block * Self.blockCount)
        let start = between.count
        between.append(number)
        BitPacking.forEach(blockCount - 1, width: Int(widths[block]), in: bytes.span, at: starts[block]) { _, step in
            number &+= UInt32(truncatingIfNeeded: step)
            between.append(number)
        }
        // Numbers ascend, so those to leave out stand at both ends.
        while let last = between.last, between.count > start, last > most { between.removeLast() }
        var below = 0
        while start + below < between.count, between[start + below] < least { below += 1 }
        if below > 0 { between.removeSubrange(start..<start + below) }
        return below
    }
}
