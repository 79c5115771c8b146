import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Gates file")
struct GatesFileTests {
    @Test("Numbers are thresholds, objects are whole rules")
    func parsed() throws {
        let text = """
            {"schema_valid_rate_min": 0.95, "fallback_rate_max": 0.1,
             "latency_ms_max": {"max": 2000, "quantile": 0.95, "bound": "upper", "confidence": 0.99,
                                "min_samples": 100, "severity": "warn", "missing": "count_as_worst"}}
            """
        let rules = try GatePolicy(file: Array(text.utf8)).locked(declared: []).rules
        #expect(rules.map(\.key) == ["fallback_rate_max", "latency_ms_max", "schema_valid_rate_min"])
        #expect(rules[0].max == 0.1 && rules[2].min == 0.95)
        let long = rules[1]
        #expect((long.max, long.quantile, long.confidence, long.minSamples) == (2_000, 0.95, 0.99, 100))
        #expect((long.bound, long.severity, long.missing) == (.upper, .warn, .countAsWorst))
    }

    @Test(
        "An invalid gates file is refused with its reason",
        arguments: [
            ("{}", ErrorReason.gatePolicyInvalid), ("[]", .gatePolicyInvalid), ("{", .gatePolicyInvalid),
            ("", .gatePolicyInvalid),
            (#"{"schema_valid_rate": 1}"#, .unknownGateMetric),
            (#"{"schema_valid_rate_min": "high"}"#, .gatePolicyInvalid),
            (#"{"schema_valid_rate_min": NaN}"#, .gatePolicyInvalid),
            (#"{"schema_valid_rate_min": 1e999}"#, .gatePolicyInvalid),
            (#"{"schema_valid_rate_min": {"min": 1, "slices": "x"}}"#, .gatePolicyInvalid),
            (#"{"schema_valid_rate_min[x": 1}"#, .unknownGateMetric),
            (
                #"{"schema_valid_rate_min": {"baseline": "evalRuns/r", "margin": 0, "baseline_run": "evalRuns/r"}}"#,
                .gatePolicyInvalid
            ),
            (#"{"schema_valid_rate_min": {"min": 1, "key": "x"}}"#, .gatePolicyInvalid),
            (#"{"schema_valid_rate_min": 1, "schema_valid_rate_min": 0}"#, .gatePolicyInvalid),
        ])
    func refused(text: String, reason: ErrorReason) {
        expectRefusal(reason) { _ = try GatePolicy(file: Array(text.utf8)) }
    }

    @Test("Metric declarations as the command line has them")
    func declarations() throws {
        #expect(try MetricDeclaration(argument: "judge:0..1").range == MetricRange(min: 0, max: 1))
        #expect(try MetricDeclaration(argument: "judge:-1.5..1e3").range == MetricRange(min: -1.5, max: 1_000))
        #expect(try MetricDeclaration(argument: "judge").range == nil)
        for wrong in [
            "", ":0..1", "judge:", "judge:1..0", "judge:0-1", "judge:0..inf", "judge:nan..1", "judge:0...1",
            "judge=0..1", "judge:0....1", "judge:.5..1", "judge:0..1.", "judge:+0..1", "judge:0x0..1", "judge: 0..1",
            "judge:0..1 ", "ju dge:0..1", "jüdge:0..1", "judge:0..1..2",
            "judge=0...1", "judge=1", "judge= ", "judge=a b", "judge=(a", "=a",
        ] {
            expectRefusal(.metricInvalid, "\(wrong)") { _ = try MetricDeclaration(argument: wrong) }
        }
    }
}
