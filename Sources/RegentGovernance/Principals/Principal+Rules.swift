package import RegentMessages
package import RegentModel

extension Principal {
    /// What putting this principal gives: itself, with the grants that are stored.
    ///
    /// - Parameters:
    ///   - principals: every stored principal, that of this name too where there is one.
    ///   - ownerUID: the owner of the store, who is known by that user id and no other principal is.
    ///   - isSinglePersonMode: of the store.
    /// - Throws: `Refusal` `IDENTITY_TAKEN`, `ILLEGAL_TRANSITION` for another kind, `LAST_ADMIN`.
    package func put(
        among principals: [Principal], _ command: Command, ownerUID: UInt32, isSinglePersonMode: Bool
    ) throws(Refusal) -> Change<Principal> {
        let before = principals.first { $0.name == name }
        return try Self.putting(command, over: before) { after throws(Refusal) in
            after = self
            after.grants = before?.grants ?? []
            if let before, before.kind != kind {
                throw Refusal(
                    .illegalTransition, "principal.kind of \(name) is \(before.kind.name) and cannot be changed",
                    ["field": "principal.kind"])
            }
            try checkIdentities(among: principals, ownerUID: ownerUID)
            if !isSinglePersonMode, disabled { try after.checkLeavesAdmin(among: principals, "disabling") }
        }
    }

    /// User ids that identify it: those in the document, and the one in its name.
    package var knownUIDs: [UInt32] {
        let prefix = "principals/uid-"
        guard name.hasPrefix(prefix), let uid = UInt32(name.dropFirst(prefix.count)) else { return uids }
        return uids + [uid]
    }

    private func checkIdentities(among others: [Principal], ownerUID: UInt32) throws(Refusal) {
        for uid in knownUIDs where uid == ownerUID && name != Caller.name(ofUID: ownerUID) {
            throw Self.taken("user id \(uid)", by: Caller.name(ofUID: ownerUID), "principal.uids")
        }
        for other in others where other.name != name {
            if let uid = knownUIDs.first(where: other.knownUIDs.contains) {
                throw Self.taken("user id \(uid)", by: other.name, "principal.uids")
            }
            if let uri = certificateUris.first(where: other.certificateUris.contains) {
                throw Self.taken("certificate \(uri)", by: other.name, "principal.certificate_uris")
            }
        }
    }

    private static func taken(_ what: String, by name: String, _ field: String) -> Refusal {
        Refusal(.identityTaken, "\(what) already belongs to \(name)", ["field": field, "principal": name])
    }
}

// MARK: Grants

extension Principal {
    /// Grants at once, at most.
    private static let grantsMax = 64

    /// The principal with one more grant.
    ///
    /// - Throws: `Refusal` `GRANT_INVALID`, `ALREADY_EXISTS`, `SEGREGATION_OF_DUTIES`.
    package func granting(_ grant: RoleGrant, _ command: Command) throws(Refusal) -> Change<Principal> {
        try applying(command) { after throws(Refusal) in
            let grant = try checked(grant)
            guard !grants.contains(where: grant.isSame) else {
                throw Refusal(.alreadyExists, "\(name) already has \(grant.words)", ["principal": name])
            }
            guard grants.count < Self.grantsMax else {
                throw Refusal(
                    .grantInvalid, "\(name) has \(grants.count) grants, the maximum; revoke one first",
                    ["principal": name])
            }
            // Who owns the store in single-person mode may hold what others may not hold together.
            if !(command.actor.isSinglePersonMode && command.actor.name == name) {
                try checkSegregation(of: grant)
            }
            after.grants.append(
                RoleGrant(
                    role: grant.role, permission: grant.permission, scope: grant.scope,
                    grantedBy: command.actor.name, grantTime: command.time))
        }
    }

    /// The principal without a grant.
    ///
    /// - Parameters:
    ///   - principals: every stored principal.
    ///   - isSinglePersonMode: of the store.
    /// - Throws: `Refusal` `GRANT_INVALID`, `NOT_FOUND`, `LAST_ADMIN`.
    package func revoking(
        _ grant: RoleGrant, _ command: Command, among principals: [Principal], isSinglePersonMode: Bool
    ) throws(Refusal) -> Change<Principal> {
        try applying(command) { after throws(Refusal) in
            let grant = try checked(grant)
            guard let place = grants.firstIndex(where: grant.isSame) else {
                throw Refusal(.notFound, "\(name) does not have \(grant.words)", ["principal": name])
            }
            after.grants.remove(at: place)
            if !isSinglePersonMode, grant.role == .admin { try after.checkLeavesAdmin(among: principals, "revoking") }
        }
    }

