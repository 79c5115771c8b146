import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("Records that were left out, in gates")
struct LeftOutGateTests {
    private static let declared = [MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))]

    private static func columns(rejected: UInt32) -> SampleColumns {
        var columns = Columns.latencies([UInt32](repeating: 1_000, count: 10))
        let outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, true) })
        columns.outcomeCodes = (0..<10).map { _ in Columns.code(.scored, outcomes, latency: true) }
        columns.scores = [ScoreColumn(name: "q", values: [Double](repeating: 1, count: 10))]
        columns.rejected = rejected
        return columns
    }

    private static func verdict(_ rule: GateRule, rejected: UInt32) throws -> GateVerdict {
        let policy = try GatePolicy(rules: [rule]).locked(declared: declared)
        let evidence = Columns.evidence(columns(rejected: rejected), declared: declared)
        return GateJudge(evidence: evidence).verdict(policy).status
    }

    @Test(
        "A gate that all samples meet does not pass when as many records were left out, whatever its metric",
        arguments: Outcome.allCases.map { GateRule(key: "\($0.metric)_min", min: 0.9) } + [
            GateRule(key: "error_rate_max", max: 0.1), GateRule(key: "timeout_rate_max", max: 0.1),
            GateRule(key: "refusal_rate_max", max: 0.1), GateRule(key: "scored_rate_min", min: 0.9),
            GateRule(key: "error_rate_max", max: 0.1, minCoverage: 0.6),
            GateRule(key: "scored_rate_min", min: 0.9, missing: .countAsWorst),
            GateRule(key: "scored_rate_min", min: 0.9, minCoverage: 0.6, missing: .exclude),
            GateRule(key: "p90_latency_ms_max", max: 2), GateRule(key: "p999_latency_ms_max", max: 2),
            GateRule(key: "q_min", min: 0.9), GateRule(key: "sample_count_max", max: 15),
        ])
    func leftOut(rule: GateRule) throws {
        #expect(try Self.verdict(rule, rejected: 0) == .pass)
        #expect(try Self.verdict(rule, rejected: 10) != .pass)
    }

    @Test("A rate of status is a metric of gates with a bound, and no name of a score")
    func statusGates() throws {
        #expect(try Self.verdict(GateRule(key: "scored_rate_min", min: 0.7, bound: .lower), rejected: 0) == .pass)
        #expect(try Self.verdict(GateRule(key: "scored_rate_min", min: 0.9, bound: .lower), rejected: 0) != .pass)
        for name in ["error_rate", "timeout_rate", "refusal_rate", "scored_rate"] {
            #expect(throws: Refusal.self) { try EvalRun.checkedMetrics([MetricDeclaration(name: name)]) }
            let outside = GatePolicy(rules: [GateRule(key: "\(name)_max", max: 1.5)])
            #expect(throws: Refusal.self) { try outside.locked(declared: []) }
        }
    }

    @Test("A score that an earlier release took by the name of a rate is what its locked gate is about")
    func earlierScore() {
        let declared = [MetricDeclaration(name: "error_rate", range: MetricRange(min: 0, max: 1))]
        let rule = GateRule(
            key: "error_rate_max", metric: "error_rate", max: 0.1, bound: .point, confidence: 0.95, missing: .bound)
        let evidence = Columns.evidence(Columns.score("error_rate", [0.5, 0.5]), declared: declared)
        #expect(GateJudge(evidence: evidence).verdict(GatePolicy(rules: [rule])).status == .fail)
        let status = Columns.evidence(Columns.schemaValid(yes: 2))
        #expect(GateJudge(evidence: status).verdict(GatePolicy(rules: [rule])).status == .pass)
    }
}
