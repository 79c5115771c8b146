import CRegentKernels

/// Counts of values by bucket, each less than a thousandth of its values wide; histograms of parts add up.
///
/// For a run that grows: 184 KiB however long it is, and its percentiles to the bucket at once. Reading the values
/// once more makes them exact (see `values(ofRanks:rereading:)`).
package struct Histogram: Hashable, Sendable {
    /// Bytes of every histogram in memory.
    package static let byteCount = REGENT_HISTOGRAM_COUNT * MemoryLayout<UInt64>.stride

    /// Values added.
    package private(set) var count = 0
    private var buckets = [UInt64](repeating: 0, count: REGENT_HISTOGRAM_COUNT)

    /// Of no values.
    package init() {}

    /// Adds values, in any order and by any pieces.
    package mutating func add(_ values: Span<UInt32>) {
        count += values.count
        unsafe values.withUnsafeBufferPointer {
            unsafe regent_histogram_add_u32($0.baseAddress, $0.count, &buckets)
        }
    }

    /// Adds the values of another histogram.
    package static func += (sum: inout Histogram, more: Histogram) {
        sum.count += more.count
        unsafe regent_histogram_merge(more.buckets, &sum.buckets)
    }

    /// The bucket that holds the rank-th smallest value, from 1; nil where there are not so many.
    package func range(ofRank rank: Int) -> ClosedRange<UInt32>? {
        found(rank).map { $0.low...$0.high }
    }

    /// The values of the ranks, from 1 to `count`, exactly.
    ///
    /// - Parameter reread: hands every value that was added, by any pieces, to its argument. Called not at all
    ///   where all the wanted values are below 2048, once where they are below 2²¹, three times at most.
    /// - Returns: one value a rank, in the order of `ranks`; nil where `reread` gave other values than were added.
    /// - Throws: what `reread` throws.
    package func values(
        ofRanks ranks: [Int], rereading reread: ((Span<UInt32>) -> Void) throws -> Void
    ) rethrows -> [UInt32]? {
        var search = HistogramSearch(self, ranks: ranks)
        while search.isOpen {
            try reread { search.add($0) }
            guard search.endReading() else { return nil }
        }
        return search.values
    }

    fileprivate func found(_ rank: Int) -> RegentHistogramRange? {
        var range = RegentHistogramRange()
        return unsafe regent_histogram_rank(buckets, UInt64(max(0, rank)), &range) ? range : nil
    }
}

/// The values of some ranks, found in readings of the values that a histogram counted.
///
/// Each reading hands every value over, in any order and by any pieces. None is needed where all the wanted values are
/// below 2048, one where they are below 2²¹, three at most.
package struct HistogramSearch: Sendable {
    private let rankCount: Int
    private var ranges: [RegentHistogramRange]
    /// Ranges that still hold more than one value, each once though several ranks lie in it.
    private var open: [RegentHistogramRange] = []
    private var parts: [[UInt64]] = []

    /// - Precondition: every rank is from 1 to the number of values; of no values nothing is found.
    package init(_ histogram: Histogram, ranks: [Int]) {
        precondition(ranks.allSatisfy { (1...max(1, histogram.count)).contains($0) }, "rank outside 1...count")
        rankCount = ranks.count
        ranges = ranks.compactMap(histogram.found)
        begin()
    }

    /// Whether another reading is needed.
    package var isOpen: Bool { !open.isEmpty }

    /// One value a rank, in their order; nil while it is open, and of no values.
    package var values: [UInt32]? { isOpen || ranges.count != rankCount ? nil : ranges.map(\.low) }

    /// Adds values of a reading.
    package mutating func add(_ values: Span<UInt32>) {
        for place in open.indices {
            var range = open[place]
            unsafe values.withUnsafeBufferPointer {
                unsafe regent_histogram_refine_u32($0.baseAddress, $0.count, &range, &parts[place])
            }
        }
    }

    /// Ends a reading; false where it had other values than were added to the histogram.
    package mutating func endReading() -> Bool {
        for place in ranges.indices where ranges[place].low < ranges[place].high {
            guard let found = open.firstIndex(where: { $0.low == ranges[place].low }),
                unsafe regent_histogram_narrow(parts[found], &ranges[place])
            else { return false }
        }
        begin()
        return true
    }

    /// Ranges of one round came about by equal steps, so that two of them are the same or have no value in common.
    private mutating func begin() {
        open = []
        for range in ranges where range.low < range.high && !open.contains(where: { $0.low == range.low }) {
            open.append(range)
        }
        parts = [[UInt64]](repeating: [UInt64](repeating: 0, count: REGENT_HISTOGRAM_PART_COUNT), count: open.count)
    }
}
