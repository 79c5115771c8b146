package import RegentMessages
package import RegentModel

extension Incident {
    /// Notes, and names of what is affected or linked, that one has at most.
    package static let notesMax = 256
    /// Names of what is affected, and links, that one has at most.
    package static let namesMax = 64

    /// A new incident that somebody opens.
    ///
    /// - Parameters:
    ///   - said: what was asked for; what is output only is ignored.
    ///   - name: the one it gets.
    package static func opened(
        _ said: Incident, named name: String, _ command: Command
    ) throws(Refusal) -> Change<Incident> {
        try creating(command) { incident throws(Refusal) in
            incident = try Incident(reported: said, named: name, from: .manual, command)
        }
    }

    /// What everybody who opens one says, with what the daemon fills.
    init(reported said: Incident, named name: String, from source: IncidentSource, _ command: Command) throws(Refusal) {
        self.init(
            name: name, state: .open, type: said.type, severity: said.severity, title: said.title,
            description: said.description, subject: said.subject, affected: said.affected, source: source,
            detectTime: said.detectTime ?? command.time, occurTime: said.occurTime, reporter: command.actor.name,
            owner: said.owner, dueTime: said.dueTime, links: said.links, occurrences: 1,
            lastOccurTime: command.time)
        if dueTime == nil { setDueTime(by: .standard, from: detectTime?.microseconds ?? command.now) }
        nextDueTime = computedNextDueTime
    }

    /// The incident with a confirmed severity and an owner.
    package func triaged(_ request: TriageIncidentRequest, _ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { incident in
            incident.state = .triaged
            incident.setSeverity(request.severity, command)
            incident.owner = request.owner
            if let dueTime = request.dueTime { incident.say(dueTime: dueTime) }
            incident.triageTime = command.time
        }
    }

    /// The incident, dismissed; a serious one once a second person agrees. In single-person mode the asker does so at
    /// once.
    ///
    /// - Throws: `Refusal` `SECOND_PERSON_REQUIRED` for one who has made it a minor one.
    package func dismissed(_ command: Command) throws(Refusal) -> Change<Incident> {
        let isConfirmed = !isSerious || dismissal != nil || command.actor.isSinglePersonMode
        return try scheduling(
            command, event: isConfirmed ? Self.dismissed : Self.dismissalRequested
        ) { incident throws(Refusal) in
            try checkNotLowered(by: command)
            // One that was made a minor one as well: else two programs could end it, one after the other.
            if isSerious || !severityLoweredBy.isEmpty { try Duty.checkJudge(command, of: name) }
            incident.dismissal =
                dismissal ?? IncidentDismissal(requestedBy: command.actor.name, reason: command.reason)
            guard isConfirmed else { return }
            incident.dismissal?.confirmedBy = command.actor.name
            incident.state = .dismissed
            incident.closeTime = command.time
        }
    }

    /// Refuses one who has made a serious incident a minor one, which takes nobody else to dismiss.
    private func checkNotLowered(by command: Command) throws(Refusal) {
        let actor = command.actor
        guard !isSerious, severityLoweredBy == actor.name, !actor.isSinglePersonMode else { return }
        throw Refusal(
            .secondPersonRequired,
            "\(actor.name) made \(name) \(severity.name): another person dismisses it", ["resource": name])
    }

    /// The incident under investigation.
    package func investigated(_ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { $0.state = .investigating }
    }

    /// The incident, without further harm.
    package func mitigated(_ request: MitigateIncidentRequest, _ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { incident in
            incident.state = .mitigated
            incident.mitigation = request.mitigation
            incident.mitigateTime = mitigateTime ?? command.time
        }
    }

    /// The incident with its root cause and what follows from it.
    ///
    /// - Throws: `Refusal` `INCIDENT_ACTIONS_REQUIRED` with neither an action nor a reason for none.
    package func resolved(_ request: ResolveIncidentRequest, _ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { incident throws(Refusal) in
            try incident.add(request.actions)
            guard !incident.actions.isEmpty || !request.noActionReason.isEmpty else {
                throw Refusal(
                    .incidentActionsRequired, "\(name) needs an action, or the reason why it has none",
                    ["resource": name, "field": "actions"])
            }
            incident.state = .resolved
            incident.rootCause = request.rootCause
            incident.resolution = request.resolution
            incident.noActionReason = incident.actions.isEmpty ? request.noActionReason : ""
            incident.resolver = command.actor.name
            incident.resolveTime = command.time
        }
    }

