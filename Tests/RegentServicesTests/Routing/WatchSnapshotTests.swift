import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// The stream of routing snapshots: who is sent what, and when.
@Suite("Watching the routing snapshot", .timeLimit(.minutes(10)))
struct WatchSnapshotTests {
    typealias Snapshots = RoutingSnapshotServiceMethods

    /// A watch that runs while a test changes the store.
    final class Watching: Sendable {
        private struct State {
            var responses: [WatchSnapshotResponse] = []
            var end: RPCError?
            var isOver = false
        }

        private let state = Mutex(State())

        var responses: [WatchSnapshotResponse] { state.withLock { $0.responses } }
        var snapshots: [EnvironmentSnapshot] { responses.compactMap(\.snapshot) }
        /// How it ended; nil while it runs.
        var end: RPCError? { state.withLock { $0.end } }

        func run(_ bench: ServiceBench, _ request: WatchSnapshotRequest, as caller: Caller? = nil) async {
            do {
                try await bench.stream(Snapshots.watchSnapshot, [request], as: caller) { (response) throws(RPCError) in
                    self.state.withLock { $0.responses.append(response) }
                }
            } catch {
                let end = (error as? any StatusConvertible)?.status ?? RPCError(.internalError, "\(error)")
                state.withLock { $0.end = end }
            }
        }
    }

