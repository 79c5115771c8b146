import RegentGovernance
import RegentMessages
import RegentModel

/// Tokens that people have asked for and that somebody else issues.
enum TokenInbox: InboxSource {
    static let queues: [InboxQueue<Token>] = [
        InboxQueue(
            mayApprove: true, answeredBy: AccessServiceMethods.issueToken.descriptor, orderBy: "expire_time",
            filter: { _ in "state = REQUESTED" }
        ) { token, caller in
            caller.isSinglePersonMode || token.requestedBy != caller.name ? [issue(token)] : []
        }
    ]

    static func news(of token: Token, _ entry: LedgerEntry) -> [InboxItem] {
        switch entry.event {
        case "token.requested": return [issue(token)]
        case "token.issued" where !token.requestedBy.isEmpty:
            var item = InboxItem(
                entry.event, of: token, title: token.description, command: "regent access token show \(token.name)")
            item.recipients = [token.requestedBy]
            return [item]
        default: return []
        }
    }

    private static func issue(_ token: Token) -> InboxItem {
        InboxItem(
            "token.issue", of: token, title: "\(token.requestedBy): \(token.description)",
            command: "regent access token issue --requested \(token.name)", approval: true)
    }
}
