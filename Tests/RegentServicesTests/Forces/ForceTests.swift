import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Force leases, behind the service.
@Suite("Force leases", .timeLimit(.minutes(10)))
struct ForceTests {
    typealias Methods = ForceServiceMethods

    static let (one, two) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")

    let bench: ServiceBench
    let ada: Caller
    let bob: Caller

    /// A bench where 1.0.0 serves and 2.0.0 is released.
    init() async throws {
        bench = try await ServiceBench.open()
        try await bench.context.seed()
        ada = try await bench.party("ada")
        bob = try await bench.party("bob")
        for name in [Self.one, Self.two] { try await bench.release(ServiceBench.version(name)) }
        try await bench.promote(Self.one, to: .stable)
        try await bench.put(
            RolloutPolicy(
                name: RolloutPolicy.name(model: "models/m", environment: ModelVersion.ownEnvironment),
                stableVersion: Self.one))
    }

    @discardableResult
    func force(
        _ id: String = "f", _ version: String = two, ttl: UInt32 = 3_600, reason: String = "outage",
        as caller: Caller? = nil
    ) async throws -> Force {
        let force = Force(
            name: "forces/\(id)", version: version, environment: ModelVersion.ownEnvironment, ttlS: ttl)
        let request = ForceVersionRequest(force: force, mutation: .fresh(reason))
        return try #require(try await bench.call(Methods.forceVersion, request, as: caller ?? ada).force)
    }

    func release(_ name: String) async throws {
        _ = try await bench.call(Methods.releaseForce, ReleaseForceRequest(name: name, mutation: .fresh()))
    }

    /// An override of the state of 2.0.0 that ada asked for and somebody granted.
    func granted(by caller: Caller, asked: Caller? = nil, as id: String = "o") async throws {
        let override = Override(name: "overrides/\(id)", kind: .force, subject: Self.two)
        let requested = try await bench.call(
            OverrideServiceMethods.requestOverride,
            RequestOverrideRequest(override: override, mutation: .fresh("outage")), as: asked ?? ada)
        _ = try await bench.call(
            OverrideServiceMethods.grantOverride,
            GrantOverrideRequest(
                name: override.name, comment: "seen", mutation: .fresh(etag: requested.override?.etag ?? "")),
            as: caller)
    }

    struct Selected: Hashable {
        let version: String
        let source: VersionSource
    }

    func selected() async throws -> Selected {
        let request = SelectRequest(environment: "prod", key: "k", model: "m")
        let decision = try #require(try await bench.call(RoutingServiceMethods.select, request).decision)
        return Selected(version: decision.modelVersion, source: decision.versionSource)
    }

    @Test("A lease on a version that serves needs no second person, and every request gets it until it is released")
    func ordinary() async throws {
        try await bench.promote(Self.two, to: .canary)
        await expectRefusal(.reasonRequired) { try await force(reason: " ") }
        let lease = try await force(ttl: 30 * 86_400)
        #expect(!lease.breakGlass && lease.incident.isEmpty && lease.override.isEmpty && lease.forcedBy == ada.name)
        #expect(try await selected() == Selected(version: Self.two, source: .manualForce))
        await expectRefusal(.forceTaken) { try await force("g", Self.one) }
        try await release(lease.name)
        #expect(try await selected() == Selected(version: Self.one, source: .modelDefault))
        try await force("g", Self.one)
    }

    @Test("A lease ends by the tick at its time, once")
    func expiry() async throws {
        try await force("f", Self.one, ttl: 60)
        let now = bench.context.now()
        let early = Schedule(bench.context, nouns: [ForceExpiry.self], now: { now + 58_000_000 })
        #expect(try await early.tick(limit: 10).done.isEmpty)
        let late = Schedule(bench.context, nouns: [ForceExpiry.self], now: { now + 61_000_000 })
        #expect(try await late.tick(limit: 10).done.map(\.resource) == ["forces/f"])
        #expect(try await late.tick(limit: 10).done.isEmpty)
        #expect(try await selected() == Selected(version: Self.one, source: .modelDefault))
        let ended = try await bench.store.require(Force.self, "forces/f")
        #expect(ended.state == .ended && ended.releasedBy.isEmpty)
        let listed = try await bench.call(Methods.listForces, ListForcesRequest(filter: "state = ENDED"))
        #expect(listed.forces == [ended])
        #expect(try await bench.call(Methods.getForce, GetForceRequest(name: ended.name)).force == ended)
    }

