package import RegentMessages
package import RegentModel

extension Alert {
    /// A new alert of the daemon; nil where one of the kind is open for the subject.
    ///
    /// - Parameters:
    ///   - said: kind, subject and what was seen; name and state are given here.
    ///   - name: the one it gets.
    ///   - open: what is open for the subject.
    package static func opened(
        _ said: Alert, named name: String, open: [Alert], _ command: Command
    ) throws(Refusal) -> Change<Alert>? {
        guard !open.contains(where: { $0.state == .open && $0.kind == said.kind && $0.subject == said.subject }) else {
            return nil
        }
        return try creating(command) { alert in
            alert = said
            (alert.name, alert.state) = (name, .open)
            (alert.closedBy, alert.closeTime, alert.closeReason) = ("", nil, "")
        }
    }

    /// The alert, closed with what it was.
    ///
    /// - Throws: `Refusal` ALERT_INVALID for a state that closes nothing.
    package func closed(as resolution: AlertState, _ command: Command) throws(Refusal) -> Change<Alert> {
        try applying(command) { alert throws(Refusal) in
            guard Self.closedStates.contains(resolution) else {
                throw Refusal(
                    .alertInvalid,
                    "\(resolution.name) closes nothing: write FIXED_BY_CONFIG, ROLLED_BACK or FALSE_ALARM",
                    ["field": "resolution"])
            }
            alert.state = resolution
            (alert.closedBy, alert.closeTime) = (command.actor.name, command.time)
            alert.closeReason = command.reason
        }
    }
}
