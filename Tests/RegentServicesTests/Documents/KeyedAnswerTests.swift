import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// A repeat gets the answer of the first call, whether it was kept or is made of the ledger again.
@Suite("Answers to repeats", .timeLimit(.minutes(10)))
struct KeyedAnswerTests {
    typealias Access = AccessServiceMethods
    typealias Eval = EvaluationServiceMethods
    typealias Providers = ProviderServiceMethods

    /// Calls and keeps what a repeat must be answered.
    final class Recorder {
        let bench: ServiceBench
        private(set) var repeats: [(method: String, check: () async throws -> Void)] = []

        init(_ bench: ServiceBench) { self.bench = bench }

        /// Calls a verb; `withheld` takes out what is said once.
        @discardableResult
        func call<Request: VerbRequest>(
            _ method: Method<Request, Request.Answer>, etag: String = "", _ request: Request,
            withheld: (inout Request.Answer) -> Void = { _ in }
        ) async throws -> Request.Answer {
            var request = request
            request.mutation = .fresh("because", etag: etag)
            let answer = try await bench.call(method, request)
            var expected = answer
            withheld(&expected)
            expected.receipt?.replayed = true
            let (bench, repeated) = (bench, request)
            repeats.append(
                (
                    method.descriptor.name,
                    {
                        let again = try await bench.call(method, repeated)
                        #expect(again.encoded() == expected.encoded(), "\(method.descriptor.name)")
                    }
                ))
            return answer
        }
    }

    static func evaluation(_ recorder: Recorder) async throws {
        let gates = GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)])
        for run in ["evalRuns/sealed", "evalRuns/aborted"] {
            try await recorder.call(
                Eval.createRun,
                CreateRunRequest(name: run, type: .offline, gates: gates, metadata: ["a": "b", "c": ""]))
            try await recorder.bench.upload(run, [(1, ServiceBench.rows(["a", "b"]))])
        }
        try await recorder.call(Eval.dropBatch, DropBatchRequest(run: "evalRuns/aborted", upload: "u", seq: 1))
        try await recorder.call(Eval.abortRun, AbortRunRequest(run: "evalRuns/aborted"))
        try await recorder.call(Eval.sealRun, SealRunRequest(run: "evalRuns/sealed"))
        try await recorder.call(Eval.evaluateGates, EvaluateGatesRequest(run: "evalRuns/sealed"))
        // The stored verdict again: no entry.
        let same = try await recorder.call(Eval.evaluateGates, EvaluateGatesRequest(run: "evalRuns/sealed"))
        #expect(same.run?.revision == same.receipt?.revision)
        try await recorder.call(Eval.invalidateRun, InvalidateRunRequest(run: "evalRuns/sealed"))
    }

    static func access(_ recorder: Recorder) async throws {
        let program = Principal(name: "principals/p", kind: .service, uids: [9])
        let put = try await recorder.call(Access.putPrincipal, PutPrincipalRequest(principal: program))
        let grant = RoleGrant(permission: "eval.upload", scope: "models/m")
        let granted = try await recorder.call(
            Access.grantRole, etag: put.principal?.etag ?? "",
            GrantRoleRequest(principal: program.name, grant: grant))
        let issued = try await recorder.call(
            Access.issueToken, IssueTokenRequest(principal: program.name, description: "d")
        ) { $0.secret = "" }
        try await recorder.call(Access.revokeToken, RevokeTokenRequest(name: issued.token?.name ?? ""))
        try await recorder.call(
            Access.revokeRole, etag: granted.principal?.etag ?? "",
            RevokeRoleRequest(principal: program.name, grant: grant))
    }

    static func providers(_ recorder: Recorder) async throws {
        let name = "environments/e"
        try await recorder.call(
            Providers.createEnvironment, CreateEnvironmentRequest(environment: Environment(name: name)))
        for provider in ["a", "b"] {
            // The second one takes the default from the first: two entries.
            try await recorder.call(
                Providers.putProviderConfig,
                PutProviderConfigRequest(
                    providerConfig: ProviderConfig(
                        name: "\(name)/providers/\(provider)", isDefault: true, weight: 1, metadata: ["k": "v"])))
        }
        try await recorder.call(
            Providers.archiveProviderConfig, ArchiveProviderConfigRequest(name: "\(name)/providers/a"))
        try await recorder.call(
            Providers.restoreProviderConfig, RestoreProviderConfigRequest(name: "\(name)/providers/a"))
    }

    @Test("Every verb's repeat gets the first answer byte for byte, long after the document has changed again")
    func repeats() async throws {
        let recorder = Recorder(try await ServiceBench.open())
        for fill in [Self.evaluation, Self.access, Self.providers] { try await fill(recorder) }
        let content = try await recorder.bench.content()
        for entry in recorder.repeats { try await entry.check() }
        #expect(try await recorder.bench.content() == content)
        let kept = try await recorder.bench.database.read { connection in
            try connection.query("SELECT method FROM idempotency WHERE response IS NOT NULL", []).map {
                try $0["method"].asText
            }
        }
        #expect(kept == [Eval.evaluateGates.descriptor.name], "only what the ledger does not say is kept")
        #expect(recorder.repeats.count > 15)
    }
}
