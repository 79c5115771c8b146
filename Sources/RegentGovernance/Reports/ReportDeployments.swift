import RegentMessages

/// Deployments of the period, and those that went live before their validation was approved.
struct ReportDeployments: Sendable {
    private static let early = "deployed_before_validation_approved = true"

    private let frame: ReportFrame
    private var deployments: ReportRows
    private var early: ReportRows
    private var states: [String: UInt64] = [:]
    private var confirmed: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        deployments = ReportRows(
            "Deployments of the period", query: frame.list("deployment"), "deployment", "version", "environment",
            "state", "deployed", "deployed by", "approved by")
        early = ReportRows(
            "Deployed before validation was approved", query: frame.list("task", Self.early), "task", "version",
            "region", "confirmed", "confirmed by", "reason", "override")
    }

    mutating func add(_ deployment: Deployment) {
        let times = [deployment.createTime, deployment.startTime, deployment.deployTime, deployment.smoke?.recordTime]
        guard times.contains(where: frame.contains) else { return }
        deployments.add(
            deployment.revision, deployment.name, deployment.version, deployment.environment, deployment.state.name,
            ReportText.time(deployment.deployTime), deployment.deployedBy, ReportText.names(deployment.approvedBy))
        states[deployment.state.name, default: 0] += 1
    }

    mutating func add(_ task: DeploymentTask) {
        guard frame.contains(task.confirmTime) else { return }
        confirmed += 1
        guard task.deployedBeforeValidationApproved else { return }
        early.add(
            task.revision, task.name, task.version, task.region.isEmpty ? "all" : task.region,
            ReportText.time(task.confirmTime), task.confirmedBy, task.validationOverrideReason, task.override)
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if deployments.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(deployments.total, "deployment")) by state: "
                        + "\(ReportText.counts(states)).",
                    query: frame.list("deployment"), revisions: deployments.revisions))
        }
        if confirmed > 0 {
            let verb = early.total == 1 ? "was" : "were"
            statements.append(
                ReportStatement(
                    text: "Of \(ReportText.count(confirmed, "deployment task")) confirmed in the period, "
                        + "\(early.total) \(verb) deployed before validation was approved.",
                    query: frame.list("task", "\(Self.early) AND \(frame.within("confirm_time"))"),
                    revisions: early.revisions))
        }
        return ReportSection(
            .deployments, frame, hasEvidence: deployments.total + confirmed > 0, statements,
            [deployments.made, early.made])
    }
}
