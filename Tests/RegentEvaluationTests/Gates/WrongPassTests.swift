import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// Ways to make the gates of comparable tools pass that should not: what such a tool accepts, the input, and what is
/// right. None of them is PASS.
@Suite("Gates that must not pass")
struct WrongPassTests {
    /// What is accepted elsewhere, gates, and the reason of their refusal.
    static let refused: [(accepted: String, gates: String, reason: ErrorReason)] = [
        ("a threshold as text is no threshold", #"{"schema_valid_rate_min": "0.95"}"#, .gatePolicyInvalid),
        ("a misspelt metric is skipped", #"{"schema_valid_rates_min": 0.95}"#, .unknownGateMetric),
        ("a misspelt option is skipped", #"{"q_min": {"min": 0.9, "min_sample": 100}}"#, .gatePolicyInvalid),
        ("no assertion at all passes", "{}", .gatePolicyInvalid),
        ("the last of two thresholds wins", #"{"q_min": 0.9, "q_min": 0.1}"#, .gatePolicyInvalid),
        ("a threshold of NaN is never missed", #"{"q_min": NaN}"#, .gatePolicyInvalid),
        ("a minimum below every value", #"{"schema_valid_rate_min": -1}"#, .gatePolicyInvalid),
        ("per cent where shares are compared", #"{"error_rate_max": 5}"#, .gatePolicyInvalid),
        ("a range that is empty", #"{"q_min": {"min": 0.9, "max": 0.1}}"#, .gatePolicyInvalid),
        ("the bound that is easier", #"{"q_min": {"min": 0.9, "bound": "upper"}}"#, .gatePolicyInvalid),
        ("missing values left out unsaid", #"{"q_min": {"min": 0.9, "missing": "exclude"}}"#, .gatePolicyInvalid),
        (
            "a slice of the answers that are right", #"{"q_min": {"min": 0.9, "slice": "schema_valid = true"}}"#,
            .gatePolicyInvalid
        ),
        (
            "a slice of the samples that were scored",
            #"{"schema_valid_rate_min": {"min": 1, "slice": "status = SCORED"}}"#,
            .gatePolicyInvalid
        ),
        (
            "a slice by a field that does not exist", #"{"q_min": {"min": 0.9, "slice": "language = de"}}"#,
            .gatePolicyInvalid
        ),
        ("groups by a field that does not exist", #"{"q_min": {"min": 0.9, "by": "language"}}"#, .gatePolicyInvalid),
        (
            "every group is too small to count", #"{"q_min": {"min": 0.9, "by": "cluster", "small_groups": "ignore"}}"#,
            .gatePolicyInvalid
        ),
        (
            "a correction of nothing", #"{"q_min": {"min": 0.9, "by": "cluster", "correction": "holm"}}"#,
            .gatePolicyInvalid
        ),
        (
            "a margin that nothing can miss",
            #"{"schema_valid_rate_min": {"baseline": "evalRuns/base", "margin": -1}}"#, .gatePolicyInvalid
        ),
        (
            "a relative margin that nothing can miss",
            #"{"q_min": {"baseline": "evalRuns/base", "margin_relative": -1}}"#, .gatePolicyInvalid
        ),
        ("a margin without what it is a margin of", #"{"q_min": {"min": 0.5, "margin": -0.1}}"#, .gatePolicyInvalid),
        ("a comparison without a margin", #"{"q_min": {"baseline": "evalRuns/base"}}"#, .gatePolicyInvalid),
        ("a baseline that is only a word", #"{"q_min": {"baseline": "latest", "margin": 0}}"#, .gatePolicyInvalid),
        (
            "a threshold beside a baseline, of which one counts",
            #"{"q_min": {"min": 0.1, "baseline": "evalRuns/base", "margin": 0}}"#, .gatePolicyInvalid
        ),
        (
            "quantiles of pairs",
            #"{"p95_latency_ms_max": {"baseline": "evalRuns/base", "margin": 5, "paired": true}}"#,
            .gatePolicyInvalid
        ),
        (
            "a baseline that the file itself names as locked",
            #"{"q_min": {"baseline": "evalRuns/base", "margin": 0, "baseline_run": "evalRuns/x"}}"#, .gatePolicyInvalid
        ),
        (
            "a slice of the answers that no other provider gave",
            #"{"fallback_rate_max": {"max": 0.1, "slice": "fallback_provider = null"}}"#, .gatePolicyInvalid
        ),
        (
            "the samples that failed are a group that is too small to count",
            #"{"error_rate_max": {"max": 0.1, "by": "status", "min_samples": 50, "small_groups": "ignore"}}"#,
            .gatePolicyInvalid
        ),
        ("a choice of a later release is the default", #"{"q_min": {"min": 0.9, "bound": 7}}"#, .gatePolicyInvalid),
        ("a minimum below every derived value", #"{"d_min": -0.5}"#, .gatePolicyInvalid),
        (
            "a margin below every derived difference", #"{"d_min": {"baseline": "evalRuns/base", "margin": -2}}"#,
            .gatePolicyInvalid
        ),
        (
            "a baseline whose name says more than a name",
            #"{"q_min": {"baseline": "models/m/versions/1.0.0\" OR plan = \"easy", "margin": 0}}"#, .gatePolicyInvalid
        ),
        ("a path to another run", #"{"q_min": {"baseline": "evalRuns/..", "margin": 0}}"#, .gatePolicyInvalid),
        (
            "an exact bound where none is computed",
            #"{"schema_valid_rate_min": {"min": 0.9, "rate_bound": "clopper_pearson"}}"#, .gatePolicyInvalid
        ),
        (
            "an exact bound of a mean", #"{"q_min": {"min": 0.9, "bound": "lower", "rate_bound": "clopper_pearson"}}"#,
            .gatePolicyInvalid
        ),
        ("a key with half a label", #"{"q_min[german": 0.9}"#, .unknownGateMetric),
    ]

    @Test("Gates that could pass whatever happens are refused before the first sample", arguments: refused.indices)
    func refusals(place: Int) {
        let row = Self.refused[place]
        expectRefusal(row.reason, "\(row.accepted)") {
            let derived = MetricDeclaration(name: "d", expr: "q * 2")
            _ = try GatePolicy(file: Array(row.gates.utf8)).locked(declared: [GateCase.quality, derived])
        }
    }

    /// What is accepted elsewhere, the samples, the gates, and what is right.
    static let judged: [(accepted: String, input: GateCase, gates: String, verdict: GateVerdict, reason: String)] =
        missing + small + grouped + compared

    private static let missing: [(String, GateCase, String, GateVerdict, String)] = [
        (
            "the mean of nothing is 0 and below every maximum", GateCase(rows: []), #"{"fallback_rate_max": 0.1}"#,
            .inconclusive, "NO_DATA"
        ),
        (
            "a metric that no sample has is skipped", GateCase(rows: GateRows.valid(yes: 5)),
            #"{"p95_latency_ms_max": 100}"#, .inconclusive, "MISSING_METRIC"
        ),
        (
            "only warnings", GateCase(rows: GateRows.valid(yes: 5)),
            #"{"schema_valid_rate_min": {"min": 0.5, "severity": "warn"}}"#, .inconclusive, "NO_GATES"
        ),
        (
            "failed calls leave the denominator", GateCase(rows: GateRows.valid(yes: 95, absent: 10)),
            #"{"schema_valid_rate_min": 0.95}"#, .inconclusive, "COVERAGE"
        ),
        (
            "lines that cannot be read are left out", GateCase(rows: GateRows.valid(yes: 95), rejected: 10),
            #"{"schema_valid_rate_min": 0.95}"#, .inconclusive, "COVERAGE"
        ),
        (
            "timeouts have no latency and are fast",
            GateCase(
                rows: GateRows.rows(100) {
                    GateRow(id: "\($0)", status: $0 < 90 ? .scored : .timeout, latency: $0 < 90 ? 9 : nil)
                }),
            #"{"p95_latency_ms_max": 100}"#, .inconclusive, "COVERAGE"
        ),
        (
            "skipping every sample leaves none that fails",
            GateCase(
                rows: GateRows.rows(9) { GateRow(id: "\($0)", status: .skipped) }), #"{"schema_valid_rate_min": 0.5}"#,
            .inconclusive, "MISSING_METRIC"
        ),
        (
            "the errors are counted among the answers only", GateCase(rows: GateRows.valid(yes: 95, absent: 5)),
            #"{"error_rate_max": 0.02}"#, .fail, "ABOVE_MAX"
        ),
    ]

    private static let small: [(String, GateCase, String, GateVerdict, String)] = [
        (
            "three of three is 100 %", GateCase(rows: GateRows.valid(yes: 3)),
            #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}}"#, .inconclusive, "UNDECIDED"
        ),
        (
            "equal values have no spread, so their mean is certain",
            GateCase(
                rows: GateRows.rows(5) { GateRow(id: "\($0)", scores: ["q": 0.96]) }, declared: [GateCase.quality]),
            #"{"q_min": {"min": 0.95, "bound": "lower"}}"#, .inconclusive, "UNDECIDED"
        ),
        (
            "thirty equal scores are certain",
            GateCase(
                rows: GateRows.rows(30) { GateRow(id: "\($0)", scores: ["q": 0.96]) }, declared: [GateCase.quality]),
            #"{"q_min": {"min": 0.95, "bound": "lower"}}"#, .inconclusive, "UNDECIDED"
        ),
        (
            "an exact bound takes turns of conversations for independent",
            GateCase(
                rows: GateRows.rows(2_000) { GateRow(id: "\($0)", valid: true, cluster: "\($0 / 2)") }),
            #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower", "rate_bound": "clopper_pearson"}}"#,
            .inconclusive, "CLUSTERS"
        ),
        (
            "the 99th percentile of fifty", GateCase(rows: GateRows.rows(50) { GateRow(id: "\($0)", latency: 9) }),
            #"{"p99_latency_ms_max": {"max": 100, "bound": "upper"}}"#, .inconclusive, "NO_BOUND"
        ),
        (
            "the turns of one conversation are many samples",
            GateCase(
                rows: GateRows.rows(200) { GateRow(id: "\($0)", valid: true, cluster: "one") }),
            #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}}"#, .inconclusive, "NO_BOUND"
        ),
        (
            "ten conversations of twenty turns are 200 samples",
            GateCase(
                rows: GateRows.rows(200) { GateRow(id: "\($0)", valid: true, cluster: "\($0 % 10)") }),
            #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}}"#, .inconclusive, "UNDECIDED"
        ),
        (
            "asking ten questions twenty times gives 200 samples",
            GateCase(
                rows: GateRows.rows(200) { GateRow(id: "\($0 % 10)", number: UInt32($0 / 10), valid: true) }),
            #"{"schema_valid_rate_min": {"min": 0.95, "bound": "lower"}}"#, .inconclusive, "UNDECIDED"
        ),
        (
            "evidence of last year", GateCase(rows: GateRows.valid(yes: 100), age: 86_401),
            #"{"schema_valid_rate_min": {"min": 0.5, "max_age_s": 86400}}"#, .inconclusive, "STALE"
        ),
        (
            "evidence of nobody knows when", GateCase(rows: GateRows.valid(yes: 100)),
            #"{"schema_valid_rate_min": {"min": 0.5, "max_age_s": 86400}}"#, .inconclusive, "STALE"
        ),
    ]

    private static let groups = GateRows.rows(200) { place in
        // Nine of ten samples are English, and right.
        GateRow(
            id: "\(place)", valid: place % 10 != 0, scores: ["q": place % 10 == 0 ? 0 : 1],
            labels: ["lang": place % 10 == 0 ? "de" : "en"])
    }

    private static func ignoring(below count: Int) -> String {
        #"{"schema_valid_rate_min": {"min": 0.5, "by": "metadata.lang", "min_samples": \#(count), "#
            + #""small_groups": "ignore"}}"#
    }

    private static let grouped: [(String, GateCase, String, GateVerdict, String)] = [
        (
            "the average hides a group", GateCase(rows: groups),
            #"{"schema_valid_rate_min": {"min": 0.85, "by": "metadata.lang"}}"#, .fail, "BELOW_MIN"
        ),
        (
            "a small group that fails is dropped", GateCase(rows: groups),
            #"{"schema_valid_rate_min": {"min": 0.85, "by": "metadata.lang", "min_samples": 50}}"#, .inconclusive,
            "MIN_SAMPLES"
        ),
        (
            "no group counts, so none fails", GateCase(rows: groups),
            ignoring(below: 500),
            .inconclusive, "NO_GROUP"
        ),
        (
            "a group without values is small",
            GateCase(
                rows: groups.map { row in
                    var row = row
                    if row.labels["lang"] == "de" { (row.valid, row.status) = (nil, .error) }
                    return row
                }),
            ignoring(below: 20),
            .inconclusive, "MISSING_METRIC"
        ),
        (
            "the first thousand groups",
            GateCase(
                rows: GateRows.rows(1_001) { GateRow(id: "\($0)", valid: true, labels: ["lang": "\($0)"]) }),
            #"{"schema_valid_rate_min": {"min": 0.5, "by": "metadata.lang"}}"#, .inconclusive, "TOO_MANY_GROUPS"
        ),
        (
            "a slice that selects nothing", GateCase(rows: groups),
            #"{"schema_valid_rate_min": {"min": 0.5, "slice": "metadata.lang = fr"}}"#, .inconclusive, "NO_DATA"
        ),
        (
            "a record that was left out belongs to no group", GateCase(rows: groups, rejected: 30),
            #"{"schema_valid_rate_min": {"min": 0.9, "slice": "metadata.lang = en"}}"#, .inconclusive, "COVERAGE"
        ),
    ]

    private static func scored(_ count: Int, id: String = "s", _ value: (Int) -> Double) -> [GateRow] {
        GateRows.rows(count) { GateRow(id: "\(id)\($0)", scores: ["q": value($0)]) }
    }

    private static func against(
        _ rows: [GateRow], _ baseline: [GateRow]?, fault: GateBaseline.Fault? = nil, rejected: UInt32 = 0,
        age: UInt64? = nil, range: ClosedRange<Double> = 0...1
    ) -> GateCase {
        GateCase(
            rows: rows, rejected: rejected, baseline: baseline, fault: fault, age: age,
            declared: [
                MetricDeclaration(name: "q", range: MetricRange(min: range.lowerBound, max: range.upperBound))
            ])
    }

    private static let paired =
        #"{"q_min": {"baseline": "evalRuns/base", "margin": -0.02, "paired": true, "bound": "lower"}}"#
    private static let relative = #"{"q_min": {"baseline": "evalRuns/base", "margin_relative": -0.1}}"#

    /// Answers of conversations of twenty turns each, one of which went wrong in the run.
    private static func turns(isRun: Bool) -> [GateRow] {
        GateRows.rows(200) { place in
            // The run calls each turn a conversation of its own.
            GateRow(
                id: "\(place)", valid: !isRun || place >= 20, cluster: isRun ? "turn \(place)" : "talk \(place / 20)")
        }
    }

    private static let compared: [(String, GateCase, String, GateVerdict, String)] = [
        (
            "without a baseline there is no regression", against(scored(50) { _ in 1 }, nil), paired, .error,
            "BASELINE_MISSING"
        ),
        (
            "the baseline was replaced", against(scored(50) { _ in 1 }, nil, fault: .digest), paired, .error,
            "BASELINE_DIGEST"
        ),
        (
            "the baseline was withdrawn", against(scored(50) { _ in 1 }, nil, fault: .stale), paired, .inconclusive,
            "STALE"
        ),
        (
            "other questions than the baseline's", against(scored(50) { _ in 1 }, nil, fault: .dataset), relative,
            .inconclusive, "DATASET"
        ),
        (
            "a relative change of 0 is infinite, and above every minimum",
            against(scored(50) { _ in 0.5 }, scored(50) { _ in 0 }), relative, .inconclusive, "ZERO_BASELINE"
        ),
        (
            "a negative baseline turns the sign of a relative change",
            against(scored(50) { _ in -0.9 }, scored(50) { _ in -0.5 }, range: -1...0), relative, .fail, "BELOW_MIN"
        ),
        (
            "two runs without a sample in common do not differ",
            against(scored(50, id: "a") { _ in 1 }, scored(50, id: "b") { _ in 1 }), paired, .inconclusive, "UNPAIRED"
        ),
        (
            "a third of the samples are compared",
            against(
                scored(50) { _ in 1 } + scored(100, id: "new") { _ in 1 }, scored(50) { _ in 0.9 }), paired,
            .inconclusive,
            "UNPAIRED"
        ),
        (
            "samples that would fail are not sent",
            against(
                scored(100) { _ in 0.9 }.filter { !$0.id.hasSuffix("7") }, scored(100) { _ in 0.9 }), paired,
            .inconclusive, "COVERAGE"
        ),
        (
            "a sample that failed leaves the pairs",
            against(
                scored(100) { _ in 0.9 }.map { row in
                    var row = row
                    if row.id.hasSuffix("7") { (row.scores, row.status) = ([:], .error) }
                    return row
                }, scored(100) { _ in 0.9 }), paired, .inconclusive, "COVERAGE"
        ),
        (
            "no significant difference is no difference",
            against(
                scored(5) { Double($0) / 5 }, scored(5) { Double(4 - $0) / 5 }), paired, .inconclusive, "UNDECIDED"
        ),
        (
            "a baseline of last year", against(scored(50) { _ in 1 }, scored(50) { _ in 0.1 }, age: 100),
            #"{"q_min": {"baseline": "evalRuns/base", "margin": 0, "max_age_s": 99}}"#, .inconclusive, "STALE"
        ),
        (
            "lines of the run that cannot be read are no pairs",
            against(
                scored(60) { _ in 0.9 }, scored(100) { _ in 0.9 }, rejected: 40), paired, .inconclusive, "COVERAGE"
        ),
        (
            "a regression within the noise of other samples",
            against(
                scored(20) { Double($0 % 2) }, scored(20, id: "other") { Double(($0 + 1) % 2) }),
            #"{"q_min": {"baseline": "evalRuns/base", "margin": -0.02, "bound": "lower"}}"#, .inconclusive, "UNDECIDED"
        ),
        (
            "the regression of one group is averaged away",
            against(
                groups,
                groups.map { row in
                    var row = row
                    row.scores = ["q": 0.8]
                    return row
                }), #"{"q_min": {"baseline": "evalRuns/base", "margin": 0, "by": "metadata.lang"}}"#, .fail, "BELOW_MIN"
        ),
        (
            "differences that are equal in decimals have a spread, which is their rounding",
            against(scored(20) { $0 % 2 == 0 ? 0.563 : 0.069 }, scored(20) { $0 % 2 == 0 ? 0.553 : 0.059 }),
            #"{"q_min": {"baseline": "evalRuns/base", "margin": 0.005, "paired": true, "bound": "lower"}}"#,
            .inconclusive, "UNDECIDED"
        ),
        (
            "the run says which of its pairs depend on each other",
            GateCase(rows: turns(isRun: true), baseline: turns(isRun: false)),
            #"{"schema_valid_rate_min": {"baseline": "evalRuns/base", "margin": -0.2, "paired": true, "#
                + #""bound": "lower"}}"#,
            .inconclusive, "UNDECIDED"
        ),
        (
            "a baseline in per cent is above every share",
            against(scored(50) { _ in 0.1 }, scored(50) { _ in 90 }),
            #"{"q_max": {"baseline": "evalRuns/base", "margin": 0}}"#, .inconclusive, "RANGE"
        ),
        (
            "so it is sample by sample", against(scored(50) { _ in 0.1 }, scored(50) { _ in 90 }),
            #"{"q_max": {"baseline": "evalRuns/base", "margin": 0, "paired": true}}"#, .inconclusive, "RANGE"
        ),
        (
            "a group of which the run has sent little is too small to count",
            against(groups.filter { $0.labels["lang"] == "en" || $0.id.count == 1 }, groups),
            #"{"q_min": {"baseline": "evalRuns/base", "margin": -0.1, "by": "metadata.lang", "min_samples": 10, "#
                + #""small_groups": "ignore"}}"#,
            .inconclusive, "MIN_SAMPLES"
        ),
        (
            "a group that the run has not sent is not compared",
            against(
                groups.filter { $0.labels["lang"] == "en" }, groups),
            #"{"q_min": {"baseline": "evalRuns/base", "margin": -0.1, "by": "metadata.lang"}}"#, .inconclusive,
            "NO_DATA"
        ),
    ]

    @Test("What is missing, ignored or not understood never passes", arguments: judged.indices)
    func verdicts(place: Int) throws {
        let row = Self.judged[place]
        let verdict = try row.input.verdict(row.gates)
        #expect(verdict.status == row.verdict, "\(row.accepted)")
        #expect(verdict.reasons == [row.reason], "\(row.accepted)")
        #expect(verdict.status != .pass)
    }

    @Test("There are at least forty of them")
    func count() {
        #expect(Self.refused.count + Self.judged.count >= 40)
        #expect(!Self.judged.contains { $0.verdict == .pass })
    }
}
