import RegentBulk
import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Numbers at the ends of a double, and stored columns that do not fit together, behind the service.
@Suite("Extreme numbers")
struct ExtremeNumbersTests {
    typealias Evaluation = EvaluationServiceMethods

    static func rows(_ scores: [Double?]) -> [EvalSample] {
        scores.enumerated().map { place, score in
            var sample = EvalSample(sampleId: "s\(place)", status: .scored, latencyMs: 1)
            sample.scores["s"] = score
            return sample
        }
    }

    /// A run with a score, sealed and judged as often as asked.
    static func judged(
        _ bench: ServiceBench, _ scores: [Double?], range: MetricRange?, _ rules: [GateRule], times: Int = 1
    ) async throws -> EvalRun {
        _ = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(
                name: "evalRuns/r", type: .offline, gates: GatePolicy(rules: rules),
                metrics: [MetricDeclaration(name: "s", range: range)], mutation: .fresh()))
        try await bench.upload("evalRuns/r", [(1, Self.rows(scores))])
        _ = try await bench.call(
            Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        for _ in 0..<times {
            _ = try await bench.call(
                Evaluation.evaluateGates,
                EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh()))
        }
        return try await bench.store.require(EvalRun.self, "evalRuns/r")
    }

    static func isFinite(_ message: some Message) -> Bool {
        let text = message.jsonValue.text(pretty: false)
        return !text.contains("NaN") && !text.contains("Infinity")
    }

    @Test(
        "A judged run of the greatest scores stores finite numbers that verification confirms",
        arguments: [
            (
                [1.7e308, 1.7e308, nil], MetricRange(min: -1.7e308, max: 1.7e308),
                GateRule(key: "s_min", min: 0.5, bound: .lower), EvalRunState.inconclusive
            ),
            (
                [1.7e308, 1.7e308, 1], nil,
                GateRule(key: "s_min", min: 0.5, bound: .lower, minCoverage: 0.5, missing: .exclude), .inconclusive
            ),
            (
                [1.7e308, -1.7e308], nil,
                GateRule(key: "s_min", min: 0.5, bound: .lower, minCoverage: 0.5, missing: .exclude),
                .inconclusive
            ),
            ([1, nil], MetricRange(min: 0, max: 1), GateRule(key: "p95_latency_ms_max", max: 1), .passed),
        ] as [([Double?], MetricRange?, GateRule, EvalRunState)])
    func judged(scores: [Double?], range: MetricRange?, rule: GateRule, state: EvalRunState) async throws {
        let bench = try await ServiceBench.open()
        let run = try await Self.judged(bench, scores, range: range, [rule], times: 2)
        #expect(run.state == state)
        #expect(Self.isFinite(run))
        let recomputed = try await bench.call(
            Evaluation.recomputeSummary, RecomputeSummaryRequest(run: "evalRuns/r"))
        #expect(recomputed.identical)
        let compared = try await bench.call(
            Evaluation.compareRuns, CompareRunsRequest(baseline: "evalRuns/r", candidate: "evalRuns/r"))
        #expect(Self.isFinite(compared))
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
    }

    @Test("A latency that is missing at the quantile leaves no infinite value")
    func missingLatency() async throws {
        let bench = try await ServiceBench.open()
        let gates = GatePolicy(rules: [GateRule(key: "p95_latency_ms_max", max: 1)])
        try await bench.run("evalRuns/r", [], gates: gates)
        let absent = EvalSample(sampleId: "b", status: .error)
        try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a"]) + [absent])])
        _ = try await bench.call(
            Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        _ = try await bench.call(
            Evaluation.evaluateGates, EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh()))
        let run = try await bench.store.require(EvalRun.self, "evalRuns/r")
        #expect((run.state, run.verdict?.reasons) == (.inconclusive, ["COVERAGE"]))
        #expect(Self.isFinite(run))
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
    }

    private static let damages: [@Sendable (inout SampleColumns) -> Void] = [
        { $0.scores[0].rows = [0, 7] }, { $0.scores[0].rows = [.max] }, { $0.scores[0].values[0] = .nan },
        { $0.outcomeCodes = [] }, { $0.latencyUs.append(1) }, { $0.count = 9 },
    ]

    @Test(
        "Stored samples whose columns do not fit together are damage to whoever reads them", arguments: 0..<6)
    func damagedSamples(number: Int) async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        try await bench.upload("evalRuns/r", [(1, Self.rows([0.5, nil, 0.25]))])
        let stored = try await bench.store.segments(run: "evalRuns/r", columns: .hot)
        var columns = try SampleColumns(decoding: stored[0].hot)
        columns.outcomeCodes[1] = 5
        Self.damages[number](&columns)
        let hot = columns.encoded()
        try await bench.database.write { connection in
            try connection.execute("UPDATE eval_segments SET hot = $1", [.blob(hot)])
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(Evaluation.getSummary, GetSummaryRequest(run: "evalRuns/r"))
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                Evaluation.compareRuns,
                CompareRunsRequest(baseline: "evalRuns/r", candidate: "evalRuns/r"))
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        }
        #expect(try await MaintenanceServiceTests.report(bench).faults.map(\.kind) == [.digest])
    }

    private static let outcomeDamages: [@Sendable (inout OutcomeColumns) -> Void] = [
        { $0.createTimeUs = [] }, { $0.latencyUs.removeLast() }, { $0.selectedProvider?.codes[0] = .max },
        { $0.selectedProvider?.codes.removeLast() }, { $0.count = 9 },
    ]

    @Test("Outcomes of an earlier format whose columns do not fit together are damage", arguments: 0..<5)
    func damagedEarlierOutcomes(number: Int) async throws {
        try await Self.expectDamage { hot in
            guard var columns = OutcomeColumns(storedHot: hot, times: nil) else { return ("SELECT 1", []) }
            columns.createTimeUs = [5, 5, 5]
            Self.outcomeDamages[number](&columns)
            let sql = """
                INSERT INTO outcome_segments_3 SELECT id, 'r', 1, environment, outcome_count, min_time_us, \
                max_time_us, digest, $1, x'', 0 FROM outcome_segments
                """
            return (sql, columns.encoded())
        }
    }

    @Test("Stored outcomes whose columns do not fit together are damage to their summary", arguments: 0..<4)
    func damagedOutcomes(number: Int) async throws {
        try await Self.expectDamage { hot in
            var changed = hot
            switch number {
            case 0: changed = []
            case 1: changed.removeLast()
            case 2: changed.append(0)
            default:
                guard var columns = OutcomeColumns(storedHot: hot, times: nil) else { return ("SELECT 1", []) }
                // Two texts and none take two bits.
                columns.selectedProvider?.codes[0] = 3
                changed = columns.storedHot()
            }
            return ("UPDATE outcome_columns SET hot = $1", changed)
        }
    }

    /// Replaces the hot columns of three outcomes and expects that their summary is refused.
    private static func expectDamage(
        _ damage: @escaping @Sendable (_ hot: [UInt8]) -> (sql: String, hot: [UInt8])
    ) async throws {
        let bench = try await OutcomeServiceTests.open()
        let rows = (0..<3).map { place in
            RouteOutcome(
                requestId: "r-\(place)", createTime: Timestamp(microseconds: 5), environment: "prod",
                selectedProvider: "provider-\(place % 2)", status: RouteOutcomeStatus(rawValue: 1))
        }
        try await OutcomeServiceTests.report(bench, [rows])
        try await bench.database.write { connection in
            let hot = try connection.query("SELECT hot FROM outcome_columns", []).map { try $0["hot"].asBlob }[0]
            let (sql, changed) = damage(hot)
            if sql.hasPrefix("INSERT") { try connection.execute("DELETE FROM outcome_columns", []) }
            try connection.execute(sql, [.blob(changed)])
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
        }
    }
}
