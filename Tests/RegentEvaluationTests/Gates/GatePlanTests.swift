import RegentEvaluation
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Gate plan")
struct GatePlanTests {
    @Test("The numbers of samples are those of the two designs")
    func designs() throws {
        let question = GatePlan.Question(metric: "schema_valid_rate", threshold: 0.95, isMinimum: true, value: 0.97)
        let plan = try GatePlan(question)
        #expect(plan.designs.map(\.name) == ["bound", "paired"])
        let bound = SampleSize.rate(threshold: 0.95, true: 0.97, power: 0.9)
        #expect(plan.designs[0].samples == bound)
        let share = 0.97 * (1 - 0.97)
        let pairs = SampleSize.pairedRates(
            margin: -abs(0.97 - 0.95), onlyCandidate: share, onlyBaseline: share, power: 0.9)
        #expect(plan.designs[1].samples == pairs)
    }

    @Test("Pairs that differ less, and clusters, change the numbers as they must")
    func assumptions() throws {
        var question = GatePlan.Question(metric: "error_rate", threshold: 0.05, isMinimum: false, value: 0.02)
        let plain = try GatePlan(question).designs.compactMap(\.samples)
        question.disagreement = 0.01
        let alike = try GatePlan(question).designs.compactMap(\.samples)
        #expect(alike[0] == plain[0] && alike[1] < plain[1])
        (question.clusterSize, question.correlation) = (5, 0.5)
        #expect(try GatePlan(question).designs.compactMap(\.samples) == alike.map { $0 * 3 })
    }

    @Test("A score needs its deviation; its paired design needs that of the differences")
    func scores() throws {
        var question = GatePlan.Question(metric: "quality", threshold: 0.7, isMinimum: true, value: 0.75)
        question.deviation = 0.2
        question.disagreement = 0.05
        let samples = try GatePlan(question).designs.compactMap(\.samples)
        #expect(samples[0] > 100 && samples[1] < 20)
    }

    @Test(
        "What no number of samples can show is refused",
        arguments: [
            GatePlan.Question(metric: "schema_valid_rate", threshold: 0.95, isMinimum: true, value: 0.95),
            GatePlan.Question(metric: "schema_valid_rate", threshold: 0.95, isMinimum: false, value: 0.97),
            GatePlan.Question(metric: "schema_valid_rate", threshold: 1, isMinimum: true, value: 1),
            GatePlan.Question(metric: "quality", threshold: 0.7, isMinimum: true, value: 0.75),
            GatePlan.Question(metric: "p95_latency_ms", threshold: 100, isMinimum: false, value: 90),
            GatePlan.Question(metric: "sample_count", threshold: 100, isMinimum: true, value: 200),
            GatePlan.Question(metric: "error_rate", threshold: 0.1, isMinimum: false, value: .nan),
        ])
    func refused(question: GatePlan.Question) {
        expectRefusal(.gatePolicyInvalid) { _ = try GatePlan(question) }
    }
}
