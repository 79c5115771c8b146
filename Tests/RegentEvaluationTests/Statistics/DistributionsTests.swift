import Foundation
import RegentEvaluation
import Testing

/// Expected values are SciPy's, which computes them by other methods.
@Suite("Distributions")
struct DistributionsTests {
    @Test(
        "Normal quantiles",
        arguments: [
            (0.5, 0.0), (0.8, 0.8416212335729143), (0.95, 1.6448536269514722),
            (0.975, 1.959963984540054), (0.999, 3.090232306167813),
        ])
    func normal(p: Double, expected: Double) {
        #expect(abs(Distributions.normalQuantile(p) - expected) < 1e-12)
    }

    @Test(
        "Student quantiles",
        arguments: [
            (0.95, 1.0, 6.313751514675037), (0.975, 4, 2.7764451051977934),
            (0.95, 29, 1.6991270265334972), (0.975, 999, 1.9623414611334493),
            (0.6, 2, 0.2886751345948128),
        ])
    func student(p: Double, degrees: Double, expected: Double) {
        #expect(abs(Distributions.studentQuantile(p, degrees: degrees) - expected) < 1e-10)
    }

    @Test("Student quantiles of very many degrees go on where those of many end", arguments: [0.5, 0.9, 0.975, 0.999])
    func manyDegrees(p: Double) {
        let many = Distributions.studentQuantile(p, degrees: 1e8)
        let more = Distributions.studentQuantile(p, degrees: 1e8 + 1)
        // The continued fraction loses digits of the logarithms of its large factorials.
        #expect(abs(more - many) < 1e-6)
        #expect(abs(Distributions.studentQuantile(p, degrees: 1e15) - Distributions.normalQuantile(p)) < 1e-12)
    }

    @Test(
        "Student quantiles of one degree of freedom are a cotangent, however near 1 p is",
        arguments: [0.4, 0.05, 0.001, 0x1p-20, 0x1p-32, 0x1p-40, 0x1p-52, 0x1p-53] as [Double])
    func cauchy(tail: Double) {
        let p = 1 - tail
        let expected = 1 / tan(Double.pi * (1 - p))
        // Up to 1e9 it is found from P(T ≤ t), which is rounded near 1.
        let error = expected < 1e9 ? max(1e-12, 0x1p-52 / (1 - p)) : 1e-12
        #expect(abs(Distributions.studentQuantile(p, degrees: 1) / expected - 1) < error)
    }

    @Test(
        "Student quantiles of two degrees of freedom are a root",
        arguments: [0.4, 0.05, 0.001, 0x1p-20, 0x1p-32, 0x1p-40] as [Double])
    func twoDegrees(tail: Double) {
        let p = 1 - tail
        let expected = (2 * p - 1) / (2 * p * (1 - p)).squareRoot()
        let error = max(1e-12, 0x1p-52 / (1 - p))
        #expect(abs(Distributions.studentQuantile(p, degrees: 2) / expected - 1) < error)
    }

    @Test(
        "Binomial distribution function",
        arguments: [
            (58, 59, 0.95, 0.9515054747505769), (0, 10, 0.1, 0.34867844009999993),
            (95, 100, 0.95, 0.5640186993142888), (94_999, 100_000, 0.95, 0.4962375951953627),
            (3, 10, 0.5, 0.171875), (-1, 10, 0.5, 0), (10, 10, 0.5, 1),
        ])
    func binomial(k: Int, n: Int, q: Double, expected: Double) {
        let actual = Distributions.binomialCDF(k, trials: n, probability: q)
        // ln Γ of large arguments cancels: nine digits are left at 100,000 trials.
        #expect(abs(actual - expected) < 1e-9)
    }

    @Test("Binomial probabilities equal the sum of their terms", arguments: 1...40)
    func binomialBySum(n: Int) {
        for q in [0.01, 0.3, 0.5, 0.95] {
            var term = 1.0
            for _ in 0..<n { term *= 1 - q }
            var sum = term
            for k in 0..<n {
                #expect(abs(Distributions.binomialCDF(k, trials: n, probability: q) - sum) < 1e-12)
                term *= Double(n - k) / Double(k + 1) * q / (1 - q)
                sum += term
            }
        }
    }
}
