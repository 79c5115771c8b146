import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Overrides", .timeLimit(.minutes(10)))
struct OverrideTests {
    typealias Methods = OverrideServiceMethods

    static let version = "models/m/versions/1.0.0"

    let bench: ServiceBench
    let ada: Caller
    let bob: Caller

    /// A bench with a version and the failed run of it.
    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        bob = try await bench.party("bob")
        try await bench.register(ServiceBench.version(Self.version))
        let gates = GatePolicy(rules: [
            GateRule(key: "schema_valid_rate_min", metric: "schema_valid_rate", min: 0.5)
        ])
        typealias Eval = EvaluationServiceMethods
        _ = try await bench.call(
            Eval.createRun,
            CreateRunRequest(
                name: "evalRuns/r", type: .offline, modelVersion: Self.version, gates: gates, mutation: .fresh()))
        try await bench.upload("evalRuns/r", [(1, ServiceBench.rows(["a"], valid: .false))])
        _ = try await bench.call(Eval.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        _ = try await bench.call(Eval.evaluateGates, EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh()))
    }

    @discardableResult
    func request(
        _ id: String = "o", _ kind: OverrideKind = .gate, _ subject: String = "evalRuns/r", gates: [String] = [],
        digest: [UInt8] = [], reason: String = "outage", as caller: Caller? = nil
    ) async throws -> Override {
        let override = Override(
            name: "overrides/\(id)", kind: kind, subject: subject, subjectDigest: digest, gates: gates)
        let request = RequestOverrideRequest(override: override, mutation: .fresh(reason))
        return try #require(try await bench.call(Methods.requestOverride, request, as: caller ?? ada).override)
    }

    @discardableResult
    func grant(_ override: Override, etag: String? = nil, as caller: Caller? = nil) async throws -> Override {
        let request = GrantOverrideRequest(
            name: override.name, comment: "seen", mutation: .fresh(etag: etag ?? override.etag))
        return try #require(try await bench.call(Methods.grantOverride, request, as: caller ?? bob).override)
    }

    /// Changes the run: it is invalidated, which needs one call of the owner of the store.
    func invalidate() async throws {
        _ = try await bench.call(
            EvaluationServiceMethods.invalidateRun, InvalidateRunRequest(run: "evalRuns/r", mutation: .fresh("labels")))
    }

    /// Ends what is due at a time; gives the names in order.
    func tick(_ now: Int64) async throws -> [String] {
        let tick = Command.daemon(MethodDescriptor.tick, now: now)
        return try await bench.store.write(MutationCall(tick)) { store in
            var ended: [Override] = []
            for override in try store.children(Override.self, of: "") {
                let digest = try store.documents.digest(ofSubject: override.subject)
                guard let change = try override.expired(subjectDigest: digest, tick) else { continue }
                ended.append(override)
                _ = try store.put(change)
            }
            let micros = { (override: Override) in override.expireTime?.microseconds ?? 0 }
            return ended.sorted { micros($0) < micros($1) }.map(\.name)
        }
    }

    @Test("What cannot be asked for is refused, and the store stays as it was")
    func refused() async throws {
        let before = try await bench.content()
        await expectRefusal(.reasonRequired) { try await request(reason: "") }
        await expectRefusal(.notFound) { try await request(subjectOf: "evalRuns/other") }
        await expectRefusal(.overrideInvalid) { try await request("o", .validation) }
        await expectRefusal(.overrideInvalid) { try await request(gates: ["other_min"]) }
        await expectRefusal(.overrideStale) { try await request(digest: [1]) }
        #expect(try await bench.content() == before)
    }

    func request(subjectOf subject: String) async throws { try await request("o", .gate, subject) }

    @Test("Whoever asked does not grant, and a program does not; another person does, on what was read")
    func granted() async throws {
        let requested = try await request(gates: ["schema_valid_rate_min"])
        #expect(requested.state == .requested && requested.model == "models/m" && requested.subjectDigest.count == 32)
        let program = try await bench.party("bot", .service)
        let before = try await bench.content()
        await expectRefusal(.segregationOfDuties) { try await grant(requested, as: ada) }
        await expectRefusal(.segregationOfDuties) { try await grant(requested, as: program) }
        await expectRefusal(.etagRequired) { try await grant(requested, etag: "") }
        await expectRefusal(.etagMismatch) { try await grant(requested, etag: "0000000000000001") }
        #expect(try await bench.content() == before)
        let granted = try await grant(requested)
        #expect((granted.state, granted.decidedBy, granted.comment) == (.granted, bob.name, "seen"))
        await expectRefusal(.illegalTransition) { try await grant(granted) }
        let found = try await bench.store.write(MutationCall(.daemon(MethodDescriptor.tick, now: 1))) { store in
            let (documents, now) = (store.documents, bench.context.now())
            return [
                try Override.inForce(.gate, of: "evalRuns/r", at: now, in: documents)?.name,
                try Override.inForce(.force, of: "evalRuns/r", at: now, in: documents)?.name,
                try Override.inForce(.gate, of: "evalRuns/r", at: now + 2 * Override.lifetime, in: documents)?.name,
            ]
        }
        #expect(found == ["overrides/o", nil, nil])
    }

    @Test("Of several in force, whoever goes on gets one that another person has granted, where there is one")
    func several() async throws {
        let eve = try await bench.party("eve")
        func inForce(for actor: Caller) async throws -> String? {
            try await bench.store.write(MutationCall(.daemon(MethodDescriptor.tick, now: 1))) { store in
                try Override.inForce(
                    .gate, of: "evalRuns/r", for: actor.name, at: bench.context.now(), in: store.documents)?.name
            }
        }
        try await grant(try await request(), as: bob)
        #expect(try await inForce(for: bob) == "overrides/o")
        try await grant(try await request("p"), as: eve)
        #expect(try await inForce(for: bob) == "overrides/p")
        #expect(try await inForce(for: eve) == "overrides/o")
    }

    @Test("Of a grant and a denial on one etag exactly one wins")
    func concurrent() async throws {
        let requested = try await request()
        let deny = DenyOverrideRequest(
            name: requested.name, comment: "no", mutation: .fresh(etag: requested.etag))
        async let one = failure { try await grant(requested) }
        async let other = failure { _ = try await bench.call(Methods.denyOverride, deny, as: bob) }
        #expect(await [one, other].compactMap(\.self).count == 1)
        let stored = try await bench.store.require(Override.self, requested.name)
        #expect([.granted, .denied].contains(stored.state))
    }

    @Test("A denial needs a comment, and ends it")
    func denied() async throws {
        let requested = try await request()
        func deny(_ comment: String) async throws {
            let request = DenyOverrideRequest(name: requested.name, comment: comment, mutation: .fresh())
            _ = try await bench.call(Methods.denyOverride, request, as: bob)
        }
        await expectRefusal(.badRequest) { try await deny("") }
        try await deny("run it again")
        await expectRefusal(.illegalTransition) { try await grant(requested) }
    }

    @Test("What has changed since is not granted, is not in force, and is due at once")
    func changed() async throws {
        let (first, second) = (try await request(), try await request("p"))
        try await grant(first)
        try await invalidate()
        await expectRefusal(.overrideStale) { try await grant(second) }
        let now = bench.context.now()
        let inForce = try await bench.store.write(MutationCall(.daemon(MethodDescriptor.tick, now: now))) { store in
            try Override.inForce(.gate, of: "evalRuns/r", at: now, in: store.documents)
        }
        #expect(inForce == nil)
        #expect(Set(try await tick(now)) == [first.name, second.name])
        #expect(try await tick(now) == [])
        let entries = try await bench.store.entries(from: 1).suffix(2)
        #expect(entries.map(\.event) == ["override.expired", "override.expired"])
    }

    @Test("The schedule ends an override whose subject has changed, as the daemon, and once")
    func scheduled() async throws {
        let (first, _) = (try await request(), try await request("p", .force, Self.version))
        let schedule = Schedule(bench.context)
        #expect(try await schedule.tick(limit: 10).done == [])
        try await invalidate()
        let done = try await schedule.tick(limit: 10)
        #expect(done.done.map(\.resource) == [first.name] && done.done.map(\.event) == ["override.expired"])
        #expect(done.failed == [] && done.receipt?.revision == done.done.first?.revision)
        #expect(try await schedule.tick(limit: 10).done == [])
        let entry = try #require(try await bench.store.entries(from: 1).last)
        #expect((entry.actor, entry.event) == (Caller.daemon.name, "override.expired"))
    }

    @Test("24 hours after its request, and after its grant, the tick ends it; the first to end comes first")
    func expired() async throws {
        let (first, second) = (try await request(), try await request("p"))
        let granted = try await grant(first)
        let waiting = try #require(second.expireTime?.microseconds)
        let end = try #require(granted.expireTime?.microseconds)
        #expect(waiting < end)
        #expect(try await tick(waiting - 1) == [])
        #expect(try await tick(end) == [second.name, first.name])
        #expect(try await tick(end) == [])
    }

    @Test(
        "Each kind needs its permission where the subject lies",
        arguments: [
            ("gate.waive", "models/m", nil), ("gate.waive", "models/other", ErrorReason.permissionDenied),
            ("override.request", "models/m", .permissionDenied), ("task.confirm", "*", .permissionDenied),
        ] as [(String, String, ErrorReason?)])
    func permissions(permission: String, scope: String, reason: ErrorReason?) async throws {
        let caller = Caller(
            name: "principals/carol",
            authority: .granted([
                Authorisation(permissions: [Permission(permission)], scope: try Scope(scope))
            ]))
        let refused = await failure { try await request(as: caller) }
        #expect(refused?.reason == reason?.name)
    }

    @Test("A list by state and time is served, and holds what lies in its caller's scopes")
    func listed() async throws {
        let made = try await request()
        func list(_ scope: String) async throws -> [Override] {
            let reader = Caller(
                name: "principals/reader",
                authority: .granted([Authorisation(permissions: [Permission("model.read")], scope: try Scope(scope))]))
            let request = ListOverridesRequest(filter: "state = REQUESTED", orderBy: "expire_time")
            return try await bench.call(Methods.listOverrides, request, as: reader).overrides
        }
        #expect(try await list("models/m") == [made])
        #expect(try await list("models/other") == [])
        let got = try await bench.call(Methods.getOverride, GetOverrideRequest(name: made.name))
        #expect(got.override == made)
    }
}
