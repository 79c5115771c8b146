import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Principals and their grants")
struct PrincipalRulesTests {
    typealias Methods = AccessServiceMethods

    static let granting = Command.of(Methods.grantRole, by: "principals/root")
    static let revoking = Command.of(Methods.revokeRole, by: "principals/root")
    static let putting = Command.of(Methods.putPrincipal, by: "principals/root")

    static func person(_ id: String, _ grants: [RoleGrant] = [], uids: [UInt32] = []) -> Principal {
        Principal(name: "principals/\(id)", kind: .human, uids: uids, grants: grants)
    }

    static func program(_ id: String) -> Principal { Principal(name: "principals/\(id)", kind: .service) }

    static func grant(_ role: Role, _ scope: String = "*") -> RoleGrant {
        RoleGrant(role: role, scope: scope)
    }

    static func reason(_ body: () throws -> Void) -> String? { refusal(body)?.name }

    @Test(
        "roles that exclude each other are refused on one scope, in either order",
        arguments: [
            (Role.admin, Role.approver), (.admin, .auditor), (.approver, .operator),
        ])
    func segregation(one: Role, other: Role) throws {
        for (held, asked) in [(one, other), (other, one)] {
            for (first, second) in [
                ("*", "*"), ("*", "models/a"), ("models/a", "*"), ("models/a", "MODELS/A".lowercased()),
            ] {
                let principal = Self.person("ada", [Self.grant(held, first)])
                let refused = Self.reason {
                    _ = try principal.granting(
                        Self.grant(asked, second), Self.granting)
                }
                #expect(refused == "SEGREGATION_OF_DUTIES", "\(held) on \(first), \(asked) on \(second)")
            }
            let apart = Self.person("ada", [Self.grant(held, "models/a")])
            #expect(throws: Never.self) {
                try apart.granting(
                    Self.grant(asked, "models/b"), Self.granting)
            }
        }
    }

    @Test("every other pair of roles may be held together")
    func together() {
        let apart: [Set<Role>] = [[.admin, .approver], [.admin, .auditor], [.approver, .operator]]
        for one in RolePermissions.roles {
            for other in RolePermissions.roles where one != other && !apart.contains([one, other]) {
                #expect(throws: Never.self) {
                    try Self.person("ada", [Self.grant(one)]).granting(
                        Self.grant(other), Self.granting)
                }
            }
        }
    }

    @Test("nobody can grant themselves a role, except the owner in single-person mode")
    func selfGrant() {
        let ada = Self.person("ada")
        func granting(isSinglePersonMode: Bool) -> String? {
            let own = Command.of(Methods.grantRole, by: ada.name, isSinglePersonMode: isSinglePersonMode)
            return Self.reason { _ = try ada.granting(Self.grant(.analyst), own) }
        }
        #expect(granting(isSinglePersonMode: false) == "SEGREGATION_OF_DUTIES")
        #expect(granting(isSinglePersonMode: true) == nil)
    }

    @Test("single-person mode relaxes the owner's own grants, not those that the owner gives to others")
    func relaxedForOneself() {
        let ada = Self.person("ada", [Self.grant(.admin)])
        let refused = Self.reason {
            let owner = Command.of(Methods.grantRole, by: "principals/uid-7", isSinglePersonMode: true)
            _ = try ada.granting(Self.grant(.auditor), owner)
        }
        #expect(refused == "SEGREGATION_OF_DUTIES")
    }

    @Test(
        "a grant has one role or permission that its principal may hold",
        arguments: [
            (RoleGrant(), true), (RoleGrant(role: .analyst, permission: "eval.read"), true),
            (RoleGrant(role: .approver), false), (RoleGrant(permission: "proposal.vote"), false),
            (RoleGrant(permission: "no.such"), false), (RoleGrant(permission: "eval.read"), true),
            (RoleGrant(role: .analyst, scope: "evalRuns/x"), true),
            (RoleGrant(role: .analyst, scope: "models/a/versions/1"), true),
            (RoleGrant(role: .analyst, scope: "models"), true),
        ])
    func invalid(grant: RoleGrant, isPerson: Bool) {
        let principal = isPerson ? Self.person("ada") : Self.program("bot")
        let refused = Self.reason {
            _ = try principal.granting(grant, Self.granting)
        }
        #expect(refused == "GRANT_INVALID")
    }

    @Test("a program holds single permissions, a grant stands once, and comes back by what it says")
    func lifecycle() throws {
        let grant = RoleGrant(permission: "outcome.report", scope: "environments/prod")
        let given = try Self.program("bot").granting(
            grant, Self.granting)
        #expect(
            given.event == "principal.granted" && given.after.grants.first?.grantedBy == "principals/root")
        let twice = Self.reason {
            _ = try given.after.granting(grant, Self.granting)
        }
        #expect(twice == "ALREADY_EXISTS")
        let taken = try given.after.revoking(grant, Self.revoking, among: [], isSinglePersonMode: false)
        #expect(taken.after.grants.isEmpty && taken.event == "principal.revoked")
        #expect(
            Self.reason { _ = try taken.after.revoking(grant, Self.revoking, among: [], isSinglePersonMode: false) }
                == "NOT_FOUND")
    }

    @Test(
        "a user id and a certificate belong to one principal; an id of the name counts, and the owner's is its own"
    )
    func identities() throws {
        let ada = Self.person("ada", uids: [5])
        func put(_ principal: Principal) -> String? {
            Self.reason { _ = try principal.put(among: [ada], Self.putting, ownerUID: 7, isSinglePersonMode: true) }
        }
        #expect(put(Self.person("bob", uids: [5])) == "IDENTITY_TAKEN")
        #expect(put(Self.person("uid-5")) == "IDENTITY_TAKEN")
        #expect(put(Self.person("bob", uids: [7])) == "IDENTITY_TAKEN")
        #expect(put(Self.person("uid-7")) == nil && put(Self.person("bob", uids: [6])) == nil)
        var changed = Self.program("ada")
        changed.uids = [5]
        #expect(
            Self.reason { _ = try changed.put(among: [ada], Self.putting, ownerUID: 7, isSinglePersonMode: true) }
                == "ILLEGAL_TRANSITION")
    }

    @Test("putting a principal keeps its grants, whatever the request has")
    func putKeepsGrants() throws {
        let before = Self.person("ada", [Self.grant(.analyst)])
        let said = Self.person("ada", [Self.grant(.admin)])
        let change = try said.put(among: [before], Self.putting, ownerUID: 7, isSinglePersonMode: true)
        #expect(change.after.grants == before.grants)
        let fresh = try said.put(among: [], Self.putting, ownerUID: 7, isSinglePersonMode: true)
        #expect(fresh.after.grants.isEmpty)
    }

    @Test("the last ADMIN of a hardened store can neither be revoked nor disabled")
    func lastAdmin() {
        let ada = Self.person("ada", [Self.grant(.admin)])
        let bob = Self.person("bob", [Self.grant(.admin)])
        let scoped = Self.person("eve", [Self.grant(.admin, "models/a")])
        func revoke(_ others: [Principal], isSinglePersonMode: Bool) -> String? {
            Self.reason {
                _ = try ada.revoking(
                    Self.grant(.admin), Self.revoking, among: others, isSinglePersonMode: isSinglePersonMode)
            }
        }
        #expect(revoke([ada], isSinglePersonMode: false) == "LAST_ADMIN")
        #expect(revoke([ada, scoped], isSinglePersonMode: false) == "LAST_ADMIN")
        #expect(revoke([ada, bob], isSinglePersonMode: false) == nil && revoke([ada], isSinglePersonMode: true) == nil)
        var disabled = ada
        disabled.disabled = true
        #expect(
            Self.reason { _ = try disabled.put(among: [ada], Self.putting, ownerUID: 7, isSinglePersonMode: false) }
                == "LAST_ADMIN")
    }

    @Test("single-person mode ends with an ADMIN and two APPROVER people; the owner keeps ADMIN only")
    func harden() throws {
        let owner = Self.person("uid-7", [Self.grant(.operator), Self.grant(.approver, "models/a")])
        let admin = Self.person("ada", [Self.grant(.admin)])
        let approvers = ["bob", "eve"].map { Self.person($0, [Self.grant(.approver)]) }
        func harden(_ people: [Principal]) throws -> Principal {
            try Principal.hardenedOwner(
                uid: 7, among: people, Command.of(Methods.harden, by: owner.name), isSinglePersonMode: true
            ).after
        }
        var disabled = approvers[1]
        disabled.disabled = true
        for people in [[], [admin], [admin, approvers[0]], approvers, [admin, approvers[0], disabled]] {
            #expect(Self.reason { _ = try harden(people) } == "HARDEN_INCOMPLETE")
        }
        for people in [[admin] + approvers, [admin, owner] + approvers] {
            let after = try harden(people)
            #expect(after.name == owner.name && after.grants.map(\.role) == [.admin])
        }
    }
}
