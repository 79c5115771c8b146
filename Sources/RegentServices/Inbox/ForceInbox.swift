import RegentGovernance
import RegentMessages
import RegentModel

/// Force leases: nothing of them waits, and who forced a version is told when its lease ends.
enum ForceInbox: InboxSource {
    static let queues: [InboxQueue<Force>] = []

    static func news(of force: Force, _ entry: LedgerEntry) -> [InboxItem] {
        guard ["force.started", "force.released", "force.ended"].contains(entry.event) else { return [] }
        var item = InboxItem(
            entry.event, of: force, title: "\(force.version) in \(force.environment)",
            command: "regent force show \((try? ResourceName(force.name))?.id ?? force.name)")
        (item.recipients, item.dueTime) = ([force.forcedBy], force.expireTime)
        return [item]
    }
}
