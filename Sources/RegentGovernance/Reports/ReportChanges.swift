import RegentMessages

/// Change proposals of the period, with who approved them.
struct ReportChanges: Sendable {
    private let frame: ReportFrame
    private var rows: ReportRows
    private var states: [String: UInt64] = [:]
    private var unapproved: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        rows = ReportRows(
            "Change proposals of the period", query: frame.list("proposal"), "proposal", "model", "change", "impact",
            "state", "author", "approved by", "committee", "applied by")
    }

    mutating func add(_ proposal: ChangeProposal) {
        let began = proposal.createTime?.microseconds ?? .min
        let changed = (proposal.stateChangeTime ?? proposal.createTime)?.microseconds ?? .min
        guard began < frame.period.upperBound, began >= frame.period.lowerBound || changed >= frame.period.lowerBound
        else { return }
        let approval = proposal.approval
        let committee =
            approval == nil ? "–" : approval?.committeeWaived == true ? "waived by its policy" : "voted or not needed"
        rows.add(
            proposal.revision, proposal.name, proposal.model, proposal.changeType.name, proposal.impact.name,
            proposal.state.name, proposal.author, ReportText.names(approval?.approvedBy ?? []), committee,
            proposal.appliedBy)
        states[proposal.state.name, default: 0] += 1
        if proposal.state == .applied, approval?.approvedBy.isEmpty ?? true { unapproved += 1 }
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if rows.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(rows.total, "change proposal")) by state: \(ReportText.counts(states)).",
                    query: frame.list("proposal"), revisions: rows.revisions))
        }
        if unapproved > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(unapproved, "proposal")) applied without anybody's approval.",
                    query: frame.list("proposal", "state = APPLIED"), finding: true))
        }
        return ReportSection(.changes, frame, hasEvidence: rows.total > 0, statements, [rows.made])
    }
}
