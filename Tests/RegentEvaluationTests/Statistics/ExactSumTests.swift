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

    @Test(
        "The mean of finite values is finite, though their sum is not",
        arguments: [
            ([1.7e308, 1.7e308], 1.7e308), ([1.7e308, 1.7e308, 1.7e308], 1.7e308),
            ([-1.7e308, -1.7e308], -1.7e308), ([1.7e308, 1.7e308, -1.7e308, -1.7e308], 0),
            (Array(repeating: Double.greatestFiniteMagnitude, count: 5), .greatestFiniteMagnitude),
            (Array(repeating: -Double.greatestFiniteMagnitude, count: 1_000), -.greatestFiniteMagnitude),
            ([0x1p1023, 0x1p1023, 0x1p1023, 0x1p1023, 0], 0x1.999999999999ap1022), ([1, 2], 1.5),
        ] as [([Double], Double)])
    func means(values: [Double], expected: Double) {
        var sum = ExactSum()
        for value in values { sum.add(value) }
        #expect(sum.divided(by: values.count) == expected)
    }

    @Test("The mean of two huge values is the sum of their halves, which is rounded once")
    func halves() {
        var random = SplitMix64(seed: announcedSeed("ExactSum.halves"))
        for _ in 0..<1_000 {
            let values = (0..<2).map { _ in
                Double.random(in: 0x1p1023...Double.greatestFiniteMagnitude, using: &random)
            }
            var sum = ExactSum()
            for value in values { sum.add(value) }
            #expect(sum.value == .infinity)
            #expect(sum.divided(by: 2) == values[0] / 2 + values[1] / 2)
        }
    }

    @Test("A value that is not finite makes the sum NaN", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) {
        var (one, many) = (ExactSum(), ExactSum())
        one.add(value)
        one.add(1)
        many.add(value, count: 2)
        for sum in [one, many] { #expect(sum.value.isNaN && sum.divided(by: 2).isNaN) }
    }

    @Test("The order of the additions does not matter")
    func order() {
        var random = SplitMix64(seed: announcedSeed("ExactSum.order"))
        for _ in 0..<50 {
            let values = (0..<200).map { _ in
                Double(
                    sign: .plus, exponent: Int.random(in: -300...300, using: &random),
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

    @Test("Repeated addends beyond the range of a double cancel to the last bit")
    func cancelled() {
        var sum = ExactSum()
        sum.add(.greatestFiniteMagnitude, count: .max)
        sum.add(-.greatestFiniteMagnitude, count: .max - 1)
        #expect(sum.value == .greatestFiniteMagnitude)
        sum.add(-.greatestFiniteMagnitude, count: 1)
        sum.add(.leastNonzeroMagnitude, count: 3)
        #expect(sum.value == 3 * Double.leastNonzeroMagnitude)
    }

    @Test("A repeated addend counts exactly", arguments: [0.1, -0x1p-1030, 1e300, 123456.789, -1.7e308])
    func repeated(value: Double) {
        var (one, many) = (ExactSum(), ExactSum())
        for _ in 0..<1_000 { one.add(value) }
        many.add(value, count: 1_000)
        #expect(one.value == many.value)
    }
}
