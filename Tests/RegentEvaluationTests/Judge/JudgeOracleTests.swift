import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

/// The fixture, which `Tests/Scripts/judge_oracle.py` wrote in plain Python.
@Suite("The judge equals its oracle")
struct JudgeOracleTests {
    struct Fixture: Decodable {
        /// Arm, valid, latency in milliseconds.
        let units: [[Double]]
        /// After each unit: ln of the evidence of harm of three metrics, of no harm, of all together, and on the
        /// shares.
        let looks: [[Double]]
    }

    static let plan = JudgePlan(
        metrics: [
            JudgeMetric("valid", .rate(betterWhen: .higher), .baseline(margin: 0.01)),
            JudgeMetric("latency", .latency, .baseline(margin: 0.01)),
            JudgeMetric("slow", .latency, .limit(900)),
        ], alpha: 1e-6, sampleRatioAlpha: 1e-6)

    /// ln of what the fixture has.
    static func look(_ verdict: JudgeVerdict) -> [Double] {
        let harm = verdict.metrics.map(\.eValue)
        let mirror = verdict.metrics.map { $0.promotionEValue ?? .nan }
        return (harm + mirror + [verdict.eValue, verdict.sampleRatioEValue]).map { log($0) }
    }

    @Test("Every look has the evidence of the formulas, to 1e-9")
    func path() throws {
        let file = Checkout.file("Tests/Fixtures/statistics/judge.json")
        let fixture = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
        var judge = try #require(CanaryJudge(Self.plan))
        var worst = 0.0
        for (place, unit) in fixture.units.enumerated() {
            judge.add(
                JudgeUnit(
                    arm: unit[0] == 0 ? .canary : .baseline, timeMicros: Int64(place), key: UInt64(place) + 1,
                    values: [unit[1], unit[2], unit[2]]))
            let found = Self.look(judge.verdict)
            let expected = fixture.looks[place]
            #expect(found.count == expected.count)
            worst = zip(found, expected).reduce(worst) { max($0, abs($1.0 - $1.1)) }
        }
        #expect(fixture.units.count == 600)
        #expect(!judge.isFinal)
        #expect(worst < 1e-9)
    }
}