    @Test("Break-glass takes an override of another person, opens an incident and lasts four hours at most")
    func breakGlass() async throws {
        let before = try await bench.content()
        await expectRefusal(.breakGlassRequired) { try await force() }
        #expect(try await bench.content() == before)
        try await granted(by: bob)
        await expectRefusal(.forceInvalid) { try await force(ttl: Force.breakGlassSecondsMax + 1) }
        await expectRefusal(.segregationOfDuties) { try await force(as: bob) }
        let lease = try await force(ttl: Force.breakGlassSecondsMax)
        #expect(lease.breakGlass && lease.override == "overrides/o")
        let incident = try await bench.store.require(Incident.self, lease.incident)
        #expect(incident.source == .force && incident.subject == Self.two)
        #expect(try await selected() == Selected(version: Self.two, source: .manualForce))
    }

    @Test("An override holds for one lease: the next one takes another, wherever it is")
    func overrideOnce() async throws {
        try await granted(by: bob)
        try await force()
        try await release("forces/f")
        await expectRefusal(.breakGlassRequired) { try await force("g") }
        let staging = Force(name: "forces/g", version: Self.two, environment: "environments/staging", ttlS: 60)
        await expectRefusal(.breakGlassRequired) {
            _ = try await bench.call(
                Methods.forceVersion, ForceVersionRequest(force: staging, mutation: .fresh("outage")), as: ada)
        }
        try await granted(by: bob, as: "again")
        let carl = try await bench.party("carl")
        try await granted(by: carl, as: "other")
        // Of two it is the one that somebody else has granted.
        #expect(try await force("g", as: bob).override == "overrides/other")
        try await release("forces/g")
        #expect(try await force("h").override == "overrides/again")
    }

    @Test("A rollback ends the lease on the version that it takes out of service, and no other one")
    func rolledBack() async throws {
        let name = RolloutPolicy.name(model: "models/m", environment: ModelVersion.ownEnvironment)
        func rollBack() async throws {
            try await bench.promote(Self.two, to: .canary)
            let before = try await bench.store.require(RolloutPolicy.self, name)
            try await bench.put(
                RolloutPolicy(name: name, stableVersion: Self.one, canaryVersion: Self.two, canaryPermille: 10),
                etag: before.etag)
            _ = try await bench.call(
                RolloutServiceMethods.rollbackRollout,
                RollbackRolloutRequest(name: name, mutation: .fresh("worse")), as: bob)
        }
        try await force("other", Self.one)
        try await rollBack()
        #expect(try await bench.store.require(Force.self, "forces/other").state == .active)
        try await release("forces/other")
        try await bench.promote(Self.two, to: .canary)
        try await force(ttl: 30 * 86_400)
        try await rollBack()
        let ended = try await bench.store.require(Force.self, "forces/f")
        #expect(ended.state == .ended && ended.releasedBy == bob.name)
        let entry = try #require(try await bench.store.entries(from: ended.revision).first)
        #expect(entry.event == "force.released" && entry.reason == "worse")
        #expect(try await selected() == Selected(version: Self.one, source: .modelDefault))
    }

    @Test("No version of an archived model is forced")
    func archivedModel() async throws {
        let draft = "models/idle/versions/1.0.0"
        try await bench.register(ServiceBench.version(draft))
        _ = try await bench.call(
            ModelServiceMethods.archiveModel, ArchiveModelRequest(name: "models/idle", mutation: .fresh("unused")))
        let owner = Caller.owner(uid: bench.store.identity.ownerUID)
        await expectRefusal(.illegalTransition) { try await force("f", draft, as: owner) }
    }

    @Test("Neither a suspended nor a retired version is forced, and one suspended under a lease is not selected")
    func suspended() async throws {
        try await bench.promote(Self.two, to: .canary)
        try await force()
        _ = try await bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.two, mutation: .fresh("harm")))
        #expect(try await selected() == Selected(version: Self.one, source: .modelDefault))
        try await release("forces/f")
        await expectRefusal(.versionSuspended) { try await force("g") }
    }

    @Test("A version that is forced is not retired")
    func holders() async throws {
        let draft = "models/m/versions/3.0.0"
        try await bench.register(ServiceBench.version(draft))
        _ = try await bench.call(
            VersionServiceMethods.deprecateVersion, DeprecateVersionRequest(name: draft, mutation: .fresh("not used")))
        // The owner of a store in single-person mode needs nobody else.
        let owner = Caller.owner(uid: bench.store.identity.ownerUID)
        let lease = try await force("f", draft, as: owner)
        #expect(lease.breakGlass)
        let retire = RetireVersionRequest(name: draft, mutation: .fresh())
        await expectRefusal(.versionInUse) { _ = try await bench.call(VersionServiceMethods.retireVersion, retire) }
        try await release(lease.name)
        _ = try await bench.call(
            VersionServiceMethods.retireVersion, RetireVersionRequest(name: draft, mutation: .fresh()))
    }
}
