import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

@Suite("Rules of an upload")
struct UploadRulesTests {
    typealias Evaluation = EvaluationServiceMethods

    private func drop(_ bench: ServiceBench, _ seq: UInt64, upload: String = "u") async throws {
        _ = try await bench.call(
            Evaluation.dropBatch,
            DropBatchRequest(run: "evalRuns/r", upload: upload, seq: seq, mutation: .fresh("bad")))
    }

    @Test("Only a batch that is stored can be dropped")
    func dropped() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        await expectRefusal(.notFound) { try await drop(bench, 1, upload: "") }
        try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a"]))])
        await expectRefusal(.notFound) { try await drop(bench, 1, upload: "nosuch") }
        await expectRefusal(.notFound) { try await drop(bench, 2) }
        #expect(try await bench.store.require(EvalRun.self, "evalRuns/r").droppedBatches == [])
        try await drop(bench, 1)
        await expectRefusal(.batchDropped) { try await drop(bench, 1) }
    }

    @Test(
        "An upload of which a batch was dropped is refused, whichever it was and whatever comes; another name is taken",
        arguments: [1, 2, 3] as [UInt64])
    func goingOn(seq: UInt64) async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        let batches = (1...3 as ClosedRange<UInt64>).map { (seq: $0, rows: ServiceBench.rows(["s\($0)"])) }
        try await bench.upload("evalRuns/r", batches)
        try await drop(bench, seq)
        let mended = [(seq: seq, rows: ServiceBench.rows(["mended"]))]
        let next = [(seq: UInt64(4), rows: ServiceBench.rows(["next"]))]
        for again in [batches, mended, next, []] {
            await expectRefusal(.batchDropped) { try await bench.upload("evalRuns/r", again) }
        }
        #expect(try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["mended"]))], upload: "v") == 1)
        let run = try await bench.call(
            Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", expectedSamples: 3, mutation: .fresh())
        ).run
        #expect(run?.state == .sealed)
    }

    private static func scored(_ id: String, _ names: Range<Int>) -> EvalSample {
        var sample = EvalSample(sampleId: id, status: .scored, schemaValid: .true)
        for name in names { sample.scores["score_\(name)"] = 0.5 }
        return sample
    }

    @Test("The batch with the 1,025th score name is refused when it arrives, after a restart too")
    func scores() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        for seq in 1...4 as ClosedRange<UInt64> {
            let first = Int(seq - 1) * 250
            try await bench.upload("evalRuns/r", [(seq, [Self.scored("s\(seq)", first..<first + 250)])])
        }
        for bench in [bench, try await bench.restarted()] {
            await expectRefusal(.tooManyScores) {
                try await bench.upload("evalRuns/r", [(5, [Self.scored("x", 1_000..<1_025)])])
            }
            await expectRefusal(.tooManyScores) {
                try await bench.upload("evalRuns/r", [(1, [Self.scored("x", 1_000..<1_025)])], upload: "v")
            }
        }
        try await bench.upload("evalRuns/r", [(5, [Self.scored("y", 1_000..<1_024)])])
        // What a dropped batch alone had is free again.
        try await drop(bench, 5)
        try await bench.upload("evalRuns/r", [(1, [Self.scored("z", 2_000..<2_024)])], upload: "w")
        let sealed = try await bench.call(
            Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh())
        ).run
        #expect(sealed?.summary?.scores.count == 1_024)
        // Whoever asks for it gets it in one message of 4 MiB.
        let runs = try await bench.call(Evaluation.listRuns, ListRunsRequest()).runs
        #expect(runs.count == 1 && runs[0].encodedByteCount < 1 << 20)
    }

    @Test("What a client left out is stored with the run and counts as missing")
    func leftOut() async throws {
        let bench = try await ServiceBench.open()
        let gates = GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)])
        try await bench.run("evalRuns/r", [], gates: gates)
        let start = UploadStart(run: "evalRuns/r", upload: "u")
        let batch = SampleBatch(seq: 1, rows: ServiceBench.rows(["a"]), rejected: 3)
        try await bench.stream(
            Evaluation.uploadSamples, [.init(request: .start(start)), .init(request: .batch(batch))]
        ) { _ in }
        let live = try await bench.call(Evaluation.getSummary, GetSummaryRequest(run: "evalRuns/r")).summary
        _ = try await bench.call(Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        let judged = try await bench.call(
            Evaluation.evaluateGates, EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh())
        ).run
        #expect(live == judged?.summary && judged?.summary?.rejected == 3)
        let result = try #require(judged?.verdict?.results.first)
        #expect((judged?.state, result.worst, result.missing) == (.inconclusive, 0.25, 3))
        let again = try await bench.call(Evaluation.recomputeSummary, RecomputeSummaryRequest(run: "evalRuns/r"))
        #expect(again.identical)
    }

    @Test("A gate with a bound over samples with clusters honours them; of one cluster there is no bound")
    func clusters() async throws {
        let bench = try await ServiceBench.open()
        func verdict(_ name: String, bound: GateBound, clusters: Int) async throws -> Verdict? {
            let rule = GateRule(key: "schema_valid_rate_min", min: 0.5, bound: bound)
            try await bench.run(name, [], gates: GatePolicy(rules: [rule]))
            var rows = ServiceBench.rows((0..<100).map { "s\($0)" })
            for place in rows.indices { rows[place].cluster = "q\(place % clusters)" }
            try await bench.upload(name, [(1, rows)])
            _ = try await bench.call(Evaluation.sealRun, SealRunRequest(run: name, mutation: .fresh()))
            return try await bench.call(
                Evaluation.evaluateGates, EvaluateGatesRequest(run: name, mutation: .fresh())
            ).run?.verdict
        }
        let single = try await verdict("evalRuns/single", bound: .lower, clusters: 1)
        #expect((single?.status, single?.reasons) == (.inconclusive, ["NO_BOUND"]))
        let many = try #require(try await verdict("evalRuns/many", bound: .lower, clusters: 20)?.results.first)
        #expect((many.verdict, many.method, many.clusters) == (.pass, "clustered-wilson", 20))
        #expect(try await verdict("evalRuns/point", bound: .point, clusters: 1)?.status == .pass)
    }

    @Test("An invalidated run is judged and compared no more, and every answer marks it")
    func invalidated() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/other")
        try await bench.run("evalRuns/r", gates: GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)]))
        _ = try await bench.call(Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        let judging = EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh())
        let judged = try await bench.call(Evaluation.evaluateGates, judging)
        for caller in [nil, Caller(name: "principals/second", authority: .all)] {
            // In single-person mode the first call confirms too.
            if try await bench.store.require(EvalRun.self, "evalRuns/r").invalidated { break }
            _ = try await bench.call(
                Evaluation.invalidateRun, InvalidateRunRequest(run: "evalRuns/r", mutation: .fresh("swapped labels")),
                as: caller)
        }
        await expectRefusal(.runInvalidated) {
            _ = try await bench.call(
                Evaluation.evaluateGates, EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh()))
        }
        for (baseline, candidate) in [("r", "other"), ("other", "r"), ("r", "r")] {
            await expectRefusal(.runInvalidated) {
                _ = try await bench.call(
                    Evaluation.compareRuns,
                    CompareRunsRequest(baseline: "evalRuns/\(baseline)", candidate: "evalRuns/\(candidate)"))
            }
        }
        // The answer to the call that was made before is the same again.
        #expect(try await bench.call(Evaluation.evaluateGates, judging).run == judged.run)
        #expect(try await bench.call(Evaluation.getRun, GetRunRequest(name: "evalRuns/r")).run?.invalidated == true)
        let listed = try await bench.call(Evaluation.listRuns, ListRunsRequest()).runs
        #expect(listed.filter(\.invalidated).map(\.name) == ["evalRuns/r"])
        let summary = try await bench.call(Evaluation.getSummary, GetSummaryRequest(run: "evalRuns/r"))
        let again = try await bench.call(Evaluation.recomputeSummary, RecomputeSummaryRequest(run: "evalRuns/r"))
        #expect(summary.invalidated && again.invalidated)
    }

    @Test("Two samples of one id are refused with how each ended")
    func secondTry() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        try await bench.upload("evalRuns/r", [(1, [EvalSample(sampleId: "a", status: .timeout)])])
        try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a"]))], upload: "v")
        let error = await failure {
            _ = try await bench.call(Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        }
        #expect(error?.reason == ErrorReason.duplicateSampleId.name)
        #expect(error?.metadata["first_status"] == "TIMEOUT" && error?.metadata["second_status"] == "SCORED")
    }

    @Test("Two runs are aligned by ids however they are spread over batches")
    func compared() async throws {
        let bench = try await ServiceBench.open()
        let ids = (0..<500).map { "sample-\($0)" }
        try await bench.run("evalRuns/a", Array(ids.dropLast(100)))
        try await bench.run("evalRuns/b", [])
        let shuffled = Array(ids.dropFirst(50).reversed())
        for (index, first) in stride(from: 0, to: shuffled.count, by: 90).enumerated() {
            let some = Array(shuffled[first..<min(first + 90, shuffled.count)])
            try await bench.upload(
                "evalRuns/b", [(UInt64(index + 1), ServiceBench.rows(some, valid: index == 1 ? .false : .true))])
        }
        let found = try await bench.call(
            Evaluation.compareRuns,
            CompareRunsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b", flipsMax: 10)
        ).comparison
        let comparison = try #require(found)
        #expect((comparison.aligned, comparison.baselineOnly, comparison.candidateOnly) == (350, 50, 100))
        let flipped = Set(shuffled[90..<180]).intersection(ids.dropLast(100))
        #expect(comparison.flipCounts.first?.toFalse == UInt64(flipped.count))
        #expect(comparison.flips.map(\.sampleId) == Array(flipped.sorted().prefix(10)))
    }

    private final class Compared: Sendable { let count = Mutex(0) }

    @Test("Of comparisons that come at once only one at a time holds samples")
    func comparedInTurn() async throws {
        let bench = try await ServiceBench.open()
        for run in ["evalRuns/a", "evalRuns/b"] { try await bench.run(run) }
        let compared = Compared()
        var place: BulkPlace? = try await bench.context.comparisons.place()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let request = CompareRunsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b")
                    _ = try await bench.call(Evaluation.compareRuns, request)
                    compared.count.withLock { $0 += 1 }
                }
            }
            // All wait while the one place is taken; where nothing waits, some are done.
            _ = await eventually {
                bench.context.comparisons.waitingCount == 4 || compared.count.withLock { $0 > 0 }
            }
            #expect(compared.count.withLock { $0 } == 0)
            withExtendedLifetime(place) {}
            place = nil
            try await group.waitForAll()
        }
        #expect(compared.count.withLock { $0 } == 4)
        #expect(bench.context.comparisons.waitingCount == 0)
    }
}
