import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Delegations", .timeLimit(.minutes(10)))
struct DelegationTests {
    typealias Methods = DelegationServiceMethods

    let bench: ServiceBench
    let ada: Caller
    let bob: Caller

    /// A bench with a model of ada's.
    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        bob = try await bench.party("bob")
        try await bench.model(owner: ada)
    }

    @discardableResult
    func create(
        _ id: String = "d", to delegate: String = "bob", model: String = "m", lasting: Int64 = 3_600_000_000,
        task: String = "", as caller: Caller? = nil
    ) async throws -> Delegation {
        let delegation = Delegation(
            name: "delegations/\(id)", model: "models/\(model)", task: task, delegate: "principals/\(delegate)",
            endTime: Timestamp(microseconds: bench.context.now() + lasting))
        let request = CreateDelegationRequest(delegation: delegation, mutation: .fresh())
        return try #require(try await bench.call(Methods.createDelegation, request, as: caller ?? ada).delegation)
    }

    func revoke(_ id: String = "d", etag: String = "", as caller: Caller) async throws {
        let request = RevokeDelegationRequest(name: "delegations/\(id)", mutation: .fresh(etag: etag))
        _ = try await bench.call(Methods.revokeDelegation, request, as: caller)
    }

    @Test("Only the owner makes and revokes one; refusals leave the store as it was")
    func owner() async throws {
        let before = try await bench.content()
        await expectRefusal(.permissionDenied) { try await create(to: "ada", as: bob) }
        await expectRefusal(.notFound) { try await create(model: "other") }
        await expectRefusal(.delegationInvalid) { try await create(to: "nobody") }
        await expectRefusal(.delegationInvalid) { try await create(to: "ada") }
        await expectRefusal(.delegationInvalid) { try await create(lasting: -10) }
        #expect(try await bench.content() == before)
        let made = try await create()
        #expect((made.state, made.owner, made.delegate) == (.active, ada.name, bob.name))
        await expectRefusal(.alreadyExists) { try await create() }
        // A delegate does not pass it on, nor give it up for the owner.
        await expectRefusal(.permissionDenied) { try await create("e", to: "ada", as: bob) }
        await expectRefusal(.permissionDenied) { try await revoke(as: bob) }
        try await revoke(as: ada)
        await expectRefusal(.illegalTransition) { try await revoke(as: ada) }
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: made.name))
        #expect(history.entries.map(\.event) == ["delegation.created", "delegation.revoked"])
    }

    @Test("It lies where its model lies, and lists show it there only")
    func scopes() async throws {
        let made = try await create()
        func reader(_ scope: String) throws -> Caller {
            Caller(
                name: "principals/reader",
                authority: .granted([
                    Authorisation(
                        permissions: [Permission("model.read"), Permission("delegation.create")],
                        scope: try Scope(scope))
                ]))
        }
        let (here, elsewhere) = (try reader("models/m"), try reader("models/other"))
        let get = GetDelegationRequest(name: made.name)
        #expect(try await bench.call(Methods.getDelegation, get, as: here).delegation == made)
        await expectRefusal(.permissionDenied) { _ = try await bench.call(Methods.getDelegation, get, as: elsewhere) }
        await expectRefusal(.permissionDenied) { try await revoke(as: elsewhere) }
        let list = ListDelegationsRequest(filter: "state = ACTIVE", orderBy: "end_time")
        #expect(try await bench.call(Methods.listDelegations, list, as: here).delegations == [made])
        #expect(try await bench.call(Methods.listDelegations, list, as: elsewhere).delegations == [])
    }

    @Test("Of two revocations on one etag exactly one wins")
    func concurrent() async throws {
        let made = try await create()
        async let one = failure { try await revoke(etag: made.etag, as: ada) }
        async let other = failure { try await revoke(etag: made.etag, as: ada) }
        let failures = await [one, other].compactMap(\.self)
        #expect(failures.count == 1)
        #expect(["ETAG_MISMATCH", "ILLEGAL_TRANSITION"].contains(failures.first?.reason))
    }

    @Test("The schedule ends a delegation from its end on, as the daemon, and once")
    func scheduled() async throws {
        let made = try await create(lasting: 10_000)
        let first = try await create("first", lasting: 5_000)
        try await create("later")
        let schedule = Schedule(bench.context)
        #expect(try await schedule.tick(limit: 10).done == [])
        // The clock of a bench goes on by a microsecond for each question.
        while bench.context.now() < made.endTime?.microseconds ?? 0 {}
        #expect(try await schedule.tick(limit: 10).done.map(\.resource) == [first.name, made.name])
        #expect(try await schedule.tick(limit: 10).done == [])
        let ended = try await bench.store.require(Delegation.self, made.name)
        #expect(ended.state == .ended && ended.revokedBy.isEmpty)
    }

    @Test("Delegates are those of the owner, the model and the task that are in force")
    func delegates() async throws {
        try await bench.party("eve")
        try await bench.plant("deploymentTasks/t", state: "PENDING")
        try await create("whole")
        try await create("one", to: "eve", task: "deploymentTasks/t")
        let now = bench.context.now()
        func delegates(_ owner: Caller, _ task: String, at time: Int64) async throws -> Set<String> {
            let tick = Command.daemon(MethodDescriptor.tick, now: time)
            return try await bench.store.write(MutationCall(tick)) { store in
                Set(
                    try Delegation.delegates(
                        of: owner.name, model: "models/m", task: task, at: time, in: store.documents))
            }
        }
        #expect(try await delegates(ada, "deploymentTasks/t", at: now) == ["principals/bob", "principals/eve"])
        #expect(try await delegates(ada, "deploymentTasks/u", at: now) == ["principals/bob"])
        #expect(try await delegates(bob, "deploymentTasks/t", at: now) == [])
        #expect(try await delegates(ada, "deploymentTasks/t", at: now + 7_200_000_000) == [])
    }
}
