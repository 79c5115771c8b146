import RegentGovernance
import RegentMessages
import RegentModel

/// Rollbacks of which nobody has found the cause yet.
enum RollbackInbox: InboxSource {
    static let queues: [InboxQueue<RollbackRecord>] = [
        InboxQueue(
            answeredBy: RollbackServiceMethods.setRootCause.descriptor, orderBy: "due_time",
            filter: { _ in "state = OPEN" }
        ) { record, _ in [item("rollback.rootCause", record)] },
        InboxQueue(orderBy: "due_time", filter: { _ in "state = OPEN" }) { record, caller in
            record.informed.contains(caller.name) ? [notice("rollback.recorded", record)] : []
        },
    ]

    static func news(of record: RollbackRecord, _ entry: LedgerEntry) -> [InboxItem] {
        guard entry.event == "rollback.recorded" else { return [] }
        var notice = notice("rollback.informed", record)
        notice.recipients = record.informed
        return [item(entry.event, record)] + (record.informed.isEmpty ? [] : [notice])
    }

    /// For the committee, which is told and has nothing to answer.
    private static func notice(_ kind: String, _ record: RollbackRecord) -> InboxItem {
        var item = item(kind, record)
        item.command = "regent rollback review \((try? ResourceName(record.name))?.id ?? record.name)"
        item.dueTime = nil
        return item
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
