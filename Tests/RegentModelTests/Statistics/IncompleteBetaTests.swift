import RegentModel
import Testing

@Suite("Incomplete beta function")
struct IncompleteBetaTests {
    /// Exact sums of binomial chances: I_x(a, b) = Σ C(n, j) xʲ (1 − x)ⁿ⁻ʲ over j from a to n = a + b − 1.
    static let exact: [(x: Double, a: Double, b: Double, value: Double)] = [
        (0.5, 1, 1, 0.5), (0.5, 6, 1, 0.015625), (0.5, 10, 3, 0.019287109375), (0.1, 2, 20, 0.6352700362282921),
        (0.9, 20, 2, 0.36472996377170785), (0.25, 3, 9, 0.5447990894317627),
    ]

    @Test("it equals exact sums")
    func values() {
        for one in Self.exact {
            let value = IncompleteBeta.value(one.x, one.a, one.b)
            #expect(abs(value - one.value) < 1e-13, "I_\(one.x)(\(one.a), \(one.b))")
        }
    }

    @Test("it is 0 and 1 at the ends, rises, and is symmetric, for counts that are no whole numbers too")
    func shape() {
        for (a, b) in [(1.0, 1.0), (1.3, 7.9), (5.5, 1.01), (300.25, 12.5)] {
            #expect(IncompleteBeta.value(0, a, b) == 0)
            #expect(IncompleteBeta.value(1, a, b) == 1)
            var last = 0.0
            for step in 1..<20 {
                let x = Double(step) / 20
                let value = IncompleteBeta.value(x, a, b)
                let mirrored = IncompleteBeta.value(1 - x, b, a)
                #expect(value >= last)
                #expect(abs(value + mirrored - 1) < 1e-12)
                last = value
            }
        }
    }
}
