import RegentKernels
import RegentTestKit
import Testing

extension KernelsTests {
    /// Weighted sums against a loop of plain additions, every target against scalar.
    @Suite("Logits")
    struct LogitKernel {
        static let special: [Double] = [
            0, -0.0, .infinity, -.infinity, .nan, -.nan, 1e300, -1e300, .leastNonzeroMagnitude, 1e-200,
        ]

        static func values(_ count: Int, seed: UInt64) -> [Double] {
            var generator = SplitMix64(seed: seed)
            return (0..<count).map { _ in
                Int.random(in: 0..<40, using: &generator) == 0
                    ? special.randomElement(using: &generator) ?? 0 : .random(in: -8..<8, using: &generator)
            }
        }

        /// What the header says, an operation at a time.
        static func expected(
            _ columns: [Double], _ starts: [Int], _ weights: [Double], _ count: Int, _ bias: Double
        ) -> [UInt64] {
            (0..<count).map { row in
                var sum = 0.0
                for (start, weight) in zip(starts, weights) {
                    let product = weight * columns[start + row]
                    sum += product
                }
                sum += bias
                return (sum.isNaN ? Double.nan : sum).bitPattern
            }
        }

        @Test("every length and number of features has the bits of plain additions", arguments: KernelTarget.available)
        func everyLength(target: KernelTarget) {
            let columns = Self.values(9 * 200, seed: 11)
            let weights = Self.values(9, seed: 12).map { $0.isFinite ? $0 : 1.5 }
            let guarded = GuardedColumn<Double>(capacity: columns.count)
            withTarget(target) {
                for features in 0...9 {
                    for count in 0...200 {
                        // The last column ends where the memory does.
                        let last = columns.count - count
                        let used = (0..<features).map { features == 1 ? last : $0 * last / max(1, features - 1) }
                        let found = guarded.with(columns[...]) {
                            Kernels.logits(
                                $0, starts: used, weights: Array(weights.prefix(features)), count: count, bias: 0.25)
                        }
                        let wanted = Self.expected(columns, used, Array(weights.prefix(features)), count, 0.25)
                        #expect(found.map(\.bitPattern) == wanted, "\(features) features, \(count) rows")
                    }
                }
            }
        }

        @Test("no product is fused with its sum", arguments: KernelTarget.available)
        func notFused(target: KernelTarget) {
            // The square of 1 + 2^-30 has a bit that its rounded product has not.
            let edge = 1 + 0x1p-30
            let columns = [Double](repeating: 1, count: 64) + [Double](repeating: edge, count: 64)
            let found = withTarget(target) {
                Kernels.logits(
                    columns.span, starts: [0, 64], weights: [-(1 + 0x1p-29), edge], count: 64, bias: 0)
            }
            #expect(found == [Double](repeating: 0, count: 64))
        }

        @Test("columns may be shared, and without features a logit is the bias")
        func shared() {
            let columns: [Double] = [1, 2, 3]
            let twice = Kernels.logits(columns.span, starts: [0, 0], weights: [1, 10], count: 3, bias: 0.5)
            #expect(twice == [11.5, 22.5, 33.5])
            let none = Kernels.logits(columns.span, starts: [], weights: [], count: 4, bias: -0.5)
            #expect(none == [-0.5, -0.5, -0.5, -0.5])
        }
    }
}
