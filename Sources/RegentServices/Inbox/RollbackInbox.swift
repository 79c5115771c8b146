import RegentGovernance
import RegentMessages
import RegentModel

/// Rollbacks of which nobody has found the cause yet.
enum RollbackInbox: InboxSource {
    static let queues: [InboxQueue<RollbackRecord>] = [
        InboxQueue(
            answeredBy: RollbackServiceMethods.setRootCause.descriptor, orderBy: "due_time",
            filter: { _ in "state = OPEN" }
        ) { record, _ in [item("rollback.rootCause", record)] }
    ]

    static func news(of record: RollbackRecord, _ entry: LedgerEntry) -> [InboxItem] {
        entry.event == "rollback.recorded" ? [item(entry.event, record)] : []
    }

    private static func item(_ kind: String, _ record: RollbackRecord) -> InboxItem {
        let id = (try? ResourceName(record.name))?.id ?? record.name
        var item = InboxItem(
            kind, of: record, title: "\(record.fromVersion) was rolled back: \(record.reason)",
            command: "regent rollback root-cause \(id) --cause TEXT")
        item.dueTime = record.dueTime
        return item
    }
}
