import RegentGovernance
import RegentMessages
import RegentModel

/// Delegations: nothing of them waits, and their parties are told when they begin and end.
enum DelegationInbox: InboxSource {
    static let queues: [InboxQueue<Delegation>] = []

    static func news(of delegation: Delegation, _ entry: LedgerEntry) -> [InboxItem] {
        guard ["delegation.created", "delegation.revoked", "delegation.ended"].contains(entry.event) else { return [] }
        let id = (try? ResourceName(delegation.name))?.id ?? delegation.name
        var item = InboxItem(
            entry.event, of: delegation, title: "\(delegation.owner) to \(delegation.delegate), \(delegation.model)",
            command: "regent delegation show \(id)")
        (item.recipients, item.dueTime) = ([delegation.delegate], delegation.endTime)
        return [item]
    }
}
