import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("pass@k and pass^k")
struct RepeatMetricTests {
    /// Questions 1 (true, false, false), 2 (true, true, false), 3 (false, false) and 4 (true); each has a score.
    static func evidence(rejected: UInt32 = 0, score: [Double]? = nil, cluster: UInt64? = nil) -> Evidence {
        let answers: [(id: UInt64, isTrue: Bool)] = [
            (1, true), (2, true), (3, false), (1, false), (4, true), (2, true), (1, false), (3, false), (2, false),
        ]
        var columns = SampleColumns(count: 9, rejected: rejected)
        columns.outcomeCodes = answers.map { Columns.code(.scored, [.schemaValid: $0.isTrue]) }
        columns.latencyUs = [UInt32](repeating: 0, count: 9)
        let values = score ?? answers.map { $0.isTrue ? 1 : 0 }
        columns.scores = [ScoreColumn(name: "solved", rows: [], values: values)]
        let ids = answers.map(\.id)
        var evidence = Evidence(declared: [], keepingClusters: true)
        evidence.add(
            columns,
            keys: RowKeys(
                clusters: cluster.map { [UInt64](repeating: $0, count: 9) } ?? ids, ids: ids,
                isDependent: ids.map { _ in true }))
        return evidence
    }

    static func estimate(_ text: String, _ evidence: Evidence) throws -> MetricEstimate {
        let query = try SummaryQuery([text], declared: [])
        let summary = EvalSummary(of: evidence, query: query)
        #expect(summary.metrics.count == 1)
        return try #require(summary.metrics[text])
    }

    @Test(
        "The chances are averaged over the questions that were asked often enough",
        arguments: [
            // k = 1: 1/3, 2/3, 0, 1. k = 2: 1 − C(2,2)/C(3,2) = 2/3, 1, 0; C(2,2)/C(3,2) = 1/3 of question 2 only.
            ("pass@1", 0.5, 4, 0), ("pass^1", 0.5, 4, 0), ("pass@2", 5.0 / 9, 3, 1), ("pass^2", 1.0 / 9, 3, 1),
            ("pass@3", 1, 2, 2), ("pass^3", 0, 2, 2),
        ] as [(String, Double, UInt64, UInt64)])
    func values(metric: String, value: Double, n: UInt64, missing: UInt64) throws {
        for field in ["schema_valid", "solved"] {
            let estimate = try Self.estimate("\(metric)(\(field))", Self.evidence())
            #expect((estimate.n, estimate.missing) == (n, missing))
            #expect(abs(try #require(estimate.value) - value) < 1e-15)
            #expect(estimate.derived)
        }
    }

    @Test("The interval is over the questions, or over their clusters; of one cluster there is none")
    func interval() throws {
        let estimate = try Self.estimate("pass@2(schema_valid)", Self.evidence())
        #expect((estimate.clusters, estimate.interval?.method) == (3, "clustered-t"))
        let flat = try Self.estimate("pass@3(schema_valid)", Self.evidence())
        #expect(flat.interval?.method == "clustered-wilson")
        #expect(try #require(flat.interval).lower < 1)
        let single = try Self.estimate("pass@2(schema_valid)", Self.evidence(cluster: 1))
        #expect((single.value, single.interval, single.clusters) == (estimate.value, nil, 1))
    }

    @Test("Records that were left out are missing; a question nobody could answer often enough has no value")
    func missing() throws {
        let estimate = try Self.estimate("pass@2(schema_valid)", Self.evidence(rejected: 4))
        #expect((estimate.n, estimate.missing, estimate.coverage) == (3, 5, 0.375))
        let none = try Self.estimate("pass@4(schema_valid)", Self.evidence())
        #expect((none.value, none.reason, none.missing) == (nil, "MISSING_METRIC", 4))
        let absent = try Self.estimate("pass@1(patch_apply_success)", Self.evidence())
        #expect((absent.value, absent.reason, absent.n) == (nil, "MISSING_METRIC", 0))
    }

    @Test("A score other than 0 and 1 is no chance")
    func notBinary() throws {
        let estimate = try Self.estimate("pass@1(solved)", Self.evidence(score: [1, 1, 0, 0, 0.5, 1, 0, 0, 0]))
        #expect((estimate.value, estimate.reason) == (nil, "NOT_BINARY"))
    }

    @Test(
        "What is no such metric is refused",
        arguments: [
            "pass@(schema_valid)", "pass@0(schema_valid)", "pass@-1(schema_valid)", "pass@x(schema_valid)", "pass@5()",
            "pass@5(schema_valid", "pass@10001(schema_valid)", "pass@5(published)", "pass^(schema_valid)",
            "pass@99999999999999999999(schema_valid)", "pass@+5(schema_valid)",
        ])
    func refused(text: String) {
        let refusal = #expect(throws: Refusal.self) { try SummaryQuery([text], declared: []) }
        #expect(refusal?.reason == .metricInvalid)
    }

    @Test("A metric that the run does not have is refused once its scores are known")
    func unknown() throws {
        for (metric, isKnown) in [
            ("solved", true), ("p95_latency_ms", true), ("sample_count", true), ("declared", true),
            ("pass@1(solved)", true),
            ("solve", false), ("latency_ms", false), ("pass@5", false), ("pass@", false),
            ("pass@1(solve)", false), ("pass@1(derived)", false), ("", false),
        ] {
            let declared = [MetricDeclaration(name: "declared"), MetricDeclaration(name: "derived", expr: "declared")]
            let query = try SummaryQuery([metric], declared: declared)
            if isKnown {
                #expect(throws: Never.self, "\(metric)") { try query.check(scores: ["solved"]) }
            } else {
                #expect(throws: Refusal.self, "\(metric)") { try query.check(scores: ["solved"]) }
            }
        }
    }
}
