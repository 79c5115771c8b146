import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Summaries by group, filter and metric")
struct SummaryByGroupTests {
    typealias Evaluation = EvaluationServiceMethods

    private static let metrics = [
        MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1)),
        MetricDeclaration(name: "d", expr: "judge / schema_valid_rate"),
    ]

    private static func create(_ bench: ServiceBench, _ run: String) async throws {
        _ = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(name: run, type: .offline, metrics: metrics, mutation: .fresh()))
    }

    private static func summary(
        _ bench: ServiceBench, by: String = "", filter: String = "", metrics: [String] = [],
        of run: String = "evalRuns/r"
    ) async throws -> GetSummaryResponse {
        try await bench.call(
            Evaluation.getSummary, GetSummaryRequest(run: run, by: by, filter: filter, metrics: metrics))
    }

    private static func seal(_ bench: ServiceBench, _ run: String) async throws -> EvalSummary {
        let sealed = try await bench.call(Evaluation.sealRun, SealRunRequest(run: run, mutation: .fresh()))
        return try #require(sealed.run?.summary)
    }

    /// Providers a and b, or none; languages de and "é" in one character and in two; every third question asked twice.
    private static func rows(_ count: Int, isClustered: Bool) -> [EvalSample] {
        (0..<count).map { row in
            var sample = EvalSample(
                sampleId: "s\(isClustered ? row / 2 : row)", status: row % 9 == 4 ? .error : .scored,
                schemaValid: row % 4 == 0 ? .false : .true)
            if isClustered { sample.repeat = UInt32(row % 2) }
            sample.latencyMs = Double(row % 37) + 0.5
            sample.selectedProvider = ["a", "b", ""][row % 3]
            sample.scores["judge"] = Double(row % 11) / 10
            sample.metadata["language"] = ["de", "\u{E9}", "e\u{301}"][row / 3 % 3]
            return sample
        }
    }

    @Test(
        "Each group has the summary of a run of only its samples, while the run takes samples and once it is sealed",
        arguments: [false, true])
    func groups(isClustered: Bool) async throws {
        let bench = try await ServiceBench.open()
        let rows = Self.rows(180, isClustered: isClustered)
        try await Self.create(bench, "evalRuns/r")
        try await bench.upload("evalRuns/r", [(1, Array(rows[..<70])), (2, Array(rows[70...]))])
        let live = try await Self.summary(bench, by: "selected_provider")
        let plain = try await Self.summary(bench)
        let stored = try await Self.seal(bench, "evalRuns/r")
        let sealed = try await Self.summary(bench, by: "provider")
        #expect(live.summary == plain.summary)
        #expect((live.sealed, sealed.sealed) == (false, true))
        #expect(live.groups == sealed.groups)
        #expect(sealed.summary == stored)
        #expect(sealed.groups.map(\.value) == ["a", "b", ""])
        #expect(sealed.groups.map(\.absent) == [false, false, true])
        for (number, provider) in ["a", "b", ""].enumerated() {
            let run = "evalRuns/only-\(number)"
            try await Self.create(bench, run)
            try await bench.upload(run, [(1, rows.filter { $0.selectedProvider == provider })])
            #expect(try await Self.seal(bench, run) == sealed.groups[number].summary, "\(provider)")
        }
        let method = sealed.groups[0].summary?.metrics["judge"]?.interval?.method
        #expect(method == (isClustered ? "clustered-t" : "student-t"))
    }

    @Test("A sealed run with clusters is recomputed and verified to the same bits")
    func recomputed() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        try await bench.upload("evalRuns/r", [(1, Self.rows(60, isClustered: true))])
        let stored = try await Self.seal(bench, "evalRuns/r")
        #expect(stored.metrics["schema_valid_rate"]?.interval?.method == "clustered-t")
        #expect(stored.metrics["p95_latency_ms"]?.interval?.method == "cluster-bootstrap")
        #expect(stored.metrics["d"]?.interval?.method == "clustered-delta")
        #expect(stored.metrics["judge"]?.clusters == 30)
        let again = try await bench.call(Evaluation.recomputeSummary, RecomputeSummaryRequest(run: "evalRuns/r"))
        #expect(again.identical)
    }

    @Test("Values are told apart by their bytes, and a filter and metrics narrow the answer")
    func narrowed() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        try await bench.upload("evalRuns/r", [(1, Self.rows(90, isClustered: false))])
        let languages = try await Self.summary(bench, by: "metadata.language", metrics: ["judge"])
        #expect(languages.groups.map { Array($0.value.utf8) } == ["de", "e\u{301}", "\u{E9}"].map { Array($0.utf8) })
        #expect(languages.groups.allSatisfy { $0.summary?.sampleCount == 30 })
        #expect(languages.summary?.metrics.keys.sorted() == ["judge"])
        let errors = try await Self.summary(bench, by: "status", filter: "status = ERROR AND selected_provider = b")
        #expect(errors.groups.map(\.value) == ["ERROR"])
        #expect(errors.summary?.metrics["error_rate"]?.value == 1)
        #expect(errors.summary?.sampleCount == errors.groups.first?.summary?.sampleCount)
        let none = try await Self.summary(bench, by: "cluster", filter: "latency_ms > 1000")
        #expect((none.groups.count, none.summary?.sampleCount) == (0, 0))
        let derived = try await Self.summary(bench, by: "status", metrics: ["d", "sample_count"])
        #expect(derived.groups.allSatisfy { $0.summary?.metrics.keys.sorted() == ["d"] })
    }

    @Test(
        "What a filter leaves is summarised in several readings where it does not fit into memory, with the same bits",
        arguments: [false, true])
    func filtered(isClustered: Bool) async throws {
        var found: [[EvalSummary?]] = []
        for bytes in [64 << 20, 2_000, 2] {
            let bench = try await ServiceBench.open(summaryBytesMax: bytes)
            try await Self.create(bench, "evalRuns/r")
            let rows = Self.rows(90, isClustered: isClustered)
            try await bench.upload("evalRuns/r", [(1, Array(rows[..<40])), (2, Array(rows[40...]))])
            let filter = "selected_provider != b"
            let whole = try await Self.summary(bench, filter: filter)
            let chosen = try await Self.summary(bench, filter: filter, metrics: ["judge", "d", "p95_latency_ms"])
            let groups = try await Self.summary(bench, by: "selected_provider", filter: filter)
            found.append([whole.summary, chosen.summary, groups.summary] + groups.groups.map(\.summary))
        }
        #expect(found[0][0]?.sampleCount == 60)
        for other in found.dropFirst() { #expect(other.map { $0?.encoded() } == found[0].map { $0?.encoded() }) }
    }

    @Test("pass@k is answered by group, over the repeats that a retry left")
    func repeats() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        func sample(_ id: String, _ number: UInt32, _ isValid: Bool?, _ provider: String) -> EvalSample {
            EvalSample(
                sampleId: id, status: isValid == nil ? .error : .scored,
                schemaValid: isValid.map { $0 ? TriState.true : .false } ?? .absent, selectedProvider: provider,
                repeat: number)
        }
        // Of a: true, false: pass@2 1, pass^2 0. Of b: false, and an error that becomes true: pass@2 1, pass^2 0.
        try await bench.upload(
            "evalRuns/r",
            [
                (
                    1,
                    [
                        sample("1", 0, true, "a"), sample("1", 1, false, "a"), sample("2", 0, false, "b"),
                        sample("2", 1, nil, "b"),
                    ]
                )
            ])
        let metrics = ["pass@2(schema_valid)", "pass^2(schema_valid)"]
        let before = try await Self.summary(bench, by: "selected_provider", metrics: metrics)
        #expect(before.groups.map { $0.summary?.metrics[metrics[0]]?.value } == [1, nil])
        #expect(before.groups[1].summary?.metrics[metrics[0]]?.missing == 1)
        #expect(before.summary?.metrics[metrics[0]]?.n == 1)
        let start = UploadStart(run: "evalRuns/r", upload: "retry-1", retry: true)
        try await bench.stream(
            Evaluation.uploadSamples,
            [
                UploadSamplesRequest(request: .start(start)),
                UploadSamplesRequest(request: .batch(SampleBatch(seq: 1, rows: [sample("2", 1, true, "b")]))),
            ]
        ) { (_: UploadSamplesResponse) in }
        let after = try await Self.summary(bench, by: "selected_provider", metrics: metrics)
        #expect(after.groups.map { $0.summary?.metrics[metrics[0]]?.value } == [1, 1])
        #expect(after.groups.map { $0.summary?.metrics[metrics[1]]?.value } == [0, 0])
        #expect((after.summary?.sampleCount, after.summary?.retried) == (4, 1))
    }

    @Test("What cannot be answered is refused by name")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        try await bench.upload("evalRuns/r", [(1, Self.rows(90, isClustered: false))])
        for isSealed in [false, true] {
            if isSealed { _ = try await Self.seal(bench, "evalRuns/r") }
            for (request, reason) in [
                (GetSummaryRequest(by: "sample_id"), ErrorReason.filterInvalid),
                (GetSummaryRequest(by: "metadata."), .filterInvalid),
                (GetSummaryRequest(filter: "status"), .filterInvalid),
                (GetSummaryRequest(metrics: ["juge"]), .metricInvalid),
                (GetSummaryRequest(metrics: ["pass@2"]), .metricInvalid),
                (GetSummaryRequest(metrics: ["pass@2(d)"]), .metricInvalid),
            ] {
                var named = request
                named.run = "evalRuns/r"
                let asked = named
                await expectRefusal(reason, "\(asked)") { _ = try await bench.call(Evaluation.getSummary, asked) }
            }
        }
        try await Self.create(bench, "evalRuns/wide")
        let wide = (0..<1_001).map { EvalSample(sampleId: "\($0)", status: .scored, cluster: "c\($0)") }
        try await bench.upload("evalRuns/wide", [(1, wide)])
        await expectRefusal(.tooManyGroups) { _ = try await Self.summary(bench, by: "cluster", of: "evalRuns/wide") }
        let most = try await Self.summary(bench, by: "cluster", filter: "cluster != c7", of: "evalRuns/wide")
        #expect(most.groups.count == 1_000)
    }

    @Test("A score with the name of a derived metric, and gates that bring their own, are refused")
    func names() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        await expectRefusal(.batchInvalid) {
            try await bench.upload("evalRuns/r", [(1, [EvalSample(sampleId: "a", status: .scored, scores: ["d": 1])])])
        }
        var gates = try GatePolicy(file: Array(#"{"d_min": {"min": 0.1}}"#.utf8))
        let run = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(
                name: "evalRuns/g", type: .offline, gates: gates, metrics: Self.metrics, mutation: .fresh()))
        #expect(run.run?.gates?.derived.map(\.expr) == ["judge / schema_valid_rate"])
        gates.derived = Self.metrics
        let policy = gates
        await expectRefusal(.gatePolicyInvalid) {
            _ = try await bench.call(
                Evaluation.createRun,
                CreateRunRequest(
                    name: "evalRuns/h", type: .offline, gates: policy, metrics: Self.metrics, mutation: .fresh()))
        }
    }
}