    /// Runs a body beside a watch.
    static func watching(
        _ bench: ServiceBench, _ request: WatchSnapshotRequest = WatchSnapshotRequest(environment: "prod"),
        as caller: Caller? = nil, _ body: (Watching) async throws -> Void
    ) async throws {
        let watching = Watching()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await watching.run(bench, request, as: caller) }
            try await body(watching)
            group.cancelAll()
        }
    }

    /// The first response, and how the call ended otherwise.
    static func first(
        _ bench: ServiceBench, _ request: WatchSnapshotRequest, as caller: Caller? = nil
    ) async throws -> WatchSnapshotResponse {
        let found = Mutex<WatchSnapshotResponse?>(nil)
        do {
            try await bench.stream(Snapshots.watchSnapshot, [request], as: caller) { (response) throws(RPCError) in
                found.withLock { $0 = response }
                throw .cancelled
            }
        } catch let error as RPCError where error.code == .cancelled {}
        return try #require(found.withLock { $0 })
    }

    static func caller(_ scopes: String...) throws -> Caller {
        try ScopedReadingTests.caller(scopes.map { ("route.select", $0) })
    }

    /// Three models in prod, of which m has a rollout.
    static func bench(_ snapshots: SnapshotFeed = SnapshotFeed()) async throws -> ServiceBench {
        let bench = try await ServiceBench.open(snapshots: snapshots)
        try await bench.context.seed()
        try await bench.rollout(canaryPermille: 100)
        for model in ["models/n", "models/secret"] { try await bench.plant(model, state: "ACTIVE") }
        return bench
    }

    @Test("the first response is the whole, of the revision of the ledger; each change sends it again")
    func changes() async throws {
        let bench = try await Self.bench()
        try await Self.watching(bench) { watching in
            let hasCome = await eventually { watching.responses.count == 1 }
            #expect(hasCome)
            let first = try #require(watching.responses.first)
            let snapshot = try #require(first.snapshot)
            #expect(first.revision == bench.store.revisions.last && first.heartbeatMs == 5_000)
            #expect(snapshot.anyModel && snapshot.models.map(\.model) == ["m", "n", "secret"])
            #expect(snapshot.models.first?.split?.canaryPermille == 100)
            let put = try await RoutingServiceTests.put(
                bench, ProviderConfig(name: RoutingServiceTests.name("b"), weight: 7))
            let isSent = await eventually { watching.responses.count == 2 }
            #expect(isSent)
            let second = try #require(watching.responses.last)
            #expect(second.revision >= put.receipt?.revision ?? .max)
            #expect(second.snapshot?.providerConfigs.map(\.provider) == ["b", "custom", "openai"])
            // What routing does not depend on sends nothing by itself; the next change does.
            try await bench.run("evalRuns/a")
            try await RoutingServiceTests.put(bench, ProviderConfig(name: RoutingServiceTests.name("b"), weight: 8))
            let isNext = await eventually { watching.responses.count == 3 }
            #expect(isNext)
            let weight = watching.responses.last?.snapshot?.providerConfigs.first?.weight
            #expect(weight == 8)
        }
    }

    @Test("between changes a heartbeat has the revision alone")
    func heartbeats() async throws {
        let due = Signal()
        let feed = SnapshotFeed(pause: {
            await due.wait()
            try Task.checkCancellation()
        })
        let bench = try await Self.bench(feed)
        try await Self.watching(bench) { watching in
            let hasCome = await eventually { watching.responses.count == 1 }
            #expect(hasCome)
            try await bench.run("evalRuns/a")
            due.raise()
            let hasBeaten = await eventually { watching.responses.count == 2 }
            #expect(hasBeaten)
            let beat = try #require(watching.responses.last)
            #expect(beat.snapshot == nil && beat.revision == bench.store.revisions.last && beat.probes.isEmpty)
        }
    }

    @Test("a caller of some models is sent those, and nothing of others")
    func scopes() async throws {
        let bench = try await Self.bench()
        let request = WatchSnapshotRequest(environment: "prod")
        let rows: [(caller: Caller?, models: [String], anyModel: Bool)] = [
            (nil, ["m", "n", "secret"], true), (try Self.caller("*"), ["m", "n", "secret"], true),
            (try Self.caller("environments/prod"), ["m", "n", "secret"], true),
            (try Self.caller("models/m"), ["m"], false), (try Self.caller("models/n", "models/m"), ["m", "n"], false),
        ]
        for (caller, models, anyModel) in rows {
            let response = try await Self.first(bench, request, as: caller)
            #expect(response.snapshot?.models.map(\.model) == models && response.snapshot?.anyModel == anyModel)
            guard !anyModel else { continue }
            let text = response.json(pretty: false)
            #expect(!text.contains("secret") && response.snapshot?.namesRevision == 0)
        }
        let named = WatchSnapshotRequest(environment: "prod", models: ["n"])
        for caller in [nil, try Self.caller("models/n"), try Self.caller("environments/prod")] {
            let response = try await Self.first(bench, named, as: caller)
            #expect(response.snapshot?.models.map(\.model) == ["n"] && response.snapshot?.anyModel == false)
        }
    }

    @Test("whoever may select neither in the environment nor for what is asked for is refused")
    func refusals() async throws {
        let bench = try await Self.bench()
        let all = WatchSnapshotRequest(environment: "prod")
        let secret = WatchSnapshotRequest(environment: "prod", models: ["m", "secret"])
        let absent = WatchSnapshotRequest(environment: "prod", models: ["absent"])
        let rows: [(WatchSnapshotRequest, Caller?, ErrorReason)] = [
            (all, try Self.caller("environments/staging"), .permissionDenied),
            (all, try Self.caller("models/absent"), .permissionDenied),
            (secret, try Self.caller("models/m"), .permissionDenied),
            (absent, try Self.caller("models/m"), .permissionDenied),
            (absent, nil, .notFound), (absent, try Self.caller("models/absent"), .notFound),
            (WatchSnapshotRequest(environment: "nowhere"), nil, .notFound),
            (WatchSnapshotRequest(environment: "prod", heldRevision: 9_999), nil, .revisionUnknown),
        ]
        for (request, caller, reason) in rows {
            await expectRefusal(reason, "\(request)") { _ = try await Self.first(bench, request, as: caller) }
        }
        let other = try ScopedReadingTests.caller([("route.explain", "*")])
        await expectRefusal(.permissionDenied) { _ = try await Self.first(bench, all, as: other) }
    }

    @Test("a stream ends when what its caller may select for is taken from it, and shrinks with it before")
    func revoked() async throws {
        let bench = try await Self.bench()
        let uid: UInt32 = 4_242
        let put = try await bench.call(
            AccessServiceMethods.putPrincipal,
            PutPrincipalRequest(
                principal: Principal(name: "principals/reader", kind: .service, uids: [uid]), mutation: .fresh()))
        var principal = try #require(put.principal)
        for scope in ["models/m", "models/n"] {
            let granted = try await bench.call(
                AccessServiceMethods.grantRole,
                GrantRoleRequest(
                    principal: principal.name, grant: RoleGrant(role: .analyst, scope: scope),
                    mutation: .fresh(etag: principal.etag)))
            principal = try #require(granted.principal)
        }
        let caller = try bench.context.access.caller(uid: uid)
        try await Self.watching(bench, as: caller) { watching in
            let isFirst = await eventually { watching.snapshots.last?.models.map(\.model) == ["m", "n"] }
            #expect(isFirst)
            for (scope, left) in [("models/n", ["m"]), ("models/m", [])] {
                let revoked = try await bench.call(
                    AccessServiceMethods.revokeRole,
                    RevokeRoleRequest(
                        principal: principal.name, grant: RoleGrant(role: .analyst, scope: scope),
                        mutation: .fresh(etag: principal.etag)))
                principal = try #require(revoked.principal)
                let isJudged = await eventually {
                    left.isEmpty ? watching.end != nil : watching.snapshots.last?.models.map(\.model) == left
                }
                #expect(isJudged)
            }
            #expect(watching.end?.code == .permissionDenied)
        }
    }

    @Test("a snapshot that is too large is refused with the way out; of named models it is sent")
    func tooLarge() async throws {
        let bench = try await Self.bench()
        let aliases = (0..<200).map { "\(String(repeating: "a", count: 120))-\($0)" }
        for number in 0..<50 {
            let command = Command.daemon(ModelServiceMethods.createModel.descriptor, now: bench.context.now())
            let model = Model(
                name: "models/large-\(number)", state: .active, aliases: aliases.map { $0 + "-\(number)" })
            _ = try await bench.store.write(MutationCall(command)) { store in
                try store.put(Change(after: model, effect: .created("planted"), command: command))
            }
        }
        await expectRefusal(.snapshotTooLarge) {
            _ = try await Self.first(bench, WatchSnapshotRequest(environment: "prod"))
        }
        let named = try await Self.first(bench, WatchSnapshotRequest(environment: "prod", models: ["m"]))
        #expect(named.snapshot?.models.map(\.model) == ["m"])
    }

    @Test("names of environments that do not exist, or lie beyond the caller's scopes, leave nothing in memory")
    func unknownEnvironments() async throws {
        let bench = try await Self.bench()
        for number in 0..<20 {
            await expectRefusal(.notFound) {
                _ = try await Self.first(bench, WatchSnapshotRequest(environment: "made-up-\(number)"))
            }
        }
        let stranger = try Self.caller("environments/staging")
        await expectRefusal(.permissionDenied) {
            _ = try await Self.first(bench, WatchSnapshotRequest(environment: "prod"), as: stranger)
        }
        #expect(bench.context.health.watchedCount == 0)
    }

    @Test("a stream ends with DRAINING when the daemon stops")
    func draining() async throws {
        let bench = try await Self.bench()
        let drain = Signal(staysRaised: true)
        let call = CallContext(method: Snapshots.watchSnapshot.descriptor, caller: .owner(uid: 7), drain: drain)
        await expectRefusal(.draining) {
            try await bench.table.direct(
                Snapshots.watchSnapshot, WatchSnapshotRequest(environment: "prod"), call: call
            ) { (_: WatchSnapshotResponse) async throws(RPCError) in drain.raise() }
        }
    }
}
