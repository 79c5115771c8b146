import Crypto
import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Testing

/// Work by hand for what is here; a method that comes later has a test of its own, which a tidy test asks for, and is
/// called with an empty request here.
@Suite("Every method", .timeLimit(.minutes(10)))
struct EveryMethodTests {
    typealias Evaluation = EvaluationServiceMethods

    @Test("Methods do their work at every depth", arguments: Depth.allCases)
    func everyMethod(depth: Depth) async throws {
        try await DepthClient.with(depth) { caller in
            try await Self.server(caller)
            try await Self.evaluation(caller)
            try await Self.otherEnds(caller)
            try await Self.routing(caller)
            try await Self.outcomes(caller)
            try await Self.ledger(caller)
            try await Self.maintenance(caller)
            try await AccessMethods.all(caller)
        }
    }

    @Test("Every method of the table answers an empty request, or refuses it, alike at every depth")
    func emptyRequests() async throws {
        var endings: [Depth: [String: String]] = [:]
        for depth in Depth.allCases {
            try await DepthClient.with(depth) { caller in
                for method in MethodDescriptor.all {
                    let refused = await caller.refusal(of: method, [])
                    if let refused { Self.expectSound(refused, of: method, at: depth) }
                    endings[depth, default: [:]][method.name] = refused?.reason ?? "OK"
                }
            }
        }
        let direct = try #require(endings[.direct])
        #expect(direct.count == MethodDescriptor.all.count)
        // Neither is everything refused for one cause, nor is nothing looked at.
        #expect(direct.values.contains("OK") && direct.values.contains { $0 != "OK" })
        for depth in Depth.allCases { #expect(endings[depth] == direct, "at \(depth)") }
    }

    /// A status of the registry, and none that says that the method is missing or the daemon broken.
    static func expectSound(_ refused: RPCError, of method: MethodDescriptor, at depth: Depth) {
        let reason = ErrorReason(name: refused.reason)
        #expect(reason?.statusNumber == refused.code.rawValue, "\(method.name) at \(depth): \(refused)")
        let unsound: [StatusCode] = [.unknown, .unimplemented, .internal, .unavailable, .dataLoss]
        #expect(!unsound.contains(refused.code), "\(method.name) at \(depth): \(refused)")
    }

    static func server(_ caller: DepthClient) async throws {
        let health = try await caller.unary(HealthServiceMethods.check, CheckRequest())
        #expect(health.status == .serving)
        let info = try await caller.unary(ServerServiceMethods.getServerInfo, GetServerInfoRequest()).server
        #expect(info?.volatile == true && info?.singlePersonMode == true)
        #expect(info?.caller.hasPrefix("principals/uid-") == true)
        let diagnoses = try await caller.unary(ServerServiceMethods.diagnose, DiagnoseRequest()).diagnoses
        #expect(diagnoses.count == 8 && diagnoses.allSatisfy { $0.status != .failed })
        let profile = try await caller.unary(ServerServiceMethods.getProfile, GetProfileRequest()).profile
        #expect(profile?.startTime == info?.startTime && (profile?.elapsedNs ?? 0) > 0)
        let level = try await caller.unary(ServerServiceMethods.setLogLevel, SetLogLevelRequest(level: .error))
        #expect(level.previous == .info && info?.activity?.logLevel == .info)
        let descriptors = try await caller.unary(
            ReflectionServiceMethods.getDescriptorSet, GetDescriptorSetRequest())
        let schema = try Schema(descriptorSet: descriptors.descriptorSet)
        #expect(schema.services.flatMap(\.methods).count == MethodDescriptor.all.count)
    }

    static func evaluation(_ caller: DepthClient) async throws {
        let run = try await Samples.create(caller, "evalRuns/first").run
        #expect((run?.state, run?.attempt) == (.running, 1))
        let acks = try await Samples.upload(caller, "evalRuns/first", Samples.batches(3, of: 100))
        #expect(acks.last == UploadAck(receivedSeq: 3, durableSeq: 3))
        let live = try await caller.unary(
            Evaluation.getSummary, GetSummaryRequest(run: "evalRuns/first"))
        #expect((live.sealed, live.summary?.sampleCount) == (false, 300))

        let sealed = try await caller.unary(
            Evaluation.sealRun,
            SealRunRequest(run: "evalRuns/first", expectedSamples: 300, mutation: .fresh())
        ).run
        #expect(sealed?.state == .sealed && sealed?.summary?.encoded() == live.summary?.encoded())
        let judged = try await caller.unary(
            Evaluation.evaluateGates,
            EvaluateGatesRequest(run: "evalRuns/first", mutation: .fresh())
        ).run
        #expect((judged?.state, judged?.verdict?.status) == (.passed, .pass))
        let again = try await caller.unary(
            Evaluation.recomputeSummary, RecomputeSummaryRequest(run: "evalRuns/first"))
        #expect(again.identical && again.contentDigest == sealed?.contentDigest)
        try await samples(caller)
    }

    static func samples(_ caller: DepthClient) async throws {
        var listed: [EvalSample] = []
        var request = ListSamplesRequest(run: "evalRuns/first", filter: "schema_valid=false", pageSize: 2)
        repeat {
            let page = try await caller.unary(Evaluation.listSamples, request)
            #expect(page.samples.count <= 2)
            listed += page.samples
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        let expected = Samples.batches(3, of: 100).flatMap(\.self).filter { $0.schemaValid == .false }
        #expect(listed == expected)
        let batches = try await caller.stream(
            Evaluation.exportSamples, [ExportSamplesRequest(run: "evalRuns/first")])
        let exported = try batches.flatMap { try #require($0.batch?.columns).checked().samples() }
        #expect(exported == Samples.batches(3, of: 100).flatMap(\.self))
    }

    /// Runs that end otherwise, and what lists and compares them.
    static func otherEnds(_ caller: DepthClient) async throws {
        _ = try await Samples.create(caller, "evalRuns/second")
        _ = try await Samples.upload(caller, "evalRuns/second", Samples.batches(2, of: 100))
        let dropped = try await caller.unary(
            Evaluation.dropBatch,
            DropBatchRequest(run: "evalRuns/second", seq: 2, mutation: .fresh("bad host"))
        ).run
        #expect(dropped?.droppedBatches.map(\.seq) == [2])
        let comparison = try await caller.unary(
            Evaluation.compareRuns,
            CompareRunsRequest(baseline: "evalRuns/first", candidate: "evalRuns/second")
        ).comparison
        #expect((comparison?.aligned, comparison?.baselineOnly) == (100, 200))
        let aborted = try await caller.unary(
            Evaluation.abortRun,
            AbortRunRequest(run: "evalRuns/second", mutation: .fresh("given up"))
        ).run
        #expect(aborted?.state == .aborted)
        let got = try await caller.unary(Evaluation.getRun, GetRunRequest(name: "evalRuns/second")).run
        #expect(got == aborted)
        let page = try await caller.unary(Evaluation.listRuns, ListRunsRequest(pageSize: 1))
        #expect(page.runs.map(\.name) == ["evalRuns/first"] && !page.nextPageToken.isEmpty)
        let gone = try await caller.unary(Evaluation.listRuns, ListRunsRequest(state: .aborted))
        #expect(gone.runs.map(\.name) == ["evalRuns/second"])
        let invalid = try await caller.unary(
            Evaluation.invalidateRun,
            InvalidateRunRequest(run: "evalRuns/first", mutation: .fresh("wrong data set"))
        ).run
        #expect(invalid?.invalidation?.confirmedBy.isEmpty == false && invalid?.invalidated == true)
    }

    static func routing(_ caller: DepthClient) async throws {
        let environment = Environment(name: "environments/canary", description: "of the tests")
        _ = try await caller.unary(
            ProviderServiceMethods.createEnvironment,
            CreateEnvironmentRequest(environment: environment, mutation: .fresh()))
        let got = try await caller.unary(
            ProviderServiceMethods.getEnvironment, GetEnvironmentRequest(name: environment.name))
        #expect(got.environment?.description == "of the tests")
        let updated = try await caller.unary(
            ProviderServiceMethods.updateEnvironment,
            UpdateEnvironmentRequest(
                environment: Environment(name: environment.name, description: "changed"), mutation: .fresh()))
        #expect(
            updated.environment?.description == "changed"
                && updated.environment?.createTime == got.environment?.createTime)
        let listed = try await caller.unary(
            ProviderServiceMethods.listEnvironments, ListEnvironmentsRequest())
        #expect(listed.environments.count == 3)
        let config = ProviderConfig(name: "environments/canary/providers/local", weight: 1, model: "m-1")
        let put = try await caller.unary(
            ProviderServiceMethods.putProviderConfig,
            PutProviderConfigRequest(providerConfig: config, mutation: .fresh())
        ).providerConfig
        let stored = try await caller.unary(
            ProviderServiceMethods.getProviderConfig, GetProviderConfigRequest(name: config.name)
        ).providerConfig
        #expect(stored == put && stored?.provider == "local")
        let configs = try await caller.unary(
            ProviderServiceMethods.listProviderConfigs,
            ListProviderConfigsRequest(parent: environment.name)
        ).providerConfigs
        #expect(configs == [try #require(put)])
        let applied = try await caller.unary(
            ApplyServiceMethods.apply,
            ApplyRequest(
                documents: [AppliedDocument(name: environment.name), AppliedDocument(name: config.name)],
                mutation: .fresh()))
        #expect(applied.changes.map(\.effect) == [.unchanged, .unchanged])
        let decision = try await caller.unary(
            RoutingServiceMethods.select, SelectRequest(environment: "canary", key: "k")
        ).decision
        #expect(decision?.providerModel == "m-1" && decision?.policyRevision == put?.revision)
        let batch = try await caller.unary(
            RoutingServiceMethods.selectBatch, SelectBatchRequest(environment: "canary", keys: ["k", "l"]))
        #expect(batch.choices == [0, 0] && batch.decisions.first?.selectedProvider == "local")
        let explained = try await caller.unary(
            RoutingServiceMethods.explain, ExplainRequest(environment: "canary", key: "k"))
        #expect(explained.decision == decision && explained.candidates.map(\.provider) == ["local"])
    }

    static func outcomes(_ caller: DepthClient) async throws {
        let rows = (1...3).map { number in
            RouteOutcome(
                requestId: "r-\(number)", createTime: Timestamp(seconds: Int64(number)),
                environment: "canary",
                selectedProvider: "local", latencyMs: Double(number), status: .ok)
        }
        let responses = try await caller.stream(
            OutcomeServiceMethods.reportOutcomes,
            [
                ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "tests"))),
                ReportOutcomesRequest(
                    request: .batch(OutcomeBatch(seq: 1, environment: "canary", rows: rows))),
            ])
        #expect(responses.last?.response == .ack(UploadAck(receivedSeq: 1, durableSeq: 1)))
        let listed = try await caller.unary(
            OutcomeServiceMethods.listOutcomes,
            ListOutcomesRequest(environment: "canary", selectedProvider: "local"))
        #expect(listed.outcomes == rows.reversed())
        let summary = try await caller.unary(
            OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "canary"))
        #expect(summary.groups.map(\.value) == ["local"] && summary.total?.p95LatencyMs == 3)
    }

    static func ledger(_ caller: DepthClient) async throws {
        let history = try await caller.unary(
            LedgerServiceMethods.getHistory, GetHistoryRequest(name: "evalRuns/first")
        ).entries
        #expect(
            history.map(\.event) == [
                "evalRun.created", "evalRun.sealed", "evalRun.judged", "evalRun.invalidated",
            ])
        let last = try #require(history.last)
        #expect(try EvalRun(decoding: last.payload).invalidation?.reason == "wrong data set")
        let difference = try await caller.unary(
            LedgerServiceMethods.diffResource,
            DiffResourceRequest(name: "evalRuns/first", fromRevision: history[0].revision))
        #expect(difference.changes.first { $0.path == "state" }?.oldValue == "\"RUNNING\"")
        #expect(difference.toRevision == last.revision)
        await #expect(throws: (any Error).self, "a revision of another store") {
            _ = try await caller.stream(LedgerServiceMethods.watch, [WatchRequest(fromRevision: 10_000)])
        }
        let watched = try await caller.stream(LedgerServiceMethods.watch, [WatchRequest()], first: 1)
        let revisions = watched.flatMap(\.entries).map(\.revision)
        #expect(revisions == Array(1...UInt64(revisions.count)) && revisions.count >= 7)
    }

    static func maintenance(_ caller: DepthClient) async throws {
        let checked = try await caller.stream(MaintenanceServiceMethods.verifyLedger, [VerifyLedgerRequest()])
        guard case .report(let report)? = checked.last?.response else {
            Issue.record("a check ends with its report")
            return
        }
        #expect(report.faults == [] && report.faultCount == 0)
        #expect((report.runCount, report.sampleBatchCount, report.outcomeBatchCount) == (2, 5, 1))
        let parts = try await caller.stream(MaintenanceServiceMethods.backup, [BackupRequest()])
        guard case .manifest(let manifest)? = parts.first?.response else {
            Issue.record("a backup begins with its manifest")
            return
        }
        let image = parts.dropFirst().flatMap { part -> [UInt8] in
            if case .chunk(let chunk)? = part.response { chunk.content } else { [] }
        }
        #expect(manifest.revision == report.revision && manifest.byteCount == UInt64(image.count))
        #expect(Array(SHA256.hash(data: image)) == manifest.sha256)
    }
}

