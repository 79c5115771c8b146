import RegentMessages

/// Service levels, as they were set, paused and violated in the period.
struct ReportSla: Sendable {
    private let frame: ReportFrame
    private var targets: ReportRows
    private var violations: ReportRows
    private var pauses: ReportRows
    private var open: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        targets = ReportRows(
            "SLA targets at the end", query: frame.list("sla"), "target", "subject", "environment", "objective",
            "threshold", "window", "state")
        violations = ReportRows(
            "Violations of the period", query: frame.list("sla violation"), "violation", "target", "state", "began",
            "ended", "worst ratio", "budget spent", "batch", "incident", "query")
        pauses = ReportRows(
            "Pauses of the period", query: frame.list("sla"), "target", "from", "until", "by", "reason")
    }

    mutating func add(_ target: SlaTarget) {
        targets.add(
            target.revision, target.name, target.subject, target.environment, target.objective.name,
            "\(target.threshold)", target.window.name, target.state.name)
        for pause in target.pauses {
            let began = pause.beginTime?.microseconds ?? .min
            let ended = pause.endTime?.microseconds ?? .max
            guard began < frame.period.upperBound, ended >= frame.period.lowerBound else { continue }
            pauses.add(
                target.revision, target.name, ReportText.time(pause.beginTime), ReportText.time(pause.endTime),
                pause.pausedBy, pause.reason)
        }
    }

    mutating func add(_ violation: SlaViolation) {
        let began = violation.beginTime?.microseconds ?? .max
        let ended = violation.endTime?.microseconds ?? .max
        guard began < frame.period.upperBound, ended >= frame.period.lowerBound else { return }
        violations.add(
            violation.revision, violation.name, violation.target, violation.state.name,
            ReportText.time(violation.beginTime), ReportText.time(violation.endTime), "\(violation.worstRatio)",
            "\(violation.budgetSpent)", "\(violation.lastBatch)", violation.incident, violation.query)
        if violation.state == .open { open += 1 }
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if targets.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(targets.total, "SLA target")) at the end; "
                        + "\(ReportText.count(violations.total, "violation")) in the period, \(open) of them open at "
                        + "its end; \(ReportText.count(pauses.total, "pause")).",
                    query: frame.list("sla"), revisions: targets.revisions))
        }
        return ReportSection(
            .sla, frame, hasEvidence: targets.total + violations.total > 0, statements,
            [targets.made, violations.made, pauses.made])
    }
}