    /// The incident, closed.
    ///
    /// - Throws: `Refusal` `INCIDENT_ACTIONS_OPEN` while an action is neither done nor waived.
    package func closed(_ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { incident throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            if let open = actions.first(where: \.isOpen) {
                throw Refusal(
                    .incidentActionsOpen, "action \(open.number) of \(name) is neither done nor waived",
                    ["resource": name, "action": "\(open.number)"])
            }
            incident.state = .closed
            incident.closer = command.actor.name
            incident.closeTime = command.time
        }
    }

    /// The incident under investigation once more: a time of the policy pack begins anew. Who resolved and closed it
    /// is in its history.
    package func reopened(_ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { incident in
            incident.state = .investigating
            if !duePack.isEmpty { incident.setDueTime(by: .standard, from: command.now) }
            (incident.resolver, incident.closer) = ("", "")
            (incident.resolveTime, incident.closeTime) = (nil, nil)
        }
    }

    /// The incident with a note.
    ///
    /// - Throws: `Refusal` `INCIDENT_FULL`.
    package func noted(_ text: String, _ command: Command) throws(Refusal) -> Change<Incident> {
        try applying(command) { incident throws(Refusal) in
            try checkRoom("notes", notes.count + 1, Self.notesMax)
            incident.notes.append(IncidentNote(time: command.time, author: command.actor.name, text: text))
        }
    }

    /// The incident, changed in what a request says.
    ///
    /// - Throws: `Refusal` `REASON_REQUIRED` where the severity changes without one; `INCIDENT_ACTION_UNKNOWN`;
    ///   `INCIDENT_FULL`.
    package func updated(_ request: UpdateIncidentRequest, _ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command) { incident throws(Refusal) in
            if request.severity != .unspecified, request.severity != severity {
                guard !command.reason.isEmpty else {
                    throw Refusal(
                        .reasonRequired, "another severity needs a reason", ["field": "mutation.reason"])
                }
                incident.setSeverity(request.severity, command)
            }
            if request.type != .unspecified { incident.type = request.type }
            if !request.owner.isEmpty { incident.owner = request.owner }
            if !request.description.isEmpty { incident.description = request.description }
            if let occurTime = request.occurTime { incident.occurTime = occurTime }
            if let dueTime = request.dueTime { incident.say(dueTime: dueTime) }
            incident.affected = try joined(affected, request.addAffected, "affected")
            incident.links = try joined(links, request.addLinks, "links")
            for change in request.changeActions { try incident.apply(change, command) }
            try incident.add(request.addActions)
        }
    }

    /// Whether a second person must agree that it is none.
    package var isSerious: Bool { ![.info, .warning].contains(severity) }

    /// Whether there is still something to do.
    package var isOpen: Bool { Self.openStates.contains(state) }

    /// A change after which the scheduler finds what is due next.
    func scheduling(
        _ command: Command, event: String? = nil, _ edit: (inout Incident) throws(Refusal) -> Void
    ) throws(Refusal) -> Change<Incident> {
        try applying(command, event: event) { incident throws(Refusal) in
            try edit(&incident)
            incident.nextDueTime = incident.computedNextDueTime
        }
    }

    func checkRoom(_ field: String, _ count: Int, _ limit: Int) throws(Refusal) {
        guard count <= limit else {
            throw Refusal(
                .incidentFull, "\(name) would have \(count) \(field); \(limit) is the most",
                ["resource": name, "field": field, "limit": "\(limit)"])
        }
    }

    /// Another severity asks a new question about a dismissal, and has another clock.
    mutating func setSeverity(_ severity: IncidentSeverity, _ command: Command) {
        let wasSerious = isSerious
        if severity != self.severity {
            let begin = clockBegin(by: .standard)
            (dismissal, self.severity) = (nil, severity)
            if let begin { setDueTime(by: .standard, from: begin) }
        }
        if isSerious { severityLoweredBy = "" } else if wasSerious { severityLoweredBy = command.actor.name }
    }

    private func joined(_ names: [String], _ more: [String], _ field: String) throws(Refusal) -> [String] {
        let joined = more.reduce(into: names) { if !$0.contains($1) { $0.append($1) } }
        try checkRoom(field, joined.count, Self.namesMax)
        return joined
    }
}
