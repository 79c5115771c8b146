import RegentMessages

/// Incidents that were opened in the period or were open in it, held against the clocks of the pack.
struct ReportIncidents: Sendable {
    private let frame: ReportFrame
    private var rows: ReportRows
    private var types: [String: UInt64] = [:]
    private var severities: [String: UInt64] = [:]
    private var open: UInt64 = 0
    private var late: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        rows = ReportRows(
            "Incidents of the period", query: frame.list("incident"), "incident", "type", "severity", "state",
            "source", "subject", "noticed", "resolved", "due by the pack", "owner", "resolved by", "closed by")
    }

    mutating func add(_ incident: Incident) {
        let began = (incident.detectTime ?? incident.createTime)?.microseconds ?? .max
        let isOpen = [.open, .triaged, .investigating, .mitigated].contains(incident.state)
        let lasted =
            isOpen || [incident.resolveTime, incident.closeTime, incident.updateTime].contains(where: frame.contains)
        guard began < frame.period.upperBound, began >= frame.period.lowerBound || lasted else { return }
        let due = frame.pack.clocks.incidentDue(detected: began, incident.severity)
        let over = isOpen ? frame.end : incident.resolveTime?.microseconds ?? .min
        let isLate = incident.state != .dismissed && due.map { over > $0 } == true
        rows.add(
            incident.revision, incident.name, incident.type.name, incident.severity.name, incident.state.name,
            incident.source.name, incident.subject, ReportText.time(began),
            isOpen ? "open" : ReportText.time(incident.resolveTime),
            (due.map(ReportText.time) ?? "–") + (isLate ? ", late" : ""), incident.owner, incident.resolver,
            incident.closer)
        types[incident.type.name, default: 0] += 1
        severities[incident.severity.name, default: 0] += 1
        if isOpen { open += 1 }
        if isLate { late += 1 }
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if rows.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(rows.total, "incident")) by severity: \(ReportText.counts(severities)); "
                        + "by type: \(ReportText.counts(types)).",
                    query: frame.list("incident"), revisions: rows.revisions))
            statements.append(
                ReportStatement(
                    text: "\(open) unresolved at the end; \(late) past the due time that pack \(frame.pack.id) gives "
                        + "by severity.",
                    query: frame.list("incident")))
        }
        return ReportSection(.incidents, frame, hasEvidence: rows.total > 0, statements, [rows.made])
    }
}
