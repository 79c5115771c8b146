import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

/// Deployments in production, for some days: once a day, and whenever a rule finds another thing than before.
package enum DeploymentMonitor: ScheduledNoun {
    /// When a day is over.
    package static let dueField = "monitor_due_time"

    /// When a day is over.
    package static func dueTime(of deployment: Deployment) -> Timestamp? { deployment.monitorDueTime }

    /// The deployment with what its monitor finds, and an alert where a rule is violated that was not before.
    package static func decision(on name: String, _ context: ServiceContext, at now: Int64) async throws -> Decision {
        let rules = try await DeploymentMonitoring(context).rules(
            of: try await context.store.require(Deployment.self, name), at: now)
        return { deployment, command, store in
            guard let change = try deployment.monitored(rules, command) else { return nil }
            return try store.alerts(for: rules, of: deployment, command).reduce(change) { $0.with($1) }
        }
    }

    /// Those of which a rule finds another thing than before.
    package static func found(_ context: ServiceContext, at now: Int64) async throws -> [Deployment] {
        let monitoring = DeploymentMonitoring(context)
        var found: [Deployment] = []
        for deployment in try await monitoring.monitored() {
            if deployment.isOther(try await monitoring.rules(of: deployment, at: now)) { found.append(deployment) }
        }
        return found
    }
}

extension WriteTransaction {
    /// An alert of each sort of which a rule is violated, unless one is open.
    fileprivate func alerts(
        for rules: [MonitorRule], of deployment: Deployment, _ command: Command
    ) throws -> [Change<Alert>] {
        let violated = Dictionary(grouping: rules.filter { $0.outcome == .violated }, by: \.kind.alertKind)
        return try violated.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { kind, rules in
            let title = "\(deployment.version): " + rules.map(\.words).joined(separator: ", ")
            let alert = Alert(
                kind: kind, subject: deployment.name, title: title.cut(toBytes: 512),
                metric: rules.first?.kind.name.lowercased() ?? "", observed: rules.first?.value,
                threshold: rules.first.flatMap { $0.limitMax ?? $0.limitMin }, sampleCount: rules.first?.count ?? 0)
            return try alerting(alert, command)
        }
    }
}

extension MonitorRuleKind {
    /// A service that fails or is slow, or answers that are no longer as they were.
    fileprivate var alertKind: AlertKind {
        switch self {
        case .errorRate, .p99Latency: .sla
        default: .drift
        }
    }
}

extension MonitorRule {
    /// For people, for example "ERROR_RATE 0.061".
    fileprivate var words: String { "\(kind.name) \(value.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "")" }
}
