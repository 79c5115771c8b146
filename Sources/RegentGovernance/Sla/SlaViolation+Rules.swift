package import RegentMessages
package import RegentModel

/// What outcomes say of a time in which a promise was not kept.
package struct SlaSighting: Sendable, Hashable {
    /// The end of the first minute at which it was not.
    package let beginTime: Timestamp
    /// The end of the first minute at which it was again; nil while it is not.
    package let endTime: Timestamp?
    /// Least share of good outcomes in the window.
    package let worstRatio: Double
    /// Most of the budget that was spent.
    package let budgetSpent: Double

    /// A sighting, by its parts.
    package init(beginTime: Timestamp, endTime: Timestamp?, worstRatio: Double, budgetSpent: Double) {
        self.beginTime = beginTime
        self.endTime = endTime
        self.worstRatio = worstRatio
        self.budgetSpent = budgetSpent
    }
}

/// Up to where outcomes were looked at.
package struct SlaEvidence: Sendable, Hashable {
    /// The end of the last minute.
    package let time: Timestamp
    /// Outcomes count that were stored by this revision of the ledger.
    package let revision: UInt64
    /// The last batch of them.
    package let batch: UInt64

    /// Evidence, by its parts.
    package init(time: Timestamp, revision: UInt64, batch: UInt64) {
        (self.time, self.revision, self.batch) = (time, revision, batch)
    }
}

extension SlaViolation {
    /// A new violation.
    ///
    /// - Parameters:
    ///   - target: the one that is violated.
    ///   - name: the one it gets.
    ///   - incident: the one that it opens or belongs to; empty = none.
    package static func opened(
        _ sighting: SlaSighting, of target: SlaTarget, named name: String, incident: String, _ evidence: SlaEvidence,
        _ command: Command
    ) throws(Refusal) -> Change<SlaViolation> {
        try creating(command) { violation in
            violation = SlaViolation(
                name: name, target: target.name, subject: target.subject, environment: target.environment,
                objective: target.objective, threshold: target.threshold, window: target.window, incident: incident)
            violation.take(sighting, evidence)
        }
    }

    /// The violation as outcomes show it now; nil where they show nothing new of its begin and its end.
    ///
    /// The figures are taken with them, so that there are not as many entries as minutes.
    package func following(
        _ sighting: SlaSighting, _ evidence: SlaEvidence, _ command: Command
    ) throws(Refusal) -> Change<SlaViolation>? {
        guard beginTime != sighting.beginTime || endTime != sighting.endTime else { return nil }
        let isEnd = state == .open && sighting.endTime != nil
        return try applying(command, event: isEnd ? Self.endedEvent : Self.revisedEvent) {
            $0.take(sighting, evidence)
        }
    }

    /// The violation at its end, as the last figures have it: the target was changed or archived.
    package func ended(at time: Timestamp, _ command: Command) throws(Refusal) -> Change<SlaViolation> {
        try applying(command, event: Self.endedEvent) { violation in
            violation.state = .ended
            violation.endTime = Timestamp(microseconds: max(time.microseconds, beginTime?.microseconds ?? 0))
        }
    }

    /// The violation that was none.
    package func withdrawn(_ evidence: SlaEvidence, _ command: Command) throws(Refusal) -> Change<SlaViolation> {
        try applying(command, event: Self.withdrawnEvent) { violation in
            violation.state = .withdrawn
            violation.note(evidence)
        }
    }

    private mutating func take(_ sighting: SlaSighting, _ evidence: SlaEvidence) {
        state = sighting.endTime == nil ? .open : .ended
        (beginTime, endTime) = (sighting.beginTime, sighting.endTime)
        (worstRatio, budgetSpent) = (sighting.worstRatio, sighting.budgetSpent)
        note(evidence)
        query = figuresQuery
    }

    private mutating func note(_ evidence: SlaEvidence) {
        (evaluatedTime, evaluatedRevision, lastBatch) = (evidence.time, evidence.revision, evidence.batch)
    }

    /// The query that shows it: the outcomes from the begin of its window to the end of it.
    private var figuresQuery: String {
        let begin = (beginTime?.microseconds ?? 0) / 60_000_000 - 1
        let from = Timestamp(microseconds: max(0, window.firstMinute(at: begin)) * 60_000_000)
        let until = endTime ?? evaluatedTime ?? from
        let id = subject.split(separator: "/").last.map(String.init) ?? subject
        let environment = self.environment.split(separator: "/").last.map(String.init) ?? self.environment
        let measures: String
        switch objective {
        case .p95LatencyMs: measures = "count, p95_latency_ms"
        case .p99LatencyMs: measures = "count, p99_latency_ms"
        default: measures = "count, error_rate"
        }
        var (groups, filter) = ("status", "environment = '\(environment)'")
        switch (try? ResourceName(subject))?.kind {
        case "providers": filter += " and selected_provider = '\(id)'"
        case "useCases": filter += " and use_case = '\(id)'"
        default: groups = "model_version, status"
        }
        return "\(measures) from outcomes by \(groups) where \(filter) since \(from.rfc3339 ?? "0001-01-01T00:00:00Z") "
            + "until \(until.rfc3339 ?? "9999-12-31T23:59:59Z")"
    }
}
