import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// Histograms against sorted columns.
    @Suite("Histogram")
    struct HistogramKernel {
        static let cases = KernelTarget.available.flatMap { target in ColumnShape.allCases.map { (target, $0) } }

        /// Values of the ranks with the column in pieces, and how often it was read again.
        static func values(_ ranks: [Int], _ histogram: Histogram, _ column: [UInt32]) -> ([UInt32]?, reads: Int) {
            var reads = 0
            let values = histogram.values(ofRanks: ranks) { count in
                reads += 1
                for start in stride(from: 0, to: column.count, by: 1000) {
                    count(column.span.extracting(start..<min(start + 1000, column.count)))
                }
            }
            return (values, reads)
        }

        @Test("ranks are exact for every length, and lie in the bucket that was named first", arguments: cases)
        func lengths(target: KernelTarget, shape: ColumnShape) {
            var generator = SplitMix64(seed: 1)
            let column = shape.column(4096, &generator)
            withTarget(target) {
                for count in [1, 2, 3, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1000, 4095, 4096] {
                    let part = Array(column[..<count])
                    var histogram = Histogram()
                    histogram.add(part.span)
                    let sorted = part.sorted()
                    let ranks = [1, (count + 1) / 2, max(1, count * 95 / 100), count]
                    let (found, reads) = Self.values(ranks, histogram, part)
                    #expect(found == ranks.map { sorted[$0 - 1] }, "seed 1, count \(count)")
                    #expect(reads <= 3)
                    for rank in ranks { #expect(histogram.range(ofRank: rank)!.contains(sorted[rank - 1])) }
                    #expect(histogram.range(ofRank: 0) == nil && histogram.range(ofRank: count + 1) == nil)
                }
            }
        }

        @Test("every length gives what adding one value after the other gives", arguments: KernelTarget.available)
        func everyLength(target: KernelTarget) {
            var generator = SplitMix64(seed: 2)
            let guarded = GuardedColumn<UInt32>(capacity: 4096)
            let column = ColumnShape.heavyTailed.column(4096, &generator)
            var expected = Histogram()
            for count in stride(from: 0, through: 4096, by: 1) {
                if count < 300 || count % 61 == 0 {
                    let found = withTarget(target) {
                        guarded.with(column[..<count]) { values in
                            var histogram = Histogram()
                            histogram.add(values)
                            return histogram
                        }
                    }
                    #expect(found == expected, "seed 2, count \(count)")
                }
                if count < 4096 { withTarget(.scalar) { expected.add(column.span.extracting(count...count)) } }
            }
        }

        @Test("buckets follow each other without a gap and are less than a thousandth wide")
        func buckets() throws {
            var next: UInt64 = 0
            while next <= UInt64(UInt32.max) {
                var histogram = Histogram()
                histogram.add([UInt32(next)].span)
                let range = try #require(histogram.range(ofRank: 1))
                #expect(UInt64(range.lowerBound) == next)
                #expect((range.upperBound - range.lowerBound) / 1 < max(1, range.lowerBound / 1000))
                // All of the small ones, then a few of every power of two.
                next = UInt64(range.upperBound) + 1
                if next > 1 << 13, next & (next - 1) != 0, next.nonzeroBitCount > 1 {
                    let power = UInt64(1) << UInt64(64 - next.leadingZeroBitCount)
                    next = next < power - power / 1024 ? power - power / 2048 : next
                }
            }
        }

        @Test("histograms of parts add up; small values need no second reading", arguments: KernelTarget.available)
        func merging(target: KernelTarget) {
            var generator = SplitMix64(seed: 3)
            let column = ColumnShape.logNormal.column(100_000, &generator) + (0..<2048).map { $0 }
            withTarget(target) {
                var whole = Histogram()
                var sum = Histogram()
                whole.add(column.span)
                for start in stride(from: 0, to: column.count, by: 7_777) {
                    var part = Histogram()
                    part.add(column.span.extracting(start..<min(start + 7_777, column.count)))
                    sum += part
                }
                #expect(sum == whole)
                #expect(sum.count == column.count)
                let (smallest, reads) = Self.values([1, 2, 2000], sum, column)
                #expect(smallest == [0, 1, 1999] && reads == 0)
            }
        }

        @Test("reading other values than were added is detected")
        func otherValues() {
            var histogram = Histogram()
            histogram.add([5_000_000, 6_000_000].span)
            #expect(Self.values([1], histogram, [1, 2, 3]).0 == nil)
        }
    }
}
