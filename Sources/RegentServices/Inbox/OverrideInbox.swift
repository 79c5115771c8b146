import RegentGovernance
import RegentMessages
import RegentModel

/// Overrides that wait to be granted or denied by somebody who has not asked for them.
enum OverrideInbox: InboxSource {
    static let queues: [InboxQueue<Override>] = [
        InboxQueue(
            mayApprove: true, answeredBy: OverrideServiceMethods.grantOverride.descriptor, orderBy: "expire_time",
            filter: { _ in "state = REQUESTED" }
        ) { $0.waits(for: $1) ? [grant($0)] : [] }
    ]

    static func news(of override: Override, _ entry: LedgerEntry) -> [InboxItem] {
        switch entry.event {
        case "override.requested": return [grant(override)]
        case "override.granted", "override.denied", "override.expired":
            var item = InboxItem(
                entry.event, of: override, title: override.title, command: "regent override show \(override.id)")
            item.recipients = [override.requestedBy]
            return [item]
        default: return []
        }
    }

    private static func grant(_ override: Override) -> InboxItem {
        var item = InboxItem(
            "override.grant", of: override, title: override.title, command: "regent override grant \(override.id)",
            approval: true)
        item.dueTime = override.expireTime
        return item
    }
}

extension Override {
    /// As the command line names it.
    fileprivate var id: String { (try? ResourceName(name))?.id ?? name }

    /// In one line.
    fileprivate var title: String { "\(kind.name) of \(subject): \(reason)" }

    /// Whether a caller who holds the permission may decide.
    fileprivate func waits(for caller: Caller) -> Bool {
        caller.kind == .human && (caller.isSinglePersonMode || requestedBy != caller.name)
    }
}
