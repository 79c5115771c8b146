import RegentMessages

/// What went round a gate or a policy in the period: overrides, force leases, suspended versions.
struct ReportWaivers: Sendable {
    private let frame: ReportFrame
    private var overrides: ReportRows
    private var forces: ReportRows
    private var suspensions: ReportRows
    private var kinds: [String: UInt64] = [:]
    private var breakGlass: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        overrides = ReportRows(
            "Overrides and gate waivers of the period", query: frame.list("override"), "override", "kind", "subject",
            "gates", "state", "requested by", "decided by", "reason")
        forces = ReportRows(
            "Force leases of the period", query: frame.list("force"), "force", "version", "environment", "began",
            "ended or ends", "forced by", "break-glass", "reason", "incident")
        suspensions = ReportRows(
            "Versions suspended and resumed in the period", query: frame.watch([ModelVersion.kind]), "version",
            "event", "by", "reason", "incident")
    }

    mutating func add(_ override: Override) {
        guard frame.contains(override.createTime) || frame.contains(override.decideTime) else { return }
        overrides.add(
            override.revision, override.name, override.kind.name, override.subject, ReportText.names(override.gates),
            override.state.name, override.requestedBy, override.decidedBy, override.reason)
        if override.state == .granted || override.state == .expired && override.decideTime != nil {
            kinds[override.kind.name, default: 0] += 1
        }
    }

    mutating func add(_ force: Force) {
        let began = force.createTime?.microseconds ?? .max
        let ends = (force.endTime ?? force.expireTime)?.microseconds ?? .max
        guard began < frame.period.upperBound, ends >= frame.period.lowerBound else { return }
        forces.add(
            force.revision, force.name, force.version, force.environment, ReportText.time(force.createTime),
            ReportText.time(force.endTime ?? force.expireTime), force.forcedBy, ReportText.flag(force.breakGlass),
            force.reason, force.incident)
        if force.breakGlass { breakGlass += 1 }
    }

    /// A version that an entry of the period suspends or resumes; who did it is said by its document only.
    mutating func add(_ version: ModelVersion, event: String, revision: UInt64) {
        guard event == "version.suspended" || event == "version.resumed" else { return }
        let now = version.suspension
        suspensions.add(
            revision, version.name, event, now?.suspendedBy ?? "", now?.reason ?? "", now?.incident ?? "")
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if overrides.total > 0 {
            let granted = kinds.isEmpty ? "none of them granted" : "granted by kind: \(ReportText.counts(kinds))"
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(overrides.total, "override")) requested or decided, \(granted).",
                    query: frame.list("override"), revisions: overrides.revisions))
        }
        if forces.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(forces.total, "force lease")) in force at some time, "
                        + "\(breakGlass) of them break-glass.",
                    query: frame.list("force"), revisions: forces.revisions))
        }
        if suspensions.total > 0 {
            statements.append(
                ReportStatement(
                    text: "Versions were suspended or resumed "
                        + "\(suspensions.total == 1 ? "once" : "\(suspensions.total) times").",
                    query: frame.watch([ModelVersion.kind]), revisions: suspensions.revisions))
        }
        return ReportSection(
            .waivers, frame, hasEvidence: overrides.total + forces.total + suspensions.total > 0, statements,
            [overrides.made, forces.made, suspensions.made])
    }
}