    /// A grant as it is to be stored.
    private func checked(_ grant: RoleGrant) throws(Refusal) -> RoleGrant {
        var grant = grant
        do throws(ResourceNameError) { grant.scope = try Scope(grant.scope).description } catch {
            throw Self.invalid("grant.scope: \(grant.scope) is not a scope; \(error.message)", "grant.scope")
        }
        guard (grant.role == .unspecified) != grant.permission.isEmpty else {
            throw Self.invalid("a grant must have either a role or a permission", "grant.role")
        }
        if grant.permission.isEmpty {
            guard kind == .human || grant.role != .approver else {
                throw Self.invalid("APPROVER can be held by people only; \(name) is a program", "grant.role")
            }
            return grant
        }
        guard kind == .service else {
            throw Self.invalid(
                "single permissions can be granted to programs only; grant \(name) a role", "grant.permission")
        }
        let permission = Permission(grant.permission)
        guard RolePermissions.isKnown(permission), !RolePermissions.isForPeople(permission) else {
            throw Self.invalid("\(permission) is unknown, or cannot be held by a program", "grant.permission")
        }
        return grant
    }

    private func checkSegregation(of grant: RoleGrant) throws(Refusal) {
        // Scopes were checked when they were stored.
        guard let other = try? SegregationOfDuties.conflict(of: grant, with: grants) else { return }
        throw Refusal(
            .segregationOfDuties, "\(name) already has \(other.words); \(grant.words) cannot be combined with it",
            [
                "principal": name, "held": other.role.name, "asked": grant.role.name,
                "rule": Duty.conflictingRoles.rawValue,
            ])
    }

    private static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.grantInvalid, message, ["field": field])
    }
}

// MARK: Hardening

extension Principal {
    /// Whether it manages the whole store: an enabled person with ADMIN of the whole store.
    fileprivate var isAdmin: Bool {
        kind == .human && !disabled
            && grants.contains { $0.role == .admin && $0.scope == Scope.everything.description }
    }

    /// Refuses what would leave a store without anybody who manages it.
    fileprivate func checkLeavesAdmin(among others: [Principal], _ verb: String) throws(Refusal) {
        if isAdmin || others.contains(where: { $0.name != name && $0.isAdmin }) { return }
        throw Refusal(
            .lastAdmin, "\(verb) it would leave no ADMIN of the whole store; grant ADMIN to another person first",
            ["principal": name])
    }

    /// The owner of a store as it is when single-person mode ends: ADMIN of it, and nothing else.
    ///
    /// - Parameters:
    ///   - principals: every stored principal, the owner too where it is one.
    ///   - isSinglePersonMode: of the store.
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION` where it has ended, `HARDEN_INCOMPLETE` unless there are an ADMIN and
    ///   two APPROVER people.
    package static func hardenedOwner(
        uid: UInt32, among principals: [Principal], _ command: Command, isSinglePersonMode: Bool
    ) throws(Refusal) -> Change<Principal> {
        let name = Caller.name(ofUID: uid)
        return try putting(command, over: principals.first { $0.name == name }) { owner throws(Refusal) in
            guard isSinglePersonMode else {
                throw Refusal(.illegalTransition, "single-person mode has already ended", ["resource": name])
            }
            let people = principals.filter { $0.kind == .human && !$0.disabled }
            let admins = people.count { $0.grants.contains { $0.role == .admin } }
            let approvers = people.count { $0.grants.contains { $0.role == .approver } }
            guard admins >= 1, approvers >= 2 else {
                throw Refusal(
                    .hardenIncomplete,
                    "at least 1 ADMIN and 2 APPROVER people are required; there are \(admins) and \(approvers)",
                    ["admins": "\(admins)", "approvers": "\(approvers)"])
            }
            if owner.name.isEmpty { owner = Principal(name: name, kind: .human) }
            owner.disabled = false
            owner.grants = [
                RoleGrant(
                    role: .admin, scope: Scope.everything.description, grantedBy: command.actor.name,
                    grantTime: command.time)
            ]
        }
    }
}

extension RoleGrant {
    /// Whether it gives the same in the same scope.
    fileprivate func isSame(_ other: RoleGrant) -> Bool {
        role == other.role && permission == other.permission
            && scope.asciiLowercased == other.scope.asciiLowercased
    }

    /// A text for people, such as "OPERATOR on environments/prod".
    package var words: String {
        (permission.isEmpty ? role.name : permission)
            + (scope == Scope.everything.description ? "" : " on \(scope)")
    }

    /// What it allows.
    ///
    /// - Throws: `ResourceNameError` for an invalid scope.
    package func authorisation() throws(ResourceNameError) -> Authorisation {
        Authorisation(
            role: permission.isEmpty ? role.name : "",
            permissions: permission.isEmpty ? RolePermissions.of(role) : [Permission(permission)],
            scope: try Scope(scope))
    }
}
