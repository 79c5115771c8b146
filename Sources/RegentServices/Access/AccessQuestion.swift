import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// May a principal do something somewhere? Judged as its calls are.
struct AccessQuestion {
    /// Who would do it.
    let principal: String
    /// Permissions, any of which suffices.
    let permissions: [Permission]
    /// What it holds.
    let grants: [RoleGrant]
    /// Whether it is disabled.
    let isDisabled: Bool
    /// Whether it may: a permission allows it, and no rule forbids it.
    let isAllowed: Bool
    /// Rules that forbid what a permission allows.
    let brokenRules: [BrokenRule]

    private let names: [String]
    private let isScoped: Bool

    /// - Parameters:
    ///   - names: what it is about, by the names it may go by; none for the whole store.
    ///   - isScoped: false for what is about nothing in particular.
    ///   - brokenRules: rules that forbid it to the principal, whatever its permissions are.
    init(
        principal: String, permissions: [Permission], names: [String], isScoped: Bool, grants: [RoleGrant],
        brokenRules: [BrokenRule], in access: AccessSnapshot
    ) {
        self.principal = principal
        self.permissions = permissions
        self.names = names
        self.isScoped = isScoped
        self.grants = grants
        isDisabled = access.isDisabled(principal)
        let caller = access.caller(named: principal)
        let isPermitted = isScoped ? caller.holds(anyOf: permissions, for: names) : caller.holds(anyOf: permissions)
        self.brokenRules = brokenRules
        isAllowed = !isDisabled && isPermitted && brokenRules.isEmpty
    }

    /// A grant, and what it does for the question.
    func considered(_ grant: RoleGrant) -> ConsideredGrant {
        // Scopes were checked when they were stored.
        guard let authorisation = try? grant.authorisation() else { return ConsideredGrant(grant: grant) }
        return ConsideredGrant(
            grant: grant, givesPermission: authorisation.gives(anyOf: permissions),
            coversResource: !isScoped || authorisation.scope.covers(anyOf: names))
    }

    /// The first grant that allows it.
    var decidingGrant: RoleGrant? {
        guard isAllowed else { return nil }
        return grants.map(considered).first { $0.givesPermission && $0.coversResource }?.grant
    }
}

extension ServiceContext {
    /// The question of a call about itself, or about another principal where the caller may read of others.
    ///
    /// - Throws: `Refusal` NOT_FOUND for an action that is neither a method nor a permission; `RPCError`
    ///   PERMISSION_DENIED.
    func question(
        of call: CallContext, action: String, resource: String, principal: String
    ) async throws -> AccessQuestion {
        let caller = try callerNow(call)
        let name = principal.isEmpty ? caller.name : principal
        guard name == caller.name || caller.holds(anyOf: [Permission("access.read")], for: [])
        else {
            throw RPCError(
                .permissionDenied, "questions about another principal require access.read",
                metadata: ["permission": "access.read", "method": call.method.name])
        }
        let (permissions, isScoped, methods) = try Self.needed(for: action)
        var names = resource.isEmpty ? [] : [resource]
        // The scope of a run is shown only to callers who can find it out by other calls too.
        let places = (try? await store.scopeNames(of: resource)) ?? []
        if caller.mayLocate(resource, at: places) || caller.holds(anyOf: [Permission("access.read")], for: []) {
            names += places
        }
        let isReadable = resource == name || caller.mayRead(resource) { places }
        let rules = isReadable ? try await brokenRules(methods, resource, by: access.current.caller(named: name)) : []
        return AccessQuestion(
            principal: name, permissions: permissions, names: names, isScoped: isScoped,
            grants: try await store.get(Principal.self, name)?.grants ?? [], brokenRules: rules, in: access.current)
    }

    /// What a method or a permission needs, whether it is held against a scope, and the methods that it is about.
    private static func needed(for action: String) throws(Refusal) -> (
        permissions: [Permission], isScoped: Bool, methods: [MethodDescriptor]
    ) {
        if let method = MethodDescriptor.all.first(where: { $0.name == action || $0.method == action }) {
            return (method.requireAny.map { Permission($0) }, method.scope != ["any"], [method])
        }
        let permission = Permission(action)
        guard permission == .anyone || RolePermissions.isKnown(permission) else {
            throw Refusal(.notFound, "\(action) is neither a method nor a permission", ["field": "action"])
        }
        return ([permission], true, MethodDescriptor.all.filter { $0.requireAny.contains(action) })
    }
}
