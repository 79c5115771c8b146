import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// What a caller reads that holds a permission in some scopes only.
@Suite("Reading within scopes")
struct ScopedReadingTests {
    typealias Outcomes = OutcomeServiceMethods
    typealias Ledger = LedgerServiceMethods
    typealias Access = AccessServiceMethods

    /// A caller that holds single permissions, each in one scope.
    static func caller(_ grants: [(permission: String, scope: String)]) throws -> Caller {
        let granted = try grants.map {
            Authorisation(permissions: [Permission($0.permission)], scope: try Scope($0.scope))
        }
        return Caller(name: "principals/reader", authority: .granted(granted))
    }

    static func outcome(_ request: String, _ micros: Int64) -> RouteOutcome {
        RouteOutcome(
            requestId: request, createTime: Timestamp(microseconds: micros), selectedProvider: "openai",
            routeStrategy: .weighted, status: .ok)
    }

    @Test("a name in another scope is ALREADY_EXISTS, in any case, without further details")
    func takenNames() async throws {
        let bench = try await Self.filled()
        let other = try Self.caller([("eval.define", "models/staging")])
        for name in ["evalRuns/a", "evalRuns/A"] {
            do {
                _ = try await bench.call(
                    EvaluationServiceMethods.createRun,
                    CreateRunRequest(
                        name: name, type: .offline, modelVersion: "models/staging/versions/9.9.9", unregistered: true,
                        mutation: .fresh()),
                    as: other)
                Issue.record("\(name) was created")
            } catch let error as any StatusConvertible {
                #expect(error.status.reason == ErrorReason.alreadyExists.name)
                #expect(error.status.metadata == ["name": name])
            }
        }
    }

    @Test("a reporter belongs to its principal: another one can neither continue it nor learn its progress")
    func reporters() async throws {
        let bench = try await OutcomeServiceTests.open()
        func reporter(_ name: String, _ environment: String) throws -> Caller {
            let granted = Authorisation(
                permissions: [Permission("outcome.report")], scope: try Scope("environments/\(environment)"))
            return Caller(name: "principals/\(name)", authority: .granted([granted]))
        }
        let (a, b) = (try reporter("a", "prod"), try reporter("b", "staging"))
        let report = OutcomeServiceTests.report
        _ = try await report(bench, [[Self.outcome("b-1", 100)]], 1, "shared", false, "staging", false, b, .init())
        for resume in [true, false] {
            for batches in [[], [[Self.outcome("a-2", 200)]]] {
                let said = OutcomeServiceTests.Said()
                await expectRefusal(.reporterTaken) {
                    _ = try await report(bench, batches, 2, "shared", resume, "prod", false, a, said)
                }
                #expect(said.durableSeq == 0)
            }
        }
        let seen = try await bench.call(Outcomes.listOutcomes, ListOutcomesRequest(requestId: "a-2"))
        #expect(seen.outcomes.isEmpty)
        // Its own goes on, and so does another name.
        let own = try await report(bench, [[Self.outcome("b-2", 200)]], 2, "shared", true, "staging", false, b, .init())
        #expect(own.durableSeq == 2)
        _ = try await report(bench, [[Self.outcome("a-1", 100)]], 1, "a", false, "prod", false, a, .init())
    }

    @Test("outcomes of a request id are those of the named environment and time range only")
    func outcomesOfARequest() async throws {
        let bench = try await OutcomeServiceTests.open()
        let rows = [Self.outcome("shared", 100), Self.outcome("prod-only", 200), Self.outcome("shared", 300)]
        try await OutcomeServiceTests.report(bench, [rows], reporter: "p", environment: "prod")
        try await OutcomeServiceTests.report(
            bench, [[Self.outcome("shared", 150)]], reporter: "s", environment: "staging")
        let reader = try Self.caller([("outcome.read", "environments/staging")])
        func found(_ request: ListOutcomesRequest, as caller: Caller?) async throws -> [Int64] {
            try await bench.call(Outcomes.listOutcomes, request, as: caller).outcomes
                .map { $0.createTime?.microseconds ?? 0 }
        }
        #expect(try await found(ListOutcomesRequest(requestId: "shared", environment: "staging"), as: reader) == [150])
        #expect(try await found(ListOutcomesRequest(requestId: "prod-only", environment: "staging"), as: reader) == [])
        await expectRefusal(.permissionDenied) {
            _ = try await found(ListOutcomesRequest(requestId: "shared"), as: reader)
        }
        await expectRefusal(.permissionDenied) {
            _ = try await found(ListOutcomesRequest(requestId: "shared", environment: "prod"), as: reader)
        }
        #expect(try await found(ListOutcomesRequest(requestId: "shared"), as: nil) == [300, 150, 100])
        let recent = ListOutcomesRequest(requestId: "shared", fromTime: Timestamp(microseconds: 150))
        #expect(try await found(recent, as: nil) == [300, 150])
        let between = ListOutcomesRequest(
            requestId: "shared", environment: "prod", fromTime: Timestamp(microseconds: 50),
            toTime: Timestamp(microseconds: 300))
        #expect(try await found(between, as: nil) == [100])
    }

