import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// Exact order statistics against `sorted()`.
    @Suite("Order statistics")
    struct OrderStatistics {
        static let cases = KernelTarget.available.flatMap { target in ColumnShape.allCases.map { (target, $0) } }

        @Test("every rank of every short column equals the sorted column", arguments: cases)
        func short(target: KernelTarget, shape: ColumnShape) {
            var generator = SplitMix64(seed: 1)
            for count in 1...97 {
                let values = shape.column(count, &generator)
                let result = withTarget(target) { Kernels.orderStatistics(values, ranks: Array(1...count)) }
                #expect(result == values.sorted(), "seed 1, count \(count)")
            }
        }

        @Test("the usual percentiles and the ends of large columns", arguments: cases)
        func large(target: KernelTarget, shape: ColumnShape) {
            var generator = SplitMix64(seed: 2)
            for count in [16_383, 16_384, 16_415, 60_001] {
                check(shape.column(count, &generator), target, "seed 2, count \(count)")
            }
        }

        static let largest: [ColumnShape] = [.logNormal, .heavyTailed, .threeValued, .onStride]

        @Test("a million values", arguments: KernelTarget.available, largest)
        func million(target: KernelTarget, shape: ColumnShape) {
            var generator = SplitMix64(seed: 3)
            check(shape.column(1_000_000, &generator), target, "seed 3")
        }

        @Test("every rank of a column large enough for the sample", arguments: KernelTarget.available)
        func everyRank(target: KernelTarget) {
            var generator = SplitMix64(seed: 4)
            let values = ColumnShape.heavyTailed.column(16_400, &generator)
            let sorted = values.sorted()
            withTarget(target) {
                for first in stride(from: 1, through: values.count, by: 512) {
                    let ranks = Array(first..<min(first + 512, values.count + 1))
                    #expect(Kernels.orderStatistics(values, ranks: ranks) == ranks.map { sorted[$0 - 1] })
                }
            }
        }

        @Test("every length up to 4096, right before a page that cannot be read", arguments: cases)
        func everyLength(target: KernelTarget, shape: ColumnShape) {
            var generator = SplitMix64(seed: 5)
            let guarded = GuardedColumn<UInt32>(capacity: 4096)
            let values = shape.column(4096, &generator)
            withTarget(target) {
                var sorted: [UInt32] = []
                for count in 1...4096 {
                    Self.insert(values[count - 1], into: &sorted)
                    let ranks = [0.5, 0.95, 0.999].map { Int((Double(count) * $0).rounded(.up)) }
                    let result = guarded.with(values[..<count]) { Kernels.orderStatistics($0, ranks: ranks) }
                    #expect(result == ranks.map { sorted[$0 - 1] }, "seed 5, count \(count)")
                }
            }
        }

        /// Inserts after those that are not greater: `sorted` stays sorted.
        static func insert(_ value: UInt32, into sorted: inout [UInt32]) {
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] <= value { low = middle + 1 } else { high = middle }
            }
            sorted.insert(value, at: low)
        }

        @Test("a column may start at any element and end anywhere", arguments: KernelTarget.available)
        func unaligned(target: KernelTarget) {
            var generator = SplitMix64(seed: 6)
            let guarded = GuardedColumn<UInt32>(capacity: 17_000)
            let storage = ColumnShape.logNormal.column(17_000, &generator)
            withTarget(target) {
                for count in [1, 40, 2_048, 4_095] + Array(16_500..<16_520) {
                    for start in [0, 1, 7, 16] {
                        let part = storage[start..<start + count]
                        let sorted = part.sorted()
                        let ranks = [1, (count + 1) / 2, count]
                        let expected = ranks.map { sorted[$0 - 1] }
                        let inside = Kernels.orderStatistics(storage.span.extracting(part.indices), ranks: ranks)
                        #expect(inside == expected, "seed 6, start \(start), count \(count)")
                        let atGuard = guarded.with(part) { Kernels.orderStatistics($0, ranks: ranks) }
                        #expect(atGuard == expected, "seed 6, count \(count) at the guard")
                    }
                }
            }
        }

        @Test("more ranks than one pass serves, near and far", arguments: KernelTarget.available)
        func manyRanks(target: KernelTarget) {
            var generator = SplitMix64(seed: 7)
            for shape in [ColumnShape.uniform, .logNormal, .blocks] {
                let values = shape.column(300_000, &generator)
                let sorted = values.sorted()
                let ranks = (0...200).map { max(1, $0 * 1500) } + (0..<100).map { 150_000 + $0 }
                let result = withTarget(target) { Kernels.orderStatistics(values, ranks: ranks) }
                #expect(result == ranks.map { sorted[$0 - 1] }, "seed 7, \(shape)")
            }
        }

        @Test("ranks come back in the order they were asked for, repeats included")
        func order() {
            #expect(Kernels.orderStatistics([30, 10, 20], ranks: [3, 1, 3, 2]) == [30, 10, 30, 20])
            #expect(Kernels.orderStatistics([], ranks: []) == [])
            #expect(Kernels.orderStatistics([5], ranks: []) == [])
        }

        /// Compares percentiles, ends and neighbours with a sorted copy.
        private func check(_ values: [UInt32], _ target: KernelTarget, _ comment: String) {
            let sorted = values.sorted()
            let count = values.count
            let shares = [0.5, 0.9, 0.95, 0.99, 0.999].map { Int((Double(count) * $0).rounded(.up)) }
            let many = [1, 2, count / 3] + shares + shares.map { $0 + 1 } + [count - 1, count]
            withTarget(target) {
                for ranks in [[shares[2]], shares, many] {
                    let expected = ranks.map { sorted[$0 - 1] }
                    #expect(Kernels.orderStatistics(values, ranks: ranks) == expected, "\(comment)")
                }
            }
        }
    }
}
