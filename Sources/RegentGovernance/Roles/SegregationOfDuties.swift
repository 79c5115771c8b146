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
        let scope = try Scope(grant.scope)
        for other in held where apart.contains([grant.role, other.role]) {
            if try Scope(other.scope).overlaps(scope) { return other }
        }
        return nil
    }
}
