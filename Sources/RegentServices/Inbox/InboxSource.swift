package import RegentMessages
package import RegentModel
package import RegentStorage

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
    /// Whether its documents are the caller's own by the filter, which then shows them wherever they lie.
    let isOwn: Bool
    /// Which documents; an index serves it and the order.
    let filter: @Sendable (Caller) -> String
    /// The order; of an index.
    let orderBy: String
    /// What of a document waits for a caller; it may read what else the answer depends on.
    let items: @Sendable (D, Caller, Store) async throws -> [InboxItem]

    /// A queue of which each document says for whom it waits.
    ///
    /// - Parameters:
    ///   - method: who may call it may answer; nil = whoever may read a document.
    ///   - isOwn: the filter leaves nothing but what is the caller's own, wherever it lies.
    package init(
        mayApprove: Bool = false, answeredBy method: MethodDescriptor? = nil, isOwn: Bool = false,
        orderBy: String = "create_time", filter: @escaping @Sendable (Caller) -> String,
        items: @escaping @Sendable (D, Caller) -> [InboxItem]
    ) {
        self.init(
            mayApprove: mayApprove, answeredBy: method, isOwn: isOwn, orderBy: orderBy, filter: filter
        ) { document, caller, _ in items(document, caller) }
    }

    /// A queue.
    ///
    /// - Parameters:
    ///   - method: as above.
    ///   - isOwn: as above.
    package init(
        mayApprove: Bool = false, answeredBy method: MethodDescriptor? = nil, isOwn: Bool = false,
        orderBy: String = "create_time", filter: @escaping @Sendable (Caller) -> String,
        items: @escaping @Sendable (D, Caller, Store) async throws -> [InboxItem]
    ) {
        self.mayApprove = mayApprove
        permissions = (method?.requireAny ?? []).map { Permission($0) }
        self.isOwn = isOwn
        self.orderBy = orderBy
        self.filter = filter
        self.items = items
    }
}

extension InboxItem {
    /// What waits of a document since it was made.
    ///
    /// - Parameter approval: it is a judgement.
    init(_ kind: String, of document: some Document, title: String, command: String, approval: Bool = false) {
        self.init(
            resource: document.name, kind: kind, title: title, sinceTime: document.createTime, command: command,
            approval: approval, revision: document.revision)
    }
}