    /// Resources in two environments, of two models, and principals.
    static func filled() async throws -> ServiceBench {
        let bench = try await OutcomeServiceTests.open()
        for environment in ["a", "b"] {
            _ = try await bench.call(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(
                    environment: Environment(name: "environments/\(environment)"), mutation: .fresh()))
            _ = try await bench.call(
                ProviderServiceMethods.putProviderConfig,
                PutProviderConfigRequest(
                    providerConfig: ProviderConfig(name: "environments/\(environment)/providers/p", weight: 1),
                    mutation: .fresh()))
            _ = try await bench.call(
                EvaluationServiceMethods.createRun,
                CreateRunRequest(
                    name: "evalRuns/\(environment)", type: .offline,
                    modelVersion: "models/\(environment)/versions/1.0.0", unregistered: true, mutation: .fresh()))
        }
        try await bench.run("evalRuns/of-no-model", [])
        _ = try await bench.call(
            Access.putPrincipal,
            PutPrincipalRequest(
                principal: Principal(name: "principals/ada", kind: .human), mutation: .fresh()))
        return bench
    }

    /// Everything a caller sees in a watch over all that is committed.
    static func watched(_ bench: ServiceBench, as caller: Caller) async throws -> [LedgerEntry] {
        let seen = Mutex<[LedgerEntry]>([])
        let last = try await bench.store.lastRevision()
        do {
            try await bench.stream(Ledger.watch, [WatchRequest()], as: caller) { (response) throws(RPCError) in
                seen.withLock { $0 += response.entries }
                if response.revision >= last { throw .cancelled }
            }
        } catch let error as RPCError where error.code == .cancelled {}
        return seen.withLock { $0 }
    }

    static let entries: [(grants: [(permission: String, scope: String)], resources: Set<String>)] = [
        ([("provider.read", "environments/a")], ["environments/a", "environments/a/providers/p"]),
        ([("eval.read", "models/b")], ["evalRuns/b"]),
        ([("eval.read", "*")], ["evalRuns/a", "evalRuns/b", "evalRuns/of-no-model"]),
        ([("access.read", "environments/a")], []),
        ([("access.read", "*")], ["principals/ada"]),
        ([("outcome.read", "*")], []),
    ]

    @Test("watch and history show the entries of resources that the caller may read, and no others")
    func ledger() async throws {
        let bench = try await Self.filled()
        for (grants, expected) in Self.entries {
            let caller = try Self.caller([("event.subscribe", "*"), ("history.read", "*")] + grants)
            let seen = try await Self.watched(bench, as: caller)
            #expect(Set(seen.map(\.resource)) == expected, "\(grants)")
            let names = Self.entries.map(\.resources).reduce(into: Set()) { $0.formUnion($1) }
            for name in names {
                let request = GetHistoryRequest(name: name)
                guard expected.contains(name) else {
                    await expectRefusal(.notFound, "\(name) by \(grants)") {
                        _ = try await bench.call(Ledger.getHistory, request, as: caller)
                    }
                    continue
                }
                let history = try await bench.call(Ledger.getHistory, request, as: caller)
                #expect(!history.entries.isEmpty, "\(name) by \(grants)")
            }
        }
    }

