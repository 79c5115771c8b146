import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Evaluation service")
struct EvaluationServiceTests {
    typealias Evaluation = EvaluationServiceMethods

    private func seal(_ bench: ServiceBench, _ run: String, expected: UInt64? = nil) async throws -> EvalRun? {
        try await bench.call(
            Evaluation.sealRun,
            SealRunRequest(run: run, expectedSamples: expected, mutation: .fresh())
        ).run
    }

    @Test("A sample id that stands in two batches, or two uploads, is refused at seal with both places")
    func duplicates() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", ["a", "b"])
        try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["c", "b"]))], upload: "v")
        await expectRefusal(.duplicateSampleId) { _ = try await seal(bench, "evalRuns/r") }
        let run = try await bench.store.require(EvalRun.self, "evalRuns/r")
        #expect(run.state == .running)
        _ = try await bench.call(
            Evaluation.dropBatch,
            DropBatchRequest(run: run.name, upload: "v", seq: 1, mutation: .fresh("twice")))
        #expect(try await seal(bench, "evalRuns/r", expected: 2)?.state == .sealed)
    }

    @Test("A sample id that occurs twice in one batch is refused when the batch arrives")
    func duplicatesInBatch() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        await expectRefusal(.duplicateSampleId) {
            try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a", "a"]))])
        }
    }

    @Test("The same batch counts once; other content for it is a conflict and harms nothing")
    func repeats() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", ["a", "b"])
        #expect(try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a", "b"]))]) == 1)
        await expectRefusal(.chunkConflict) {
            try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a", "c"]))])
        }
        #expect(try await seal(bench, "evalRuns/r", expected: 2)?.summary?.sampleCount == 2)
    }

    @Test("A gap, a second start, an upload that is there, a bad batch and an unknown run are refused")
    func badUploads() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", ["a"])
        await expectRefusal(.sequenceGap) {
            try await bench.upload("evalRuns/r", [(3, ServiceBench.rows(["c"]))])
        }
        await expectRefusal(.uploadExists) {
            try await bench.upload("evalRuns/r", [], resume: false)
        }
        await expectRefusal(.badRequest) {
            try await bench.upload("evalRuns/r", [(2, ServiceBench.rows(["x\u{1}"]))])
        }
        await expectRefusal(.notFound) { try await bench.upload("evalRuns/none", []) }
        #expect(try await seal(bench, "evalRuns/r")?.summary?.sampleCount == 1)
        await expectRefusal(.illegalTransition) { try await bench.upload("evalRuns/r", []) }
    }

    @Test(
        "A score whose name could be taken for another is refused",
        arguments: ["caf\u{E9}", "fallback_rate", "p95_latency_ms", "latency_ms"])
    func scoreNames(name: String) async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r", [])
        await expectRefusal(.batchInvalid) {
            var row = ServiceBench.rows(["x"])[0]
            row.scores = [name: 1]
            try await bench.upload("evalRuns/r", [(1, [row])])
        }
    }

    @Test("An empty run, a wrong count and a second seal are refused; the answer of a seal can be had again")
    func seals() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/empty", [])
        await expectRefusal(.emptyRun) { _ = try await seal(bench, "evalRuns/empty") }
        try await bench.run("evalRuns/r")
        await expectRefusal(.countMismatch) { _ = try await seal(bench, "evalRuns/r", expected: 3) }
        let request = SealRunRequest(run: "evalRuns/r", mutation: .fresh())
        let first = try await bench.call(Evaluation.sealRun, request)
        let again = try await bench.call(Evaluation.sealRun, request)
        #expect(first.run == again.run)
        #expect(first.receipt?.replayed == false && again.receipt?.replayed == true)
        #expect(first.receipt?.revision == again.receipt?.revision)
        await expectRefusal(.illegalTransition) { _ = try await seal(bench, "evalRuns/r") }
    }

    @Test("An existing name, a stale etag and a reused key are refused")
    func conflicts() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r")
        await expectRefusal(.alreadyExists) { try await bench.run("evalRuns/R", []) }
        await expectRefusal(.etagMismatch) {
            _ = try await bench.call(
                Evaluation.abortRun,
                AbortRunRequest(run: "evalRuns/r", mutation: .fresh("why", etag: "old")))
        }
        let mutation = Mutation.fresh("why")
        _ = try await bench.call(Evaluation.abortRun, AbortRunRequest(run: "evalRuns/r", mutation: mutation))
        await expectRefusal(.keyReused) {
            _ = try await bench.call(
                Evaluation.abortRun, AbortRunRequest(run: "evalRuns/other", mutation: mutation))
        }
        await expectRefusal(.keyRequired) {
            _ = try await bench.call(Evaluation.abortRun, AbortRunRequest(run: "evalRuns/r"))
        }
    }

    @Test("validate_only checks everything and changes nothing")
    func validateOnly() async throws {
        let bench = try await ServiceBench.open()
        var mutation = Mutation.fresh()
        mutation.validateOnly = true
        let answer = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(name: "evalRuns/r", type: .offline, mutation: mutation))
        #expect(answer.receipt?.revision == 0 && answer.receipt?.etag == "")
        // What is not stored has no etag that a later call could be held against.
        #expect(answer.run?.name == "evalRuns/r" && answer.run?.etag == "")
        #expect(try await bench.store.get(EvalRun.self, "evalRuns/r") == nil)
        #expect(try await bench.store.lastRevision() == 0)
    }

    @Test("Runs of one plan are numbered, and a later attempt is judged only with a reason")
    func attempts() async throws {
        let bench = try await ServiceBench.open()
        for name in ["evalRuns/one", "evalRuns/two"] {
            _ = try await bench.call(
                Evaluation.createRun,
                CreateRunRequest(
                    name: name, type: .offline, plan: "nightly",
                    gates: GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)]),
                    mutation: .fresh()))
            try await bench.upload(name, [(1, ServiceBench.rows(["a"]))])
            _ = try await seal(bench, name)
        }
        func judge(_ run: String, _ reason: String) async throws -> Verdict? {
            try await bench.call(
                Evaluation.evaluateGates,
                EvaluateGatesRequest(run: run, mutation: .fresh(reason))
            ).run?.verdict
        }
        #expect(try await judge("evalRuns/one", "")?.attempts == 2)
        await expectRefusal(.reasonRequired) { _ = try await judge("evalRuns/two", "") }
        let second = try await judge("evalRuns/two", "the first had a broken host")
        #expect((second?.status, second?.attempt) == (.pass, 2))
        #expect(try await judge("evalRuns/one", "")?.encoded() == judge("evalRuns/one", "")?.encoded())
    }

    @Test("A run without gates is inconclusive, and gates that cannot be judged are refused at creation")
    func gates() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r")
        _ = try await seal(bench, "evalRuns/r")
        let verdict = try await bench.call(
            Evaluation.evaluateGates,
            EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh())
        ).run?.verdict
        #expect(verdict?.status == .inconclusive && verdict?.reasons == ["NO_GATES"])
        await expectRefusal(.unknownGateMetric) {
            try await bench.run(
                "evalRuns/x", [], gates: GatePolicy(rules: [GateRule(key: "nonsense_min", min: 1)]))
        }
        await expectRefusal(.gatePolicyInvalid) {
            try await bench.run("evalRuns/y", [], gates: GatePolicy())
        }
    }

    @Test("The ledger has one whole entry a change, and audits clean")
    func ledger() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/r")
        _ = try await seal(bench, "evalRuns/r")
        let audit = try await bench.store.auditLedger()
        #expect(audit.entryCount == 2 && audit.faults.isEmpty)
        let entries = try await bench.store.entries(from: 1)
        #expect(try EvalRun(decoding: entries[1].payload).state == .sealed)
    }
}
