package import RegentMessages
package import RegentModel

/// What a verb of another noun reports as an incident, for example that a version was suspended.
package struct IncidentReport: Sendable, Hashable {
    /// What reports it.
    package let source: IncidentSource
    /// What was harmed.
    package let type: IncidentType
    /// How bad it is.
    package let severity: IncidentSeverity
    /// In one line.
    package let title: String
    /// What it is about, by name: the incident lies in the scope of this.
    package let subject: String
    /// Further resources that are affected, by name.
    package let affected: [String]
    /// Resources that belong to it, for example the rollback, by name.
    package let links: [String]

    /// A report; the reason of the command that makes it becomes the description.
    package init(
        _ source: IncidentSource, _ type: IncidentType, _ severity: IncidentSeverity, title: String, subject: String,
        affected: [String] = [], links: [String] = []
    ) {
        self.source = source
        self.type = type
        self.severity = severity
        self.title = title
        self.subject = subject
        self.affected = affected
        self.links = links
    }
}

extension Incident {
    /// Whether a report of its source and subject at a time is one more occurrence of it.
    package func takesOccurrence(at micros: Int64) -> Bool {
        let last = (lastOccurTime ?? createTime)?.microseconds ?? .min
        let (age, isTooLong) = micros.subtractingReportingOverflow(last)
        return isOpen && state != .resolved && !isTooLong && age <= IncidentClocks.standard.windowMicros
    }

    /// What a report makes: an occurrence of a known incident, or a new one.
    ///
    /// - Parameters:
    ///   - known: the last incident of its source and subject.
    ///   - name: that of a new one.
    ///   - command: that of the verb which reports; the entry has its actor, role and reason, by a method of incidents.
    package static func reported(
        _ report: IncidentReport, known: Incident?, named name: String, _ command: Command
    ) throws(Refusal) -> Change<Incident> {
        if let known, known.takesOccurrence(at: command.now) {
            return try known.occurred(
                report, command.calling(IncidentServiceMethods.addIncidentNote.descriptor))
        }
        let said = Incident(
            type: report.type, severity: report.severity, title: report.title, description: command.reason,
            subject: report.subject, affected: report.affected, links: report.links)
        let opening = command.calling(IncidentServiceMethods.openIncident.descriptor)
        return try creating(opening) { incident throws(Refusal) in
            incident = try Incident(reported: said, named: name, from: report.source, opening)
        }
    }

    /// The incident with one more occurrence; a worse one makes it worse.
    private func occurred(_ report: IncidentReport, _ command: Command) throws(Refusal) -> Change<Incident> {
        try scheduling(command, event: Self.occurred) { incident in
            let (count, isMost) = occurrences.addingReportingOverflow(1)
            incident.occurrences = isMost ? occurrences : count
            incident.lastOccurTime = command.time
            if report.severity.rawValue > severity.rawValue { incident.setSeverity(report.severity, command) }
            for name in report.affected where !affected.contains(name) && incident.affected.count < Self.namesMax {
                incident.affected.append(name)
            }
            for link in report.links where !links.contains(link) && incident.links.count < Self.namesMax {
                incident.links.append(link)
            }
            // Counted all the same once there is no room for notes.
            guard notes.count < Self.notesMax else { return }
            let text = command.reason.isEmpty ? report.title : "\(report.title): \(command.reason)"
            incident.notes.append(IncidentNote(time: command.time, author: command.actor.name, text: text))
        }
    }
}

extension Command {
    /// The same actor, reason and time by another method, about a document of which nobody has said an etag.
    fileprivate func calling(_ method: MethodDescriptor) -> Command {
        Command(
            actor: actor, role: role, method: method, reason: reason, now: now,
            isSinglePersonMode: isSinglePersonMode)
    }
}
