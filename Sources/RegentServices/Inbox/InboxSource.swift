package import RegentMessages
package import RegentModel

/// What of one kind of document waits for people, and what people must know of it.
///
/// A noun joins inbox, approvals and notifications with a type of this protocol and one line in `InboxSources`.
package protocol InboxSource: Sendable {
    /// The kind of document.
    associatedtype Subject: Governed

    /// What waits, in the order in which an inbox shows it.
    static var queues: [InboxQueue<Subject>] { get }

    /// What a change tells people, as an entry of the ledger left the document. The same entry gives the same items.
    static func news(of document: Subject, _ entry: LedgerEntry) -> [InboxItem]
}

/// Documents of a kind of which something may wait for a caller.
package struct InboxQueue<D: Governed>: Sendable {
    /// Whether it may hold judgements.
    let mayApprove: Bool
    /// Permissions, any of which the caller holds where a document lies; none = those to read it.
    let permissions: [Permission]
    /// Which documents; an index serves it and the order.
    let filter: @Sendable (Caller) -> String
    /// The order; of an index.
    let orderBy: String
    /// What of a document waits for a caller.
    let items: @Sendable (D, Caller) -> [InboxItem]

    /// A queue.
    ///
    /// - Parameter method: who may call it may answer; nil = whoever may read a document.
    package init(
        mayApprove: Bool = false, answeredBy method: MethodDescriptor? = nil, orderBy: String = "create_time",
        filter: @escaping @Sendable (Caller) -> String, items: @escaping @Sendable (D, Caller) -> [InboxItem]
    ) {
        self.mayApprove = mayApprove
        permissions = (method?.requireAny ?? []).map { Permission($0) }
        self.orderBy = orderBy
        self.filter = filter
        self.items = items
    }
}
