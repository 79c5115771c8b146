import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("Forecasts of the judge")
struct JudgeForecastTests {
    static func guardrail(_ name: String = "valid", effect: Double = 0, margin: Double = 0.01)
        -> JudgeForecast.Guardrail
    {
        JudgeForecast.Guardrail(name, harm: 0.03, effect: effect, margin: margin)
    }

    @Test("False rollbacks a year are divided among the rollouts of a year")
    func alpha() throws {
        let forecast = try #require(JudgeForecast(falseRollbacksPerYear: 1, rolloutsPerYear: 100))
        #expect(forecast.alpha == 0.01)
        let many = try #require(JudgeForecast(falseRollbacksPerYear: 50, rolloutsPerYear: 10))
        #expect(many.alpha == 0.5)
        #expect(JudgeForecast(falseRollbacksPerYear: 0, rolloutsPerYear: 10) == nil)
        #expect(JudgeForecast(falseRollbacksPerYear: 1, rolloutsPerYear: .infinity) == nil)
        #expect(JudgeForecast(alpha: 1, promotionAlpha: 0.05) == nil)
    }

    @Test("The figures of the design, and the same ones every time")
    func design() throws {
        let forecast = try #require(JudgeForecast(alpha: 0.01, promotionAlpha: 0.05))
        let found = forecast.rollBack(Self.guardrail(effect: 0.07), pairs: 3_000, runs: 400)
        let median = try #require(found.medianPairs)
        #expect(abs(median - 354) * 4 <= 354)
        #expect(found.power > 0.99)
        #expect(found == forecast.rollBack(Self.guardrail(effect: 0.07), pairs: 3_000, runs: 400))
        let small = forecast.rollBack(Self.guardrail(effect: 0.03), pairs: 3_000, runs: 400)
        #expect(abs(small.power - 0.65) < 0.1)
        let none = forecast.rollBack(Self.guardrail(), pairs: 1_000, runs: 400)
        #expect(none.power <= 0.01 + 4 * (0.01 * 0.99 / 400).squareRoot())
        #expect(none.medianPairs == nil)
        let effect = try #require(forecast.detectableEffect(harm: 0.03, margin: 0.01, pairs: 3_000, runs: 200))
        #expect(effect > 0.025 && effect < 0.045)
        #expect(forecast.detectableEffect(harm: 0.03, margin: 0.01, pairs: 2, runs: 20) == nil)
    }

    @Test("Five guardrails at 88 % each are proven together in about 0.88 to the fifth, and a harmful one stops them")
    func joint() throws {
        let forecast = try #require(JudgeForecast(alpha: 0.01, promotionAlpha: 0.05))
        let five = (0..<5).map { Self.guardrail("m\($0)", margin: 0.02) }
        let joint = forecast.joint(five, pairs: 2_500, runs: 600)
        let product = joint.each.reduce(1, *)
        #expect(joint.each.allSatisfy { abs($0 - 0.88) < 0.05 })
        #expect(abs(joint.all - product) < 4 * (product * (1 - product) / 600).squareRoot())
        #expect(joint.pairsForPower == nil)
        let longer = try #require(forecast.joint(five, pairs: 6_000, runs: 200).pairsForPower)
        #expect(longer > 2_500)
        let harmful = forecast.joint(five + [Self.guardrail("bad", effect: 0.3)], pairs: 1_000, runs: 100)
        #expect(harmful.rollBack > 0.9)
        #expect(harmful.all == 0)
        let none = forecast.joint([Self.guardrail(margin: 2)], pairs: 100, runs: 10)
        #expect(none.all == 0)
        // 2,401 runs are within two points of any share.
        #expect(1.96 * (0.25 / Double(JudgeForecast.runCount)).squareRoot() <= 0.02)
    }
}
