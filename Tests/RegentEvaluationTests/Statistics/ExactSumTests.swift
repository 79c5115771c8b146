import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Exact sum")
struct ExactSumTests {
    @Test(
        "Sums that plain addition gets wrong",
        arguments: [
            ([1e100, 1, -1e100], 1.0),
            ([0.1, 0.2, 0.3, -0.6], 2.7755575615628914e-17),
            ([1e308, 1e308, -1e308], 1e308),
            ([.leastNonzeroMagnitude, .leastNonzeroMagnitude], 0x1p-1073),
            ([1, 1e-16, 1e-16], 1.0000000000000002),
            ([-1e16, 1, 1e16, 1], 2),
            ([Double.greatestFiniteMagnitude, .greatestFiniteMagnitude], .infinity),
            ([-0.1, -0.2], -0.30000000000000004),
            ([], 0),
        ] as [([Double], Double)])
    func known(values: [Double], expected: Double) {
        var sum = ExactSum()
        for value in values { sum.add(value) }
        #expect(sum.value == expected)
    }

    @Test("The order of the additions does not matter")
    func order() {
        var random = SplitMix64(seed: announcedSeed("ExactSum.order"))
        for _ in 0..<50 {
            let values = (0..<200).map { _ in
                Double(sign: .plus, exponent: Int.random(in: -300...300, using: &random),
                    significand: Double.random(in: -2...2, using: &random))
            }
            func sum(_ values: [Double]) -> Double {
                var sum = ExactSum()
                for value in values { sum.add(value) }
                return sum.value
            }
            #expect(sum(values).bitPattern == sum(values.shuffled(using: &random)).bitPattern)
        }
    }

    @Test("A repeated addend counts exactly", arguments: [0.1, -0x1p-1030, 1e300, 123456.789])
    func repeated(value: Double) {
        var (one, many) = (ExactSum(), ExactSum())
        for _ in 0..<1_000 { one.add(value) }
        many.add(value, count: 1_000)
        #expect(one.value == many.value)
    }
}
