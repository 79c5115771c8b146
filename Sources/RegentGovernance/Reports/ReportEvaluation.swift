import RegentMessages

/// What stood behind the versions in use, and the eval runs of the period.
struct ReportEvaluation: Sendable {
    private static let versionsMax = 10_000

    private let frame: ReportFrame
    private var uses: ReportRows
    private var runs: ReportRows
    private var covered: UInt64 = 0
    private var states: [String: UInt64] = [:]
    private var invalidated: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        uses = ReportRows(
            "Versions in use at the end", query: frame.list("version"), "version", "environment", "state", "evidence",
            "released")
        runs = ReportRows(
            "Eval runs that ended in the period", query: frame.list("eval"), "run", "version", "type", "plan",
            "attempt",
            "state", "samples", "invalidated")
    }

    mutating func add(_ version: ModelVersion) {
        for status in version.statuses where status.state == .stable || status.state == .canary {
            uses.add(
                version.revision, version.name, status.environment, status.state.name, status.evidence,
                ReportText.time(version.releaseTime))
            if !status.evidence.isEmpty { covered += 1 }
        }
    }

    mutating func add(_ run: EvalRun) {
        guard frame.contains(run.sealTime) || (run.state == .aborted && frame.contains(run.updateTime)) else { return }
        runs.add(
            run.revision, run.name, run.modelVersion, run.type.name, run.plan, "\(run.attempt)", run.state.name,
            "\(run.summary?.sampleCount ?? 0)", ReportText.flag(run.invalidated))
        states[run.state.name, default: 0] += 1
        if run.invalidated { invalidated += 1 }
    }

    var section: ReportSection {
        var statements: [ReportStatement] = []
        if uses.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(covered) of \(ReportText.count(uses.total, "version")) in use name the evidence that they "
                        + "rest on (\(ReportText.percent(covered, of: uses.total))).",
                    query: frame.list("version"), revisions: uses.revisions))
        }
        if runs.total > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(runs.total, "eval run")) ended in the period by state: "
                        + "\(ReportText.counts(states)); \(invalidated) invalidated since.",
                    query: frame.list("eval"), revisions: runs.revisions))
        }
        return ReportSection(
            .evaluation, frame, hasEvidence: uses.total + runs.total > 0,
            isWhole: covered == uses.total && uses.total > 0, statements, [uses.made, runs.made])
    }
}
