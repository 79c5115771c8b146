import RegentBulk
import RegentDatabase
import RegentEvaluation
import RegentMessages
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// The summary of a run that still takes samples is that of what is stored, however it came about.
@Suite("Live summary")
struct LiveSummaryTests {
    typealias Evaluation = EvaluationServiceMethods

    static func create(_ bench: ServiceBench, _ run: String) async throws {
        _ = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(
                name: run, type: .offline, metrics: [MetricDeclaration(name: "judge", range: .init(min: 0, max: 1))],
                mutation: .fresh()))
    }

    /// Rows with absent outcomes, latencies and scores, some skipped.
    static func rows(_ batch: UInt64, count: Int = 300, run: Int = 0) -> [EvalSample] {
        var generator = SplitMix64(seed: batch &+ UInt64(run) << 32)
        return (0..<count).map { row in
            let status: SampleStatus = row % 11 == 3 ? .skipped : .scored
            var sample = EvalSample(sampleId: "\(run)-\(batch)-\(row)", status: status)
            if row % 5 != 1 { sample.schemaValid = row % 7 == 0 ? .false : .true }
            if row % 4 != 2 { sample.latencyMs = Double.random(in: 0.001...9_000, using: &generator) }
            if row % 3 != 0 { sample.scores["judge"] = .random(in: 0...1, using: &generator) }
            if row % 6 == 0 { sample.scores["extra"] = .random(in: -1e9...1e9, using: &generator) }
            return sample
        }
    }

    static func summary(_ bench: ServiceBench, _ run: String) async throws -> EvalSummary {
        let answer = try await bench.call(Evaluation.getSummary, GetSummaryRequest(run: run))
        #expect(!answer.sealed)
        return try #require(answer.summary)
    }

    /// The summary of the stored batches, all read anew.
    static func recomputed(_ bench: ServiceBench, _ run: String) async throws -> EvalSummary {
        var evidence = Evidence(declared: try await bench.store.require(EvalRun.self, run).metrics)
        try await bench.store.forEachSegment(run: run, columns: .hot) { segment in
            evidence.add(try SampleColumns(decoding: segment.hot))
        }
        return EvalSummary(of: evidence)
    }

    static func drop(_ bench: ServiceBench, _ run: String, _ upload: String, _ seq: UInt64) async throws {
        _ = try await bench.call(
            Evaluation.dropBatch,
            DropBatchRequest(run: run, upload: upload, seq: seq, mutation: .fresh("bad")))
    }

    @Test("It is that of the stored batches after each batch of two uploads, after a drop and after a restart")
    func equalsStored() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        #expect(try await Self.summary(bench, "evalRuns/r") == Self.recomputed(bench, "evalRuns/r"))
        for seq in UInt64(1)...6 {
            let upload = seq % 2 == 0 ? "b" : "a"
            try await bench.upload("evalRuns/r", [((seq + 1) / 2, Self.rows(seq))], upload: upload)
            let summary = try await Self.summary(bench, "evalRuns/r")
            #expect(summary.sampleCount == seq * 300)
            #expect(try await Self.recomputed(bench, "evalRuns/r") == summary, "after \(seq) batches")
        }
        try await Self.drop(bench, "evalRuns/r", "a", 2)
        let dropped = try await Self.summary(bench, "evalRuns/r")
        #expect(dropped.sampleCount == 5 * 300)
        #expect(try await Self.recomputed(bench, "evalRuns/r") == dropped)
        try await bench.upload("evalRuns/r", [(1, Self.rows(7))], upload: "c")
        let later = try await Self.summary(bench, "evalRuns/r")
        #expect(try await Self.recomputed(bench, "evalRuns/r") == later)
        #expect(try await Self.summary(try await bench.restarted(), "evalRuns/r") == later)
    }

    @Test("It is exact where the latencies are so many that a histogram finds their ranks")
    func many() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        for seq in UInt64(1)...12 {
            try await bench.upload("evalRuns/r", [(seq, Self.rows(seq, count: 8_000))])
            if seq % 4 == 1 { _ = try await Self.summary(bench, "evalRuns/r") }
        }
        let summary = try await Self.summary(bench, "evalRuns/r")
        #expect(try await Self.recomputed(bench, "evalRuns/r") == summary)
        let sorted = (1...12).flatMap { Self.rows($0, count: 8_000) }.compactMap(\.latencyMs)
            .map { ($0 * 1_000).rounded() }.sorted()
        let rank = (sorted.count * 95 + 99) / 100
        #expect(summary.p95LatencyMs == sorted[rank - 1] / 1_000)
    }

    @Test("A batch is read once while the budget lasts, and each time beyond it")
    func budget() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        try await bench.upload("evalRuns/r", [(1, Self.rows(1)), (2, Self.rows(2))])
        let poor = try await bench.restarted(liveBytesMax: 1_000)
        let whole = try await Self.summary(bench, "evalRuns/r")
        #expect(try await Self.summary(poor, "evalRuns/r") == whole)
        // What is read again shows the damage; what is kept does not.
        let stored = try await bench.store.segments(run: "evalRuns/r", columns: .hot)
        var columns = try SampleColumns(decoding: stored[0].hot)
        columns.latencyUs = columns.latencyUs.map { $0 == 0 ? 0 : 7 }
        let hot = columns.encoded()
        try await bench.database.write { connection in
            try connection.execute("UPDATE eval_segments SET hot = $1 WHERE seq = 1", [.blob(hot)])
        }
        #expect(try await Self.summary(bench, "evalRuns/r") == whole)
        #expect(try await Self.summary(poor, "evalRuns/r") != whole)
    }

    @Test("Whether samples depend on each other is kept with each batch, looked for in older ones, and verified")
    func clusters() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        let asked = (0..<60).map {
            EvalSample(sampleId: "q\($0)", status: .scored, schemaValid: .true, cluster: "c\($0 / 4)")
        }
        try await bench.upload("evalRuns/r", [(1, Self.rows(1)), (2, asked)])
        func known() async throws -> [Bool?] {
            try await bench.store.segmentKeys(run: "evalRuns/r").map(\.hasClusters)
        }
        #expect(try await known() == [false, true])
        let summary = try await Self.summary(bench, "evalRuns/r")
        #expect(summary.metrics["schema_valid_rate"]?.interval?.method == "clustered-t")
        func set(_ statement: String) async throws {
            try await bench.database.write { try $0.execute(statement, []) }
        }
        try await set("UPDATE eval_segments SET clusters = 0")
        #expect(try await known() == [nil, nil])
        #expect(try await Self.summary(bench.restarted(), "evalRuns/r") == summary)
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
        try await set("UPDATE eval_segments SET clusters = 1")
        #expect(try await MaintenanceServiceTests.report(bench).faults.map(\.kind) == [.summary])
    }

    @Test("Runs do not mix, and one that was not asked for longest gives way")
    func twoRuns() async throws {
        let bench = try await ServiceBench.open(liveBytesMax: 12_000)
        let runs = (0..<4).map { "evalRuns/r\($0)" }
        for (number, run) in runs.enumerated() {
            try await Self.create(bench, run)
            try await bench.upload(run, [(1, Self.rows(1, run: number))])
        }
        for round in 0..<3 {
            for (number, run) in runs.enumerated() {
                let summary = try await Self.summary(bench, run)
                #expect(try await Self.recomputed(bench, run) == summary, "round \(round), \(run)")
                #expect(bench.context.live.byteCount <= 12_000)
                #expect(bench.context.live.byteCount > 0)
                try await bench.upload(run, [(UInt64(round + 2), Self.rows(UInt64(round + 2), run: number))])
            }
        }
    }

    @Test("While batches come, each answer is that of as many batches as it counts")
    func concurrent() async throws {
        let bench = try await ServiceBench.open()
        try await Self.create(bench, "evalRuns/r")
        var evidence = Evidence(declared: [MetricDeclaration(name: "judge", range: .init(min: 0, max: 1))])
        var expected = [UInt64(0): EvalSummary(of: evidence)]
        let rows = (UInt64(1)...20).map { (seq: $0, rows: Self.rows($0)) }
        for batch in rows {
            evidence.add(try SampleBatch(seq: batch.seq, rows: batch.rows).checked().columns)
            expected[batch.seq * 300] = EvalSummary(of: evidence)
        }
        let answers = expected
        try await withThrowingTaskGroup { group in
            group.addTask { for batch in rows { try await bench.upload("evalRuns/r", [batch]) } }
            for _ in 0..<3 {
                group.addTask {
                    var count: UInt64 = 0
                    while count < 20 * 300 {
                        let summary = try await Self.summary(bench, "evalRuns/r")
                        #expect(summary.sampleCount >= count)
                        count = summary.sampleCount
                        #expect(answers[count] == summary)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
