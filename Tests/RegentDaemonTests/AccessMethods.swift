import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// Every method of the access service, once; the last one ends single-person mode, so nothing comes after it.
enum AccessMethods {
    typealias Access = AccessServiceMethods

    static func all(_ caller: DepthClient) async throws {
        try await principals(caller)
        try await tokens(caller)
        try await questions(caller)
        try await harden(caller)
    }

    static func put(_ caller: DepthClient, _ id: String, _ kind: PrincipalKind = .human) async throws
        -> Principal
    {
        let principal = Principal(name: "principals/\(id)", kind: kind)
        let response = try await caller.unary(
            Access.putPrincipal, PutPrincipalRequest(principal: principal, mutation: .fresh()))
        return try #require(response.principal)
    }

    static func grant(_ caller: DepthClient, _ principal: Principal, _ role: Role) async throws -> Principal {
        let mutation = Mutation.fresh(etag: principal.etag)
        let response = try await caller.unary(
            Access.grantRole,
            GrantRoleRequest(principal: principal.name, grant: RoleGrant(role: role), mutation: mutation))
        return try #require(response.principal)
    }

    static func principals(_ caller: DepthClient) async throws {
        let ada = try await grant(caller, try await put(caller, "ada"), .analyst)
        #expect(ada.grants.map(\.role) == [.analyst] && ada.grants.map(\.scope) == ["*"])
        let got = try await caller.unary(Access.getPrincipal, GetPrincipalRequest(name: ada.name))
        #expect(got.principal == ada)
        let listed = try await caller.unary(Access.listPrincipals, ListPrincipalsRequest())
        #expect(listed.principals == [ada])
        let mutation = Mutation.fresh(etag: ada.etag)
        let revoked = try await caller.unary(
            Access.revokeRole,
            RevokeRoleRequest(principal: ada.name, grant: RoleGrant(role: .analyst), mutation: mutation))
        #expect(revoked.principal?.grants == [])
    }

    static func tokens(_ caller: DepthClient) async throws {
        let request = IssueTokenRequest(principal: "principals/ada", mutation: .fresh())
        let issued = try await caller.unary(Access.issueToken, request)
        let token = try #require(issued.token)
        #expect(issued.secret.hasPrefix("regent_") && token.secretSha256.count == 32)
        let again = try await caller.unary(Access.issueToken, request)
        #expect(again.secret.isEmpty && again.receipt?.replayed == true && again.token == token)
        #expect(try await caller.unary(Access.getToken, GetTokenRequest(name: token.name)).token == token)
        let listed = try await caller.unary(Access.listTokens, ListTokensRequest(parent: "principals/ada"))
        #expect(listed.tokens == [token])
        let revoked = try await caller.unary(
            Access.revokeToken, RevokeTokenRequest(name: token.name, mutation: .fresh()))
        #expect(revoked.token?.revokeTime != nil)
    }

    static func questions(_ caller: DepthClient) async throws {
        let mine = try await caller.unary(Access.canI, CanIRequest(action: "SealRun"))
        #expect(mine.allowed && mine.requireAny == ["eval.seal", "ai.write", "reporting.write"])
        let hers = try await caller.unary(
            Access.whyDenied, WhyDeniedRequest(action: "eval.seal", principal: "principals/ada"))
        #expect(!hers.allowed && hers.sufficientRoles == ["OPERATOR", "ANALYST"])
        let roles = try await caller.unary(Access.getRoles, GetRolesRequest())
        #expect(roles.roles.map(\.role) == [.operator, .analyst, .approver, .admin, .auditor])
        #expect(roles.roles[2].permissions.contains("incident.close"))
        let one = try await caller.unary(Access.getRoles, GetRolesRequest(role: .auditor))
        #expect(one.roles.map(\.role) == [.auditor] && !one.roles[0].permissions.contains("incident.close"))
        // HTTP is not served here.
        await expectRefusal(.consoleUnavailable) {
            _ = try await caller.unary(Access.createConsoleLogin, CreateConsoleLoginRequest())
        }
    }

    static func harden(_ caller: DepthClient) async throws {
        _ = try await grant(caller, try await put(caller, "root"), .admin)
        for id in ["bob", "eve"] { _ = try await grant(caller, try await put(caller, id), .approver) }
        let hardened = try await caller.unary(Access.harden, HardenRequest(mutation: .fresh()))
        #expect(hardened.owner?.grants.map(\.role) == [.admin])
    }
}
