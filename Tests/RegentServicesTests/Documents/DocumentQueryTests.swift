import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Queries of documents")
struct DocumentQueryTests {
    typealias Providers = ProviderServiceMethods
    typealias Eval = EvaluationServiceMethods
    typealias Grant = (permission: String, scope: String)

    /// What a caller with single permissions sees of the lists, by the last part of each name.
    static let rows: [(grants: [Grant], environments: String, providers: String, runs: String)] = [
        ([("provider.read", "*"), ("eval.read", "*")], "a b prod staging", "a b", "a b of-no-model"),
        ([("provider.read", "environments/a"), ("eval.read", "models/b")], "a", "a", "b"),
        ([("provider.read", "environments/A"), ("eval.read", "models/B")], "a", "a", "b"),
        (
            [("provider.read", "environments/b"), ("provider.read", "environments/a"), ("eval.read", "models/x")],
            "a b", "a b", ""
        ),
        ([("provider.read", "models/a"), ("eval.read", "environments/a")], "", "", ""),
    ]

    private static func word(_ name: String) -> Substring { name.split(separator: "/")[1] }

    @Test("A list has what lies in the caller's scopes, now and as it was, in any order", arguments: rows.indices)
    func scopes(row: Int) async throws {
        let bench = try await ScopedReadingTests.filled()
        let last = try await bench.store.lastRevision()
        let (grants, environments, providers, runs) = Self.rows[row]
        let caller = try ScopedReadingTests.caller(grants)
        func joined(_ names: [String]) -> String { Set(names.map(Self.word)).sorted().joined(separator: " ") }
        for (asOf, orderBy) in [(0, ""), (0, "create_time desc"), (last, ""), (last, "state,name desc")] {
            let listed = try await bench.call(
                Providers.listEnvironments, ListEnvironmentsRequest(orderBy: orderBy, asOf: asOf), as: caller)
            #expect(joined(listed.environments.map(\.name)) == environments)
            let configs = try await bench.call(
                Providers.listProviderConfigs,
                ListProviderConfigsRequest(filter: "provider = p", orderBy: orderBy, asOf: asOf), as: caller)
            #expect(joined(configs.providerConfigs.map(\.name)) == providers)
            let found = try await bench.call(Eval.listRuns, ListRunsRequest(orderBy: orderBy, asOf: asOf), as: caller)
            #expect(joined(found.runs.map(\.name)) == runs)
        }
    }

    @Test("A page of what lies in the caller's scopes is full, and its token leads to the rest")
    func scopedPages() async throws {
        let bench = try await ScopedReadingTests.filled()
        let caller = try ScopedReadingTests.caller([
            ("provider.read", "environments/staging"), ("provider.read", "environments/a"),
        ])
        for orderBy in ["", "name desc"] {
            let first = try await bench.call(
                Providers.listEnvironments, ListEnvironmentsRequest(pageSize: 1, orderBy: orderBy), as: caller)
            let next = ListEnvironmentsRequest(pageSize: 1, pageToken: first.nextPageToken, orderBy: orderBy)
            let second = try await bench.call(Providers.listEnvironments, next, as: caller)
            let names = (first.environments + second.environments).map(\.name)
            #expect(Set(names) == ["environments/a", "environments/staging"] && names.count == 2)
            #expect(second.nextPageToken.isEmpty)
        }
    }

    @Test("A list is refused to a caller who holds its permission nowhere, and one of the whole store to others too")
    func refused() async throws {
        let bench = try await ScopedReadingTests.filled()
        let caller = try ScopedReadingTests.caller([("access.read", "environments/a"), ("outcome.read", "*")])
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Providers.listEnvironments, ListEnvironmentsRequest(), as: caller)
        }
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(
                AccessServiceMethods.listPrincipals, ListPrincipalsRequest(), as: caller)
        }
    }

    @Test("What cannot be asked is refused with its reason")
    func reasons() async throws {
        let bench = try await ScopedReadingTests.filled()
        let last = try await bench.store.lastRevision()
        let rows: [(request: ListRunsRequest, reason: ErrorReason)] = [
            (ListRunsRequest(filter: "nothing = 1"), .filterInvalid),
            (ListRunsRequest(filter: "state ="), .filterInvalid),
            (ListRunsRequest(orderBy: "nothing"), .filterInvalid), (ListRunsRequest(asOf: last + 1), .revisionUnknown),
        ]
        for row in rows {
            await expectRefusal(row.reason) { _ = try await bench.call(Eval.listRuns, row.request) }
        }
        let state = ListRunsRequest(state: .running, filter: "state = SEALED")
        #expect(try await bench.call(Eval.listRuns, state).runs.isEmpty)
    }

    @Test("A document is given as it was, and refused before it was made and after the last revision")
    func getAsOf() async throws {
        let bench = try await ScopedReadingTests.filled()
        let name = "environments/a/providers/p"
        let first = try #require(
            try await bench.call(Providers.getProviderConfig, GetProviderConfigRequest(name: name)).providerConfig)
        let put = PutProviderConfigRequest(
            providerConfig: ProviderConfig(name: name, weight: 9), mutation: .fresh())
        let second = try #require(try await bench.call(Providers.putProviderConfig, put).providerConfig)
        for (asOf, expected) in [(first.revision, first), (second.revision - 1, first), (second.revision, second)] {
            let got = try await bench.call(
                Providers.getProviderConfig, GetProviderConfigRequest(name: name, asOf: asOf))
            #expect(got.providerConfig == expected)
        }
        for (asOf, reason) in [(first.revision - 1, ErrorReason.notFound), (second.revision + 1, .revisionUnknown)] {
            await expectRefusal(reason) {
                _ = try await bench.call(
                    Providers.getProviderConfig, GetProviderConfigRequest(name: name, asOf: asOf))
            }
        }
    }

    @Test("A document that lay in another scope is shown as it was only to a caller who may read it there and here")
    func moved() async throws {
        let bench = try await ScopedReadingTests.filled()
        let before = try await bench.store.lastRevision()
        let command = Command.daemon(Eval.abortRun.descriptor, now: 1)
        try await bench.store.write(MutationCall(command)) { store in
            var run = try store.require(EvalRun.self, "evalRuns/a")
            run.modelVersion = "models/b/versions/1.0.0"
            _ = try store.put(Change(after: run, effect: .changed("evalRun.moved"), command: command))
        }
        let (a, b) = (("eval.read", "models/a"), ("eval.read", "models/b"))
        for (grants, isShown) in [([a], false), ([b], false), ([a, b], true)] {
            let caller = try ScopedReadingTests.caller(grants)
            let listed = try await bench.call(Eval.listRuns, ListRunsRequest(asOf: before), as: caller)
            #expect(listed.runs.map(\.name).contains("evalRuns/a") == isShown, "\(grants)")
            let error = await failure {
                _ = try await bench.call(Eval.getRun, GetRunRequest(name: "evalRuns/a", asOf: before), as: caller)
            }
            #expect((error == nil) == isShown, "\(grants)")
        }
    }
}
