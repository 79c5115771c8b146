package import RegentMessages
package import RegentModel

/// Which permissions each role gives.
///
/// Some of them are finer than a role: those of a task's assignee, a change's author or a model's owner are given to
/// every role that may be one, and the verb itself asks who the caller is.
/// - Source: PRODUCT.md §8, the table.
package enum RolePermissions {
    private static let everyone: [Role] = [.operator, .analyst, .approver, .admin, .auditor]

    /// The table, a row for permissions of the same roles.
    private static let rows: [(permissions: String, roles: [Role])] = [
        (
            """
            model.read provider.read rollout.read rollout.simulate eval.read outcome.read proposal.read \
            deployment.read usecase.read sla.read history.read event.subscribe incident.open \
            route.select route.explain outcome.report \
            decision.score access.self server.info
            """, everyone
        ),
        (
            """
            model.create version.register version.release version.promote version.deprecate version.retire \
            version.force rollout.write rollout.rollback job.write provider.write deployment.write \
            smoke.record proposal.apply \
            schedule.tick drill.run usecase.deploy validation.request incident.manage sla.pause
            """, [.operator]
        ),
        ("model.update delegation.create", [.operator, .analyst, .approver, .admin]),
        ("task.confirm task.adjust task.cancel", everyone),
        ("proposal.edit proposal.withdraw", [.operator, .analyst, .admin]),
        ("version.suspend usecase.deprecate", [.operator, .approver]),
        ("proposal.create", [.operator, .analyst, .approver, .admin]),
        (reviewing, [.approver]),
        ("checklist.answer", [.operator, .analyst, .approver]),
        (
            """
            usecase.create usecase.submit eval.define eval.upload eval.seal eval.gate eval.recompute eval.abort \
            decision.optimise sla.write
            """, [.operator, .analyst]
        ),
        ("gate_policy.write", [.analyst]),
        ("eval.invalidate", [.analyst, .approver]),
        ("analytics.query", [.operator, .analyst, .approver, .auditor]),
        ("dashboard.write", [.operator, .analyst, .approver]),
        ("report.generate", [.analyst, .auditor]),
        ("audit.read audit.prove audit.export", [.auditor]),
        ("access.read", [.admin, .auditor]),
        (
            """
            role.grant role.revoke principal.write token.issue token.revoke committee.write config.write backup.run \
            access.harden
            """, [.admin]
        ),
    ]

    /// What only a person may do, because it is a judgement.
    private static let reviewing = """
        proposal.review proposal.vote usecase.approve validation.decide override.grant incident.close report.sign
        """

    /// Permissions of no role: single ones that programs are given.
    private static let single = "ai.read ai.write reporting.read reporting.write"

    private static func words(_ text: String) -> [Permission] {
        text.split(separator: " ").map { Permission(String($0)) }
    }

    private static let table: [Role: Set<Permission>] = {
        var table: [Role: Set<Permission>] = [:]
        for row in rows {
            for role in row.roles { table[role, default: []].formUnion(words(row.permissions)) }
        }
        return table
    }()

    /// Every role, in the order of the table.
    package static let roles = everyone

    /// What a role gives.
    package static func of(_ role: Role) -> Set<Permission> { table[role] ?? [] }

    /// The roles that give one of several permissions.
    package static func roles(givingAnyOf permissions: [Permission]) -> [Role] {
        roles.filter { !of($0).isDisjoint(with: permissions) }
    }

    /// Whether there is such a permission.
    package static func isKnown(_ permission: Permission) -> Bool {
        words(single).contains(permission) || table.values.contains { $0.contains(permission) }
    }

    /// Whether only a person may hold it.
    package static func isForPeople(_ permission: Permission) -> Bool {
        words(reviewing).contains(permission)
    }
}
