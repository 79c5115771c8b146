import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

// What the minutes of a target change in the ledger.
extension WriteTransaction {
    /// The violations of a target that are not withdrawn, in the order of time.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func slaViolations(of target: String) throws -> [SlaViolation] {
        // Names hold no quotes.
        try [SlaViolationState.open, .ended]
            .flatMap { try documents(SlaViolation.self, where: "target = \"\(target)\" AND state = \($0.name)") }
            .sorted { ($0.beginTime?.microseconds ?? 0, $0.name) < ($1.beginTime?.microseconds ?? 0, $1.name) }
    }

    /// The violation that is open; nil for none.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func openSlaViolation(of target: String) throws -> SlaViolation? {
        try documents(SlaViolation.self, where: "target = \"\(target)\" AND state = OPEN").first
    }

    /// Records what a review says.
    ///
    /// - Parameter last: the last minute that was looked at.
    /// - Throws: `Refusal`; `StorageError`; `DatabaseError`.
    func record(_ review: SlaReview, of counted: CountedSla, through last: Int64) throws {
        let evidence = SlaEvidence(
            time: .endOf(minute: last), revision: lastRevision, batch: UInt64(clamping: counted.batch))
        for finding in review.findings {
            switch finding {
            case .opened(let span): try open(span, of: counted, evidence)
            case .moved(let name, let span):
                let violation = try require(SlaViolation.self, name)
                let change = try violation.following(SlaSighting(span, counted.rule), evidence, command)
                if let change { _ = try put(change) }
            case .ended(let name, let minute):
                let violation = try require(SlaViolation.self, name)
                _ = try put(violation.ended(at: .endOf(minute: minute), command))
            case .withdrawn(let name):
                _ = try put(try require(SlaViolation.self, name).withdrawn(evidence, command))
            }
        }
        if let alert = review.alert { try openAlert(alert.burn, of: counted) }
    }

    /// A new violation with its incident: at most one is open for a target.
    private func open(_ span: SlaSpan, of counted: CountedSla, _ evidence: SlaEvidence) throws {
        let target = counted.target
        let name = try freeName(of: SlaViolation.self, about: "\(target.name)/\(span.begin)")
        let ratio = span.worst.ratio ?? 0
        let words =
            "\(target.promiseWords): \((ratio * 1_000_000).rounded() / 10_000) % of "
            + "\(span.worst.total) outcomes in the window keep it"
        let reasoned = command.recorded(as: .tick, reason: words)
        var incident = ""
        if let open = try openIncident(of: target), !open.takesOccurrence(at: command.now) {
            incident = open.name
        } else {
            let report = IncidentReport(
                .sla, .reliabilityPerformance, target.severity == .unspecified ? .error : target.severity,
                title: "\(target.promiseWords) is not kept".cut(toBytes: 256), subject: target.subject,
                affected: [target.name], links: [name])
            incident = try put(try opening(report, reasoned)).name
        }
        _ = try put(
            try SlaViolation.opened(
                SlaSighting(span, counted.rule), of: target, named: name, incident: incident, evidence, reasoned))
    }

    /// The incident of the last violation that has one, while it is open.
    private func openIncident(of target: SlaTarget) throws -> Incident? {
        guard let named = try slaViolations(of: target.name).last(where: { !$0.incident.isEmpty }) else { return nil }
        let incident = try find(Incident.self, named.incident)
        return incident?.isOpen == true ? incident : nil
    }

    private func openAlert(_ burn: SlaWalk.Burn, of counted: CountedSla) throws {
        let target = counted.target
        let rate = burn.long.ratio.map { (1 - $0) / counted.rule.allowedRatio }
        let alert = Alert(
            kind: .sla, subject: target.name,
            title: "\(target.promiseWords): the budget burns, \(burn.pair.alert.words)".cut(toBytes: 512),
            metric: target.objective.name.lowercased(), observed: rate, threshold: burn.pair.alert.factor,
            sampleCount: burn.long.total)
        if let change = try alerting(alert, command) { _ = try put(change) }
    }
}

extension SlaSighting {
    /// What a span says.
    init(_ span: SlaSpan, _ rule: SlaRule) {
        self.init(
            beginTime: .endOf(minute: span.begin), endTime: span.isOver ? .endOf(minute: span.last + 1) : nil,
            worstRatio: span.worst.ratio ?? 0, budgetSpent: rule.budgetSpent(span.worst) ?? 0)
    }
}

extension SlaTarget {
    /// What is promised, for people, for example "AVAILABILITY 0.999 of models/m in environments/prod".
    var promiseWords: String { "\(objective.name) \(threshold) of \(subject) in \(environment)" }
}
