import RegentGovernance
import RegentMessages
import RegentModel

/// What of incidents waits for people: triage, the owner's next step, actions, dismissals and closing.
enum IncidentInbox: InboxSource {
    private typealias Methods = IncidentServiceMethods

    static let queues: [InboxQueue<Incident>] =
        [
            InboxQueue(mayApprove: true, answeredBy: Methods.dismissIncident.descriptor, filter: inState(.open)) {
                $0.dismissal == nil ? [triage($0)] : dismissal($0, $1)
            },
            InboxQueue(mayApprove: true, answeredBy: Methods.dismissIncident.descriptor, filter: inState(.triaged)) {
                dismissal($0, $1)
            },
            InboxQueue(mayApprove: true, answeredBy: Methods.closeIncident.descriptor, filter: inState(.resolved)) {
                closing($0, $1)
            },
        ] + [.triaged, .investigating, .mitigated].map(owned) + Incident.openStates.map(actions)

    static func news(of incident: Incident, _ entry: LedgerEntry) -> [InboxItem] {
        let owner = incident.owner.isEmpty ? [] : [incident.owner]
        switch entry.event {
        case Incident.actionDue:
            return incident.actions.filter { $0.dueNoticeTime == entry.time }.map { action in
                var item = self.action(action, of: incident)
                item.recipients = [incident.owner(of: action)].filter { !$0.isEmpty }
                return item
            }
        case "incident.opened":
            var item = triage(incident)
            item.recipients = owner
            return [item]
        case "incident.dismissal_requested": return [dismissalItem(incident)]
        case "incident.resolved": return incident.actions.contains(where: \.isOpen) ? [] : [closingItem(incident)]
        case "incident.triaged", "incident.reopened", "incident.occurred", Incident.dueSoon, Incident.overdue:
            var item = self.item(entry.event, incident, "regent incident show \(incident.id)")
            item.recipients = owner
            return [item]
        default: return []
        }
    }

    private static func inState(_ state: IncidentState) -> @Sendable (Caller) -> String {
        { _ in "state = \(state.name)" }
    }

    private static func owned(_ state: IncidentState) -> InboxQueue<Incident> {
        let verb =
            switch state {
            case .triaged: "investigate"
            case .investigating: "mitigate"
            default: "resolve"
            }
        return InboxQueue(filter: { "owner = \"\($0.name)\" AND state = \(state.name)" }) { incident, _ in
            [item("incident.owned", incident, "regent incident \(verb) \(incident.id)")]
        }
    }

    /// Actions of a caller: those of all incidents in a state are looked at, because an index has one owner a document.
    private static func actions(_ state: IncidentState) -> InboxQueue<Incident> {
        InboxQueue(filter: inState(state)) { incident, caller in
            incident.actions.filter { $0.isOpen && incident.owner(of: $0) == caller.name }
                .map { action($0, of: incident) }
        }
    }

    private static func triage(_ incident: Incident) -> InboxItem {
        item("incident.triage", incident, "regent incident triage \(incident.id) --severity SEVERITY --owner PRINCIPAL")
    }

    private static func dismissal(_ incident: Incident, _ caller: Caller) -> [InboxItem] {
        guard let asker = incident.dismissal?.requestedBy, asker != caller.name || caller.isSinglePersonMode else {
            return []
        }
        return [dismissalItem(incident)]
    }

    private static func dismissalItem(_ incident: Incident) -> InboxItem {
        var item = item("incident.dismissal", incident, "regent incident dismiss \(incident.id)")
        item.approval = true
        return item
    }

    private static func closing(_ incident: Incident, _ caller: Caller) -> [InboxItem] {
        guard !incident.actions.contains(where: \.isOpen),
            incident.resolver != caller.name || caller.isSinglePersonMode
        else { return [] }
        return [closingItem(incident)]
    }

    private static func closingItem(_ incident: Incident) -> InboxItem {
        var item = item("incident.close", incident, "regent incident close \(incident.id)")
        (item.approval, item.sinceTime) = (true, incident.resolveTime)
        return item
    }

    private static func action(_ action: IncidentAction, of incident: Incident) -> InboxItem {
        var item = item(
            "incident.action", incident, "regent incident action-done \(incident.id) \(action.number)")
        (item.title, item.dueTime) = (action.text, action.dueTime)
        return item
    }

    private static func item(_ kind: String, _ incident: Incident, _ command: String) -> InboxItem {
        InboxItem(
            resource: incident.name, kind: kind, title: "\(incident.severity.name): \(incident.title)",
            sinceTime: incident.createTime ?? incident.detectTime, dueTime: incident.dueTime, command: command,
            revision: incident.revision)
    }
}

extension Incident {
    /// As the command line names it.
    fileprivate var id: String { (try? ResourceName(name))?.id ?? name }
}