    @Test("a history that may not be read is refused as that of a name that never existed")
    func historyOutOfScope() async throws {
        let bench = try await Self.filled()
        let caller = try Self.caller([("history.read", "*"), ("provider.read", "environments/a")])
        for name in ["environments/b/providers/p", "evalRuns/a", "principals/ada", "environments/b/providers/none"] {
            let request = GetHistoryRequest(name: name, pageSize: 1)
            await expectRefusal(.notFound, "\(name)") {
                _ = try await bench.call(Ledger.getHistory, request, as: caller)
            }
        }
        let readable = GetHistoryRequest(name: "environments/a/providers/p", pageSize: 1)
        #expect(try await bench.call(Ledger.getHistory, readable, as: caller).entries.count == 1)
    }

    @Test("a list of what lies in a name that never existed, or where the caller may not list, is refused")
    func listOfNothing() async throws {
        let bench = try await Self.filled()
        _ = try await bench.call(
            ProviderServiceMethods.createEnvironment,
            CreateEnvironmentRequest(environment: Environment(name: "environments/empty"), mutation: .fresh()))
        func listed(_ parent: String, as caller: Caller? = nil) async throws -> Int {
            let request = ListProviderConfigsRequest(parent: parent)
            return try await bench.call(ProviderServiceMethods.listProviderConfigs, request, as: caller)
                .providerConfigs.count
        }
        #expect(try await listed("environments/a") == 1)
        #expect(try await listed("environments/empty") == 0)
        await expectRefusal(.notFound) { _ = try await listed("environments/none") }
        let caller = try Self.caller([("provider.read", "environments/a")])
        #expect(try await listed("environments/a", as: caller) == 1)
        for parent in ["environments/b", "environments/none"] {
            await expectRefusal(.notFound) { _ = try await listed(parent, as: caller) }
        }
        await expectRefusal(.notFound) {
            _ = try await bench.call(Access.listTokens, ListTokensRequest(parent: "principals/nobody"))
        }
        #expect(try await bench.call(Access.listTokens, ListTokensRequest(parent: "principals/ada")).tokens.isEmpty)
    }

    @Test("where a run lies is told to callers with a permission of runs there, and to nobody else")
    func place() async throws {
        let bench = try await Self.filled()
        let cases: [(grants: [(permission: String, scope: String)], action: String, isAllowed: Bool)] = [
            ([("route.select", "models/a")], "route.select", false),
            ([("eval.upload", "models/a")], "UploadSamples", true),
            ([("eval.upload", "models/b")], "UploadSamples", false),
            ([("eval.read", "models/a"), ("eval.seal", "models/a")], "eval.seal", true),
        ]
        let put = try await bench.call(
            Access.putPrincipal,
            PutPrincipalRequest(
                principal: Principal(name: "principals/asker", kind: .service, uids: [3_000]),
                mutation: .fresh()))
        var asker = try #require(put.principal)
        for (grants, action, isAllowed) in cases {
            for (permission, scope) in grants + [("access.self", "*")] {
                let request = GrantRoleRequest(
                    principal: asker.name, grant: RoleGrant(permission: permission, scope: scope),
                    mutation: .fresh(etag: asker.etag))
                asker = try #require(try await bench.call(Access.grantRole, request).principal)
            }
            let caller = try bench.context.access.caller(uid: 3_000)
            let answer = try await bench.call(
                Access.canI, CanIRequest(action: action, resource: "evalRuns/a"), as: caller)
            #expect(answer.allowed == isAllowed, "\(grants)")
            for grant in asker.grants {
                let request = RevokeRoleRequest(
                    principal: asker.name, grant: grant, mutation: .fresh(etag: asker.etag))
                asker = try #require(try await bench.call(Access.revokeRole, request).principal)
            }
        }
    }

    /// Grants a principal permissions, or revokes them, one after the other.
    static func change(
        _ bench: ServiceBench, _ principal: Principal, grants: [(permission: String, scope: String)] = [],
        revokes: [(permission: String, scope: String)] = []
    ) async throws -> Principal {
        var (principal, name) = (principal, principal.name)
        for (permission, scope) in grants {
            let request = GrantRoleRequest(
                principal: name, grant: RoleGrant(permission: permission, scope: scope),
                mutation: .fresh(etag: principal.etag))
            principal = try #require(try await bench.call(Access.grantRole, request).principal)
        }
        for (permission, scope) in revokes {
            let request = RevokeRoleRequest(
                principal: name, grant: RoleGrant(permission: permission, scope: scope),
                mutation: .fresh(etag: principal.etag))
            principal = try #require(try await bench.call(Access.revokeRole, request).principal)
        }
        return principal
    }

