import RegentKernels

/// Latencies in microseconds, in the pieces they came in, ready for exact order statistics.
///
/// Many of them have a histogram, which says near which value a rank lies: then only the values there are counted. What
/// is added costs nothing again, two tallies add up, and copies share their pieces.
package struct LatencyTally: Sendable {
    /// Number of values from which on there is a histogram; fewer need no more memory than it.
    private static let histogramCountMin = 65_536
    /// A smaller piece is joined with the next one, so that samples that come one by one make no array each.
    private static let pieceCountMin = 4_096

    private(set) var pieces: [[UInt32]] = []
    private var histogram: Histogram?
    /// Latencies added.
    package private(set) var count = 0

    /// No latencies.
    package init() {}

    /// Bytes in memory, about.
    var byteCount: Int { count * 4 + (histogram == nil ? 0 : Histogram.byteCount) }

    /// Adds latencies, in no particular order.
    package mutating func add(_ values: [UInt32]) {
        keep(values)
        if histogram == nil {
            countPieces()
        } else {
            histogram?.add(values.span)
        }
    }

    /// Adds the latencies of another tally.
    package static func += (sum: inout LatencyTally, more: LatencyTally) {
        for piece in more.pieces { sum.keep(piece) }
        guard let histogram = more.histogram, sum.histogram != nil else {
            sum.histogram = nil
            return sum.countPieces()
        }
        sum.histogram? += histogram
    }

    /// The values of the ranks, from 1 to `count`, exactly; in the order of the ranks.
    package func values(ofRanks ranks: [Int]) -> [UInt32] {
        guard let histogram else { return Kernels.orderStatistics(Array(pieces.joined()), ranks: ranks) }
        let values = histogram.values(ofRanks: ranks) { look in
            for piece in pieces { look(piece.span) }
        }
        guard let values else { preconditionFailure("the pieces are those of the histogram") }
        return values
    }

    /// All of them in ascending order.
    var sorted: SortedRun { SortedRun(pieces.joined().sorted()) }

    private mutating func keep(_ values: [UInt32]) {
        guard !values.isEmpty else { return }
        count += values.count
        if let last = pieces.indices.last, pieces[last].count < Self.pieceCountMin {
            pieces[last] += values
        } else {
            pieces.append(values)
        }
    }

    private mutating func countPieces() {
        guard count >= Self.histogramCountMin else { return }
        var histogram = Histogram()
        for piece in pieces { histogram.add(piece.span) }
        self.histogram = histogram
    }
}
