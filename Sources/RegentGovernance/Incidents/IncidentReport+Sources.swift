package import RegentMessages
import RegentModel

// What each source reports, but for broken promises: these say it themselves.
extension IncidentReport {
    /// A version was suspended.
    package static func suspension(of version: String) -> IncidentReport {
        IncidentReport(
            .suspension, .reliabilityPerformance, .error, title: "\(version) was suspended", subject: version)
    }

    /// A version was forced where it is neither STABLE nor CANARY.
    package static func force(of version: String, in environment: String) -> IncidentReport {
        IncidentReport(
            .force, .governancePolicy, .warning,
            title: "\(version) was forced in \(environment) without being promoted", subject: version,
            affected: [environment])
    }

    /// A trigger took a version out of service.
    ///
    /// - Parameters:
    ///   - trigger: what fired, for example SAFETY_REGRESSION, or JUDGE.
    ///   - records: of the rollback.
    package static func rollback(
        of version: String, in environment: String, trigger: String, records: [String]
    ) -> IncidentReport {
        let isSafety = trigger == RolloutTriggerKind.safetyRegression.name
        return IncidentReport(
            .rollbackTrigger, isSafety ? .safetyHarm : .reliabilityPerformance, .error,
            title: "\(trigger) rolled \(version) back in \(environment)", subject: version, affected: [environment],
            links: records)
    }

    /// A second person has granted an override.
    ///
    /// - Parameter version: what it is about, models/{m}/versions/{v}; empty where the subject names none.
    /// - Returns: nil for one of the kind FORCE: the lease that uses it reports what happens.
    package static func grant(of override: Override, about version: String) -> IncidentReport? {
        let subject = version.isEmpty ? override.subject : version
        let affected = subject == override.subject ? [] : [override.subject]
        switch override.kind {
        case .validation:
            return IncidentReport(
                .override, .governancePolicy, .warning,
                title: "the validation of \(subject) was overridden", subject: subject, affected: affected,
                links: [override.name])
        case .gate:
            return IncidentReport(
                .gateWaiver, .governancePolicy, .warning, title: "gates of \(override.subject) were waived",
                subject: subject, affected: affected, links: [override.name])
        case .force, .unspecified, .unrecognized: return nil
        }
    }

    /// Who confirmed a task has overridden the validation alone, as the risk tier of the model allows.
    package static func override(by task: DeploymentTask) -> IncidentReport {
        IncidentReport(
            .override, .governancePolicy, .info,
            title: "\(task.version) was deployed before its validation was approved", subject: task.version,
            affected: [task.validationRequest, task.name])
    }

    /// The ledger, or what belongs to it, is not what it must be: what is to be proved by it cannot be. Nobody knows yet
    /// whether a disk or a person did it, so that it is taken for misuse until it is triaged.
    package static let ledgerFault = IncidentReport(
        .ledger, .securityMisuse, .critical, title: "the ledger does not prove what it must", subject: "")

    /// The store lacks what was acknowledged, and somebody had it served all the same.
    package static let acceptedLoss = IncidentReport(
        .ledger, .securityMisuse, .critical, title: "the store lost acknowledged changes, and the loss was accepted",
        subject: "")
}
