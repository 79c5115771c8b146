package import RegentMessages
import RegentModel

extension IncidentAction {
    /// Whether it is neither done nor waived.
    package var isOpen: Bool { doneTime == nil && waivedReason.isEmpty }
}

extension Incident {
    /// Actions that one has at most.
    package static let actionsMax = 64

    /// Who is to carry an action out.
    package func owner(of action: IncidentAction) -> String { action.owner.isEmpty ? owner : action.owner }

    /// Adds actions, each with the next number.
    ///
    /// - Throws: `Refusal` `INCIDENT_FULL`.
    mutating func add(_ said: [IncidentAction]) throws(Refusal) {
        try checkRoom("actions", actions.count + said.count, Self.actionsMax)
        for action in said {
            actions.append(
                IncidentAction(
                    number: UInt32(actions.count + 1), text: action.text, owner: action.owner,
                    dueTime: action.dueTime))
        }
    }

    /// Changes one of its open actions.
    ///
    /// - Throws: `Refusal` `INCIDENT_ACTION_UNKNOWN`.
    mutating func apply(_ change: IncidentActionChange, _ command: Command) throws(Refusal) {
        guard let place = actions.firstIndex(where: { $0.number == change.number && $0.isOpen }) else {
            throw Refusal(
                .incidentActionUnknown, "\(name) has no open action \(change.number)",
                ["resource": name, "action": "\(change.number)"])
        }
        if !change.owner.isEmpty { actions[place].owner = change.owner }
        if let dueTime = change.dueTime, dueTime != actions[place].dueTime {
            (actions[place].dueTime, actions[place].dueNoticeTime) = (dueTime, nil)
        }
        if change.done {
            (actions[place].doneTime, actions[place].doneBy) = (command.time, command.actor.name)
        } else if !change.waivedReason.isEmpty {
            (actions[place].waivedReason, actions[place].waivedBy) = (change.waivedReason, command.actor.name)
        }
    }
}
