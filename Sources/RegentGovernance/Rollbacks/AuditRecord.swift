package import RegentMessages

/// The audit log of a model: proposals, approvals, deployments and rollbacks, each with the keys of its format.
package enum AuditRecord {
    /// Everything that happened, oldest first.
    package static func log(
        of proposals: [ChangeProposal], _ deployments: [Deployment] = [], _ rollbacks: [RollbackRecord] = []
    ) -> [JSONValue] {
        let entries =
            proposals.flatMap { ProposalRecord.entries(of: $0) }
            + deployments.compactMap { deployment in
                DeploymentRecord.entry(of: deployment).map { (deployment.deployTime, $0) }
            } + rollbacks.map { ($0.rollbackTime, rollback($0)) }
        // Entries of one moment stay in order.
        return entries.enumerated().sorted { one, two in
            let (first, second) = (one.element.0?.microseconds ?? 0, two.element.0?.microseconds ?? 0)
            return first == second ? one.offset < two.offset : first < second
        }.map(\.element.1)
    }

    /// A rollback.
    package static func rollback(_ record: RollbackRecord) -> JSONValue {
        .object([
            .init("timestamp", record.rollbackTime?.rfc3339Short.map { .string($0) } ?? .null),
            .init("event_type", .string("rollback")), .init("from_version", .string(id(record.fromVersion))),
            .init("to_version", .string(id(record.toVersion))), .init("reason", .string(record.reason)),
            .init("rolled_back_by", .string(id(record.rolledBackBy))),
            .init("root_cause", .string(record.rootCause.isEmpty ? "TBD" : record.rootCause)),
            .init("status", .string("completed")),
        ])
    }

    /// The last part of a name.
    private static func id(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }
}
