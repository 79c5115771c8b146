import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// Exact order statistics against `sorted()`.
    @Suite("Order statistics")
    struct OrderStatistics {
        /// Shapes of columns that have each broken a selection algorithm somewhere.
        enum Shape: String, CaseIterable, CustomTestStringConvertible {
            case uniform, small, allEqual, sorted, reversed, twoValued, threeValued, heavyTailed, extremes
            case onStride, blocks, sawtooth

            var testDescription: String { rawValue }

            func column(_ count: Int, _ generator: inout SplitMix64) -> [UInt32] {
                // The stride of the AVX2 sample: columns that are small exactly where it looks.
                let stride = max(1, count / 4096)
                switch self {
                case .uniform: return (0..<count).map { _ in .random(in: 0 ... .max, using: &generator) }
                case .small: return (0..<count).map { _ in .random(in: 0..<7, using: &generator) }
                case .allEqual: return [UInt32](repeating: 123_456, count: count)
                case .sorted: return (0..<count).map { UInt32($0) * 3 }
                case .reversed: return (0..<count).map { UInt32(count - $0) * 5 }
                case .twoValued: return (0..<count).map { _ in Bool.random(using: &generator) ? 7 : 1 << 31 }
                case .threeValued:
                    return (0..<count).map { _ in [1, 900, .max].randomElement(using: &generator) ?? 1 }
                case .heavyTailed:
                    return (0..<count).map { _ in
                        let bits = Int.random(in: 0..<32, using: &generator)
                        return UInt32.random(in: 0 ... .max, using: &generator) >> UInt32(bits)
                    }
                case .extremes: return (0..<count).map { $0 % 3 == 0 ? 0 : $0 % 3 == 1 ? .max : .max - 1 }
                case .onStride:
                    return (0..<count).map {
                        $0 % stride == stride / 2 ? UInt32($0 & 15) : UInt32($0) | 1 << 20
                    }
                case .blocks: return (0..<count).map { UInt32($0 / 1000 % 2) << 30 | UInt32($0 & 1023) }
                case .sawtooth: return (0..<count).map { UInt32($0 % (stride * 2)) * 1000 }
                }
            }
        }

        static let cases = KernelTarget.available.flatMap { target in Shape.allCases.map { (target, $0) } }

        @Test("every rank of every short column equals the sorted column", arguments: cases)
        func short(target: KernelTarget, shape: Shape) {
            var generator = SplitMix64(seed: 1)
            for count in 1...97 {
                let values = shape.column(count, &generator)
                let result = withTarget(target) { Kernels.orderStatistics(values, ranks: Array(1...count)) }
                #expect(result == values.sorted(), "seed 1, count \(count)")
            }
        }

        @Test("the usual percentiles and the ends of large columns", arguments: cases)
        func large(target: KernelTarget, shape: Shape) {
            var generator = SplitMix64(seed: 2)
            for count in [16_383, 16_384, 16_415, 60_001] {
                check(shape.column(count, &generator), target, "seed 2, count \(count)")
            }
        }

        static let largest: [Shape] = [.heavyTailed, .threeValued, .onStride]

        @Test("a million values", arguments: KernelTarget.available, largest)
        func million(target: KernelTarget, shape: Shape) {
            var generator = SplitMix64(seed: 3)
            check(shape.column(1_000_000, &generator), target, "seed 3")
        }

        @Test("every rank of a column large enough for the sample", arguments: KernelTarget.available)
        func everyRank(target: KernelTarget) {
            var generator = SplitMix64(seed: 4)
            let values = Shape.heavyTailed.column(16_400, &generator)
            let sorted = values.sorted()
            withTarget(target) {
                for first in stride(from: 1, through: values.count, by: 512) {
                    let ranks = Array(first..<min(first + 512, values.count + 1))
                    #expect(Kernels.orderStatistics(values, ranks: ranks) == ranks.map { sorted[$0 - 1] })
                }
            }
        }

        @Test("a column may start at any element", arguments: KernelTarget.available)
        func unaligned(target: KernelTarget) {
            var generator = SplitMix64(seed: 5)
            let storage = Shape.uniform.column(17_000, &generator)
            withTarget(target) {
                for start in 0..<9 {
                    for count in [1, 40, 16_500] {
                        let part = storage[start..<start + count].sorted()
                        let ranks = [1, (count + 1) / 2, count]
                        let result = Kernels.orderStatistics(
                            storage.span.extracting(start..<start + count), ranks: ranks)
                        #expect(result == ranks.map { part[$0 - 1] }, "start \(start), count \(count)")
                    }
                }
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