    @Test("a call that was begun before a grant was revoked reads what its caller may read once it is answered")
    func revokedWhileOpen() async throws {
        let bench = try await Self.filled()
        let put = try await bench.call(
            Access.putPrincipal,
            PutPrincipalRequest(
                principal: Principal(name: "principals/held", kind: .service, uids: [2_001]), mutation: .fresh()))
        let revoked = [("provider.read", "environments/b"), ("access.read", "*")]
        let held = try await Self.change(
            bench, try #require(put.principal),
            grants: [("provider.read", "environments/a"), ("history.read", "*"), ("access.self", "*")] + revoked)
        // As it was when the calls began; their requests come once it may less.
        let caller = try bench.context.access.caller(uid: 2_001)
        func environments() async throws -> [String] {
            try await bench.call(
                ProviderServiceMethods.listEnvironments, ListEnvironmentsRequest(), as: caller
            ).environments.map(\.name)
        }
        #expect(try await environments() == ["environments/a", "environments/b"])
        _ = try await Self.change(bench, held, revokes: revoked)
        #expect(try await environments() == ["environments/a"])
        let name = "environments/b/providers/p"
        await expectRefusal(.notFound) {
            let request = ListProviderConfigsRequest(parent: "environments/b")
            _ = try await bench.call(ProviderServiceMethods.listProviderConfigs, request, as: caller)
        }
        await expectRefusal(.notFound) {
            _ = try await bench.call(Ledger.getHistory, GetHistoryRequest(name: name), as: caller)
        }
        await expectRefusal(.notFound) {
            _ = try await bench.call(Ledger.diffResource, DiffResourceRequest(name: name), as: caller)
        }
        await expectRefusal(.permissionDenied) {
            let request = CanIRequest(action: "access.read", principal: "principals/ada")
            _ = try await bench.call(Access.canI, request, as: caller)
        }
    }

    @Test("a watch stops showing what its caller may no longer read")
    func revokedWhileWatching() async throws {
        let bench = try await Self.filled()
        let grants = [("event.subscribe", "*"), ("provider.read", "environments/a")]
        func principal(_ grants: [(String, String)], etag: String) async throws -> Principal {
            var etag = etag
            var last: Principal?
            for (permission, scope) in grants {
                let response = try await bench.call(
                    Access.grantRole,
                    GrantRoleRequest(
                        principal: "principals/feed", grant: RoleGrant(permission: permission, scope: scope),
                        mutation: .fresh(etag: etag)))
                last = response.principal
                etag = last?.etag ?? ""
            }
            return try #require(last)
        }
        let put = try await bench.call(
            Access.putPrincipal,
            PutPrincipalRequest(
                principal: Principal(name: "principals/feed", kind: .service, uids: [2_000]),
                mutation: .fresh()))
        let feed = try await principal(grants, etag: try #require(put.principal).etag)
        let caller = try bench.context.access.caller(uid: 2_000)
        func change(weight: UInt32) async throws -> UInt64 {
            let response = try await bench.call(
                ProviderServiceMethods.putProviderConfig,
                PutProviderConfigRequest(
                    providerConfig: ProviderConfig(name: "environments/a/providers/p", weight: weight),
                    mutation: .fresh()))
            return try #require(response.receipt).revision
        }
        let before = try await change(weight: 2)
        let (responses, continuation) = AsyncStream.makeStream(of: WatchResponse.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await bench.stream(Ledger.watch, [WatchRequest(fromRevision: before)], as: caller) { response in
                    continuation.yield(response)
                }
            }
            var iterator = responses.makeAsyncIterator()
            let first = try #require(await iterator.next())
            #expect(first.entries.map(\.revision) == [before])
            _ = try await bench.call(
                Access.revokeRole,
                RevokeRoleRequest(
                    principal: feed.name, grant: RoleGrant(permission: "provider.read", scope: "environments/a"),
                    mutation: .fresh(etag: feed.etag)))
            let after = try await change(weight: 3)
            var shown: [LedgerEntry] = []
            while let response = await iterator.next() {
                shown += response.entries
                if response.revision >= after { break }
            }
            #expect(shown.isEmpty)
            group.cancelAll()
            try? await group.waitForAll()
        }
    }
}