/// Small uploads over a caller.
enum Samples {
    static let gates = GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.9)])

    static func create(_ caller: DepthClient, _ name: String) async throws -> CreateRunResponse {
        try await caller.unary(
            EvaluationServiceMethods.createRun,
            CreateRunRequest(name: name, type: .offline, gates: gates, mutation: .fresh()))
    }

    /// `count` batches of `size` generated samples.
    static func batches(_ count: Int, of size: Int) -> [[EvalSample]] {
        let all = SeededSamples(seed: 7, count: count * size).map { generated in
            var sample = EvalSample()
            sample.sampleId = generated.sampleID
            sample.status = .scored
            sample.schemaValid = generated.outcomes[0] ? .true : .false
            sample.fallbackUsed = generated.outcomes[5] ? .true : .false
            sample.latencyMs = Double(generated.latencyMicros) / 1_000
            sample.selectedProvider = generated.provider
            return sample
        }
        return stride(from: 0, to: all.count, by: size).map { Array(all[$0..<$0 + size]) }
    }

    /// Uploads batches as rows; gives the acknowledgements.
    static func upload(
        _ caller: DepthClient, _ run: String, _ batches: [[EvalSample]], from seq: UInt64 = 1,
        upload: String = "u", resume: Bool = false
    ) async throws -> [UploadAck] {
        let start = UploadStart(run: run, upload: upload, resume: resume)
        let requests = batches.enumerated().map { index, rows in
            UploadSamplesRequest(request: .batch(SampleBatch(seq: seq + UInt64(index), rows: rows)))
        }
        let responses = try await caller.stream(
            EvaluationServiceMethods.uploadSamples,
            [UploadSamplesRequest(request: .start(start))] + requests)
        return responses.compactMap {
            if case .ack(let ack)? = $0.response { ack } else { nil }
        }
    }
}
