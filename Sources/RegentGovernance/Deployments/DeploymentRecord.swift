package import RegentMessages

/// A deployment as the audit log of a model has it, with the keys of its format.
///
/// - Source: docs/lifecycles/deployment.md, "Records".
package enum DeploymentRecord {
    /// Its entry; nil for one that was never deployed.
    package static func entry(of deployment: Deployment) -> JSONValue? {
        guard let time = deployment.deployTime?.rfc3339Short else { return nil }
        return .object([
            .init("timestamp", .string(time)), .init("event_type", .string("deployment")),
            .init("version", .string(id(deployment.version))),
            .init("change_type", .string(deployment.changeType.name.lowercased())),
            .init("proposal_id", .string(id(deployment.proposal))),
            .init("old_values", values(deployment.oldValues)), .init("new_values", values(deployment.newValues)),
            .init("approved_by", .array(deployment.approvedBy.map { .string(id($0)) })),
            .init("deployed_by", .string(id(deployment.deployedBy))), .init("reason", .string(deployment.reason)),
            .init("metrics_before", metrics(deployment.metricsBefore)),
            .init("status", .string(deployment.state == .deployed ? "active" : deployment.state.name.lowercased())),
        ])
    }

    /// Measured numbers, in the order of the records of versions.
    private static func metrics(_ performance: [String: Double]) -> JSONValue {
        .object(
            VersionRecord.performance(ModelVersion(performance: performance)).map { .init($0.name, .number($0.value)) })
    }

    private static func values(_ values: [ChangedValue]) -> JSONValue {
        .object(values.map { .init($0.name, $0.value ?? .null) })
    }

    /// The last part of a name.
    private static func id(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }
}
