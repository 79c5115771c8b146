import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Bounds that gates compare")
struct ComparedValueTests {
    @Test("A threshold that every sample meets is not contradicted by the rounding of a bound", arguments: 1...150)
    func ends(count: Int) throws {
        for confidence in [0.8, 0.95, 0.99] {
            let rest = #""confidence": \#(confidence)}}"#
            for gate in [
                #"{"schema_valid_rate_min": {"min": 1, "bound": "lower", "# + rest,
                #"{"error_rate_max": {"max": 0, "bound": "upper", "# + rest,
            ] {
                let result = try GateCase(rows: GateRows.valid(yes: count)).verdict(gate).results[0]
                #expect((result.verdict, result.reason) == (.inconclusive, "UNDECIDED"))
            }
        }
    }

    @Test("Any number of equal scores without a range has no bound, alone and in pairs", arguments: [29, 30, 3_000])
    func level(count: Int) throws {
        func rows(_ value: Double) -> [GateRow] {
            GateRows.rows(count) { GateRow(id: "\($0)", scores: ["free": value]) }
        }
        let declared = [MetricDeclaration(name: "free")]
        let rest = #""bound": "lower", "missing": "exclude", "min_coverage": 1}}"#
        let alone = try GateCase(rows: rows(0.9), declared: declared).verdict(#"{"free_min": {"min": 0.5, "# + rest)
        let paired = try GateCase(rows: rows(0.9), baseline: rows(0.8), declared: declared).verdict(
            #"{"free_min": {"baseline": "evalRuns/base", "margin": 0, "paired": true, "# + rest)
        for verdict in [alone, paired] { #expect((verdict.status, verdict.reasons) == (.inconclusive, ["NO_BOUND"])) }
    }
}
