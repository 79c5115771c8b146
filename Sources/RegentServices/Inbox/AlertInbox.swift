import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Open alerts: they wait for whoever may close them, and for those who are on call for the model.
enum AlertInbox: InboxSource {
    static let queues: [InboxQueue<Alert>] = [
        InboxQueue(filter: { _ in "state = OPEN" }) { alert, caller, store in
            let closes = AlertServiceMethods.closeAlert.descriptor.requireAny.map { Permission($0) }
            if caller.holds(anyOf: closes, for: alert.scopeNames) { return [item("alert.close", alert)] }
            let model = alert.model.isEmpty ? nil : try await store.get(Model.self, alert.model)
            return model?.onCall.contains(caller.name) == true ? [item("alert.close", alert)] : []
        }
    ]

    static func news(of alert: Alert, _ entry: LedgerEntry) -> [InboxItem] {
        entry.event == "alert.opened" ? [item(entry.event, alert)] : []
    }

    private static func item(_ kind: String, _ alert: Alert) -> InboxItem {
        let id = (try? ResourceName(alert.name))?.id ?? alert.name
        return InboxItem(
            kind, of: alert, title: "\(alert.kind.name): \(alert.title)",
            command: "regent alert close \(id) --as RESOLUTION --reason TEXT")
    }
}
