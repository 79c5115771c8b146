import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Why something is denied that a permission allows", .timeLimit(.minutes(10)))
struct WhyDeniedTests {
    typealias Access = AccessServiceMethods

    let bench: ServiceBench

    /// A bench whose store knows ada and bob as approvers who also hold what asking needs.
    init() async throws {
        bench = try await ServiceBench.open()
        for id in ["ada", "bob"] {
            try await bench.party(id)
            for role in [Role.approver, .analyst] { try await grant(role, to: id) }
        }
    }

    func grant(_ role: Role, to id: String) async throws {
        let principal = try await bench.store.require(Principal.self, "principals/\(id)")
        _ = try await bench.call(
            Access.grantRole,
            GrantRoleRequest(
                principal: principal.name, grant: RoleGrant(role: role), mutation: .fresh(etag: principal.etag)))
    }

    /// What is answered about a principal to the owner of the store, who may ask about others.
    func ask(_ action: String, _ resource: String, _ id: String) async throws -> WhyDeniedResponse {
        let request = WhyDeniedRequest(action: action, resource: resource, principal: "principals/\(id)")
        return try await bench.call(Access.whyDenied, request)
    }

    func override() async throws -> Override {
        let version = try await bench.register(ServiceBench.version("models/m/versions/1.0.0"))
        let override = Override(name: "overrides/o", kind: .force, subject: version.name)
        let request = RequestOverrideRequest(override: override, mutation: .fresh("outage"))
        let ada = Caller(name: "principals/ada", authority: .all)
        return try #require(
            try await bench.call(OverrideServiceMethods.requestOverride, request, as: ada).override)
    }

    @Test("Who asked for an override is told the rule, by the method and by its permission; another person may")
    func requester() async throws {
        let override = try await override()
        for action in ["GrantOverride", "/regent.v1.OverrideService/GrantOverride"] {
            let hers = try await ask(action, override.name, "ada")
            #expect(!hers.allowed && hers.brokenRules.map(\.rule) == [Duty.ownOverride.rawValue])
            #expect(hers.brokenRules.map(\.reason) == [ErrorReason.segregationOfDuties.name])
            let his = try await ask(action, override.name, "bob")
            #expect(his.allowed && his.brokenRules == [])
        }
        // The permission is of denying too, which she may.
        #expect(try await ask("override.grant", override.name, "ada").allowed)
        let can = CanIRequest(action: "GrantOverride", resource: override.name, principal: "principals/ada")
        let answer = try await bench.call(Access.canI, can)
        #expect(!answer.allowed && answer.grant == nil)
    }

    @Test("A verb that the state does not allow breaks no rule of duty")
    func ended() async throws {
        let override = try await override()
        let deny = DenyOverrideRequest(name: override.name, comment: "no", mutation: .fresh())
        _ = try await bench.call(OverrideServiceMethods.denyOverride, deny)
        #expect(try await ask("GrantOverride", override.name, "ada").brokenRules == [])
    }

    @Test("Nobody grants themselves a role, and the answer about oneself says so")
    func ownGrant() async throws {
        try await bench.party("root")
        try await grant(.admin, to: "root")
        let answer = try await ask("GrantRole", "principals/root", "root")
        #expect(!answer.allowed && answer.brokenRules.map(\.rule) == [Duty.ownGrant.rawValue])
        #expect(try await ask("GrantRole", "principals/ada", "root").allowed)
    }

    @Test("An author is told the rule by which they do not review")
    func author() async throws {
        typealias Methods = ProposalServiceMethods
        let ada = Caller(name: "principals/ada", authority: .all)
        let proposal = ChangeProposal(
            name: "proposals/p", changeType: .configChange, description: "a limit",
            newValues: [ChangedValue(name: "limit", json: "2")], rollbackPlan: "set it back")
        _ = try await bench.call(
            Methods.createProposal, CreateProposalRequest(proposal: proposal, mutation: .fresh()), as: ada)
        _ = try await bench.call(
            Methods.submitProposal, SubmitProposalRequest(name: proposal.name, mutation: .fresh()), as: ada)
        let hers = try await ask("AddReview", proposal.name, "ada")
        #expect(!hers.allowed && hers.brokenRules.map(\.rule) == ["author_does_not_approve"])
        #expect(try await ask("AddReview", proposal.name, "bob").allowed)
    }

    @Test("Rules of a document that the caller may not read are not told")
    func unread() async throws {
        let override = try await override()
        let reader = Caller(
            name: "principals/ada",
            authority: .granted([Authorisation(permissions: [Permission("access.self")], scope: .everything)]))
        let request = WhyDeniedRequest(action: "GrantOverride", resource: override.name)
        #expect(try await bench.call(Access.whyDenied, request, as: reader).brokenRules == [])
    }
}
