import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

@Suite("Trends, reports and progress", .timeLimit(.minutes(10)))
struct TrendReportTests {
    typealias Evaluation = EvaluationServiceMethods

    /// A run of a plan of which so many of ten samples are valid.
    private static func run(
        _ bench: ServiceBench, _ id: String, valid: Int, plan: String = "nightly", isSealed: Bool = true
    ) async throws {
        let name = "evalRuns/\(id)"
        _ = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(
                name: name, type: .offline, plan: plan,
                gates: GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)]), mutation: .fresh()))
        let rows =
            ServiceBench.rows((0..<valid).map { "s\($0)" })
            + ServiceBench.rows((valid..<10).map { "s\($0)" }, valid: .false)
        try await bench.upload(name, [(1, rows)])
        if isSealed {
            _ = try await bench.call(Evaluation.sealRun, SealRunRequest(run: name, mutation: .fresh()))
        }
    }

    private static func trend(
        _ bench: ServiceBench, metric: String = "schema_valid_rate", runsMax: UInt32 = 0, as caller: Caller? = nil
    ) async throws -> MetricTrend {
        let request = GetTrendRequest(plan: "nightly", metric: metric, runsMax: runsMax)
        return try await bench.call(Evaluation.getTrend, request, as: caller).trend ?? MetricTrend()
    }

    @Test("Every sealed run of the plan is a point in time, and the change is marked")
    func trend() async throws {
        let bench = try await ServiceBench.open()
        #expect(try await Self.trend(bench).points == [])
        for number in 0..<16 { try await Self.run(bench, "r\(number)", valid: number < 8 ? 9 : 5) }
        try await Self.run(bench, "other", valid: 1, plan: "weekly")
        try await Self.run(bench, "running", valid: 1, isSealed: false)
        let trend = try await Self.trend(bench)
        #expect(trend.points.map(\.run) == (0..<16).map { "evalRuns/r\($0)" })
        #expect(trend.points.map(\.attempt) == Array(1...16))
        #expect(trend.points.indices.filter { trend.points[$0].change != nil } == [8])
        #expect(trend.points[0].estimate?.interval?.method == "wilson")
        let few = try await Self.trend(bench, runsMax: 3)
        #expect(few.hasOlder && few.points.map(\.run) == (13..<16).map { "evalRuns/r\($0)" })
        await expectRefusal(.unknownMetric) { _ = try await Self.trend(bench, metric: "nosuch") }
        let elsewhere = try ModelServiceTests.person("ada", "models/x", "eval.read")
        #expect(try await Self.trend(bench, as: elsewhere).points == [])
    }

    @Test("A report has the run, its summary once, its verdict and its worst samples")
    func report() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "r", valid: 7)
        _ = try await bench.call(
            Evaluation.evaluateGates, EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh()))
        let report = try #require(
            try await bench.call(Evaluation.getReport, GetReportRequest(run: "evalRuns/r")).report)
        #expect(report.run?.verdict?.status == .pass && report.run?.summary == nil)
        #expect(report.summary?.schemaValidRate == 0.7)
        #expect(report.worst.map(\.sampleId) == ["s7", "s8", "s9"])
        let one = try await bench.call(Evaluation.getReport, GetReportRequest(run: "evalRuns/r", worstMax: 1))
        #expect(one.report?.worst.map(\.sampleId) == ["s7"])
        await expectRefusal(.notFound) {
            _ = try await bench.call(Evaluation.getReport, GetReportRequest(run: "evalRuns/nosuch"))
        }
    }

    @Test("An invalidated run is marked in reports, progress and trends, and its flips are refused")
    func invalidated() async throws {
        let bench = try await ServiceBench.open()
        for id in ["r", "other"] { try await Self.run(bench, id, valid: 7) }
        for caller in [nil, Caller(name: "principals/second", authority: .all)] {
            // In single-person mode the first call confirms too.
            if try await bench.store.require(EvalRun.self, "evalRuns/r").invalidated { break }
            _ = try await bench.call(
                Evaluation.invalidateRun, InvalidateRunRequest(run: "evalRuns/r", mutation: .fresh("swapped labels")),
                as: caller)
        }
        for (baseline, candidate) in [("r", "other"), ("other", "r")] {
            let request = ExportFlipsRequest(baseline: "evalRuns/\(baseline)", candidate: "evalRuns/\(candidate)")
            await expectRefusal(.runInvalidated) {
                try await bench.stream(Evaluation.exportFlips, [request]) { (_: ExportFlipsResponse) in }
            }
        }
        let report = try await bench.call(Evaluation.getReport, GetReportRequest(run: "evalRuns/r")).report
        let progress = try await bench.call(Evaluation.getRunProgress, GetRunProgressRequest(run: "evalRuns/r"))
        #expect(report?.run?.invalidated == true && progress.invalidated)
        #expect(try await Self.trend(bench).points.map(\.invalidated) == [true, false])
    }

    @Test("Progress is that of the durable samples, before and after the run is sealed")
    func progress() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "r", valid: 7, isSealed: false)
        func progress() async throws -> GetRunProgressResponse {
            try await bench.call(Evaluation.getRunProgress, GetRunProgressRequest(run: "evalRuns/r"))
        }
        let running = try await progress()
        #expect((running.state, running.sampleCount) == (.running, 10))
        let rate = try #require(running.metrics.first { $0.metric == "schema_valid_rate" })
        #expect(rate.value == 0.7 && rate.n == 10)
        let sequence = try #require(rate.sequence)
        #expect(sequence.lower < 0.7 && sequence.upper > 0.7)
        try await bench.upload("evalRuns/r", [(2, ServiceBench.rows((10..<30).map { "s\($0)" }))])
        #expect(try await progress().sampleCount == 30)
        _ = try await bench.call(Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        let sealed = try await progress()
        #expect(sealed.state == .sealed && sealed.metrics.count == running.metrics.count)
    }
}
