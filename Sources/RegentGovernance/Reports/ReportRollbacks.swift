import RegentMessages

/// Rollbacks of the period, and those from before whose root cause is not known yet.
struct ReportRollbacks: Sendable {
    private let frame: ReportFrame
    private var rows: ReportRows
    private var happened: UInt64 = 0
    private var open: UInt64 = 0
    private var overdue: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        rows = ReportRows(
            "Rollbacks of the period, and open ones", query: frame.list("rollback"), "rollback", "environment", "from",
            "to", "when", "trigger", "rolled back by", "root cause", "due")
    }

    mutating func add(_ rollback: RollbackRecord) {
        let isOpen = rollback.state == .open
        guard let time = rollback.rollbackTime, time.microseconds < frame.period.upperBound else { return }
        guard frame.contains(time) || isOpen else { return }
        if frame.contains(time) { happened += 1 }
        let isOverdue = isOpen && rollback.dueTime.map { $0.microseconds < frame.end } == true
        if isOpen { open += 1 }
        if isOverdue { overdue += 1 }
        let cause = isOpen ? (isOverdue ? "open, overdue" : "open") : rollback.rootCause
        rows.add(
            rollback.revision, rollback.name, rollback.environment, rollback.fromVersion, rollback.toVersion,
            ReportText.time(time), rollback.trigger, rollback.rolledBackBy, cause, ReportText.time(rollback.dueTime))
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if rows.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(happened, "rollback")) in the period; \(open) without a root cause at "
                        + "its end, \(overdue) of them overdue.",
                    query: frame.list("rollback"), revisions: rows.revisions))
        }
        return ReportSection(
            .rollbacks, frame, hasEvidence: rows.total > 0, isWhole: overdue == 0, statements, [rows.made])
    }
}
