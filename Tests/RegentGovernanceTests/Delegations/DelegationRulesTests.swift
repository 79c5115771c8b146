import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of delegations")
struct DelegationRulesTests {
    typealias Methods = DelegationServiceMethods

    static let now: Int64 = 1_000_000
    static let model = Model(
        name: "models/m", state: .active, owner: "principals/ada", regionalOwners: ["regions/eu": "principals/eve"])
    static let bob = Principal(name: "principals/bob", kind: .human)

    static func said(begin: Int64? = nil, end: Int64? = now + 10, task: String = "") -> Delegation {
        Delegation(
            name: "delegations/d", state: .ended, model: model.name, task: task, owner: "principals/mallory",
            delegate: bob.name, beginTime: begin.map { Timestamp(microseconds: $0) },
            endTime: end.map { Timestamp(microseconds: $0) })
    }

    static func created(
        _ said: Delegation = said(), of model: Model = model, to delegate: Principal? = bob,
        by actor: String = "principals/ada"
    ) throws(Refusal) -> Delegation {
        let command = Command.of(Methods.createDelegation, by: actor, etag: "", now: now)
        return try Delegation.created(said, of: model, to: delegate, command).after
    }

    static func field(_ body: () throws(Refusal) -> Void) -> String? {
        do throws(Refusal) {
            try body()
            return nil
        } catch { return error.reason == .delegationInvalid ? error.metadata["field"] : error.reason.name }
    }

    @Test(
        "The owner of the model, or of one of its regions, stands behind it, whatever was said",
        arguments: ["ada", "eve"])
    func owners(id: String) throws {
        let delegation = try Self.created(by: "principals/\(id)")
        #expect((delegation.owner, delegation.state) == ("principals/\(id)", .active))
        #expect(delegation.beginTime?.microseconds == Self.now)
    }

    @Test("Nobody else makes one: neither a delegate, nor who is known for nothing", arguments: ["bob", "mallory"])
    func others(id: String) {
        let refused = refusal { _ = try Self.created(by: "principals/\(id)") }
        #expect(refused == .permissionDenied)
    }

    @Test(
        "A window begins before it ends, ends in the future, and lasts 366 days at most",
        arguments: [
            (nil, nil, true), (nil, now, true), (nil, now - 1, true), (nil, now + 1, false), (now + 5, now + 5, true),
            (now + 5, now + 6, false), (now - 9, now + 1, false), (nil, now + Delegation.windowMax, false),
            (nil, now + Delegation.windowMax + 1, true), (now + 9, now + 9 + Delegation.windowMax, false),
            (Int64.min, Int64.max, true), (Int64.max - 1, Int64.max, false),
        ] as [(Int64?, Int64?, Bool)])
    func window(begin: Int64?, end: Int64?, isRefused: Bool) {
        let field = Self.field { () throws(Refusal) in _ = try Self.created(Self.said(begin: begin, end: end)) }
        #expect(field == (isRefused ? "delegation.end_time" : nil))
    }

    @Test("The delegate is another principal that is enabled, and the model is in use")
    func parties() {
        let disabled = Principal(name: "principals/bob", kind: .human, disabled: true)
        let ada = Principal(name: "principals/ada", kind: .human)
        for delegate in [nil, disabled, ada] {
            let field = Self.field { () throws(Refusal) in _ = try Self.created(to: delegate) }
            #expect(field == "delegation.delegate")
        }
        var archived = Self.model
        archived.state = .archived
        #expect(refusal { _ = try Self.created(of: archived) } == .illegalTransition)
    }

    @Test("It covers the model or its one task, within its window, while its maker is the owner")
    func covers() throws {
        let whole = try Self.created(Self.said(begin: Self.now + 5))
        let one = try Self.created(Self.said(begin: Self.now + 5, task: "deploymentTasks/t"))
        func covered(
            _ delegation: Delegation, owner: String = "principals/ada", model: String = "models/m",
            task: String = "deploymentTasks/t", at time: Int64 = Self.now + 5
        ) -> Bool { delegation.covers(owner: owner, model: model, task: task, at: time) }
        for delegation in [whole, one] {
            #expect(covered(delegation) && covered(delegation, at: Self.now + 9))
            #expect(!covered(delegation, at: Self.now + 4) && !covered(delegation, at: Self.now + 10))
            #expect(!covered(delegation, owner: "principals/eve") && !covered(delegation, model: "models/other"))
        }
        #expect(covered(whole, task: "") && covered(whole, task: "deploymentTasks/other"))
        #expect(!covered(one, task: "") && !covered(one, task: "deploymentTasks/other"))
        let revoked = try whole.revoked(Command.of(Methods.revokeDelegation, by: "principals/ada")).after
        #expect(!covered(revoked) && revoked.revokedBy == "principals/ada")
    }

    @Test("The tick ends it from its end on, and nobody else does")
    func tick() throws {
        let delegation = try Self.created()
        #expect(try delegation.ended(Command.daemon(MethodDescriptor.tick, now: Self.now + 9)) == nil)
        let change = try #require(try delegation.ended(Command.daemon(MethodDescriptor.tick, now: Self.now + 10)))
        #expect((change.after.state, change.event) == (.ended, "delegation.ended"))
        #expect(try change.after.ended(Command.daemon(MethodDescriptor.tick, now: Self.now + 11)) == nil)
        let owner = Caller(name: "principals/ada", authority: .all)
        let command = Command(actor: owner, role: "", method: MethodDescriptor.tick, now: Self.now + 10)
        #expect(refusal { _ = try delegation.ended(command) } == .permissionDenied)
    }
}
