import RegentMessages
import RegentModel

/// Which roles no principal holds together on one scope.
///
/// - Source: docs/access.md, "Segregation of duties".
enum SegregationOfDuties {
    private static let apart: [Set<Role>] = [
        [.admin, .approver], [.admin, .auditor], [.approver, .operator],
    ]

    /// The first of some grants that a new one cannot be combined with; nil if there is none.
    static func conflict(of grant: RoleGrant, with held: [RoleGrant]) throws(ResourceNameError) -> RoleGrant? {
        guard Duty.conflictingRoles.isInForce else { return nil }
        let scope = try Scope(grant.scope)
        for other in held where apart.contains([grant.role, other.role]) {
            if try Scope(other.scope).overlaps(scope) { return other }
        }
        return nil
    }

    /// The first two roles that somebody holds together and must not; nil where there are none.
    static func conflict(in authority: Caller.Authority) -> (String, String)? {
        guard case .granted(let granted) = authority else { return nil }
        let apart = apart.map { Set($0.map(\.name)) }
        for (place, one) in granted.enumerated() {
            for other in granted[..<place] where apart.contains([one.role, other.role]) {
                if one.scope.overlaps(other.scope) { return (other.role, one.role) }
            }
        }
        return nil
    }
}
