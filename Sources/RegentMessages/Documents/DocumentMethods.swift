// What requests and responses about documents have in common; their conformances are generated.

/// A request that changes state.
public protocol MutatingRequest: Message {
    /// Idempotency key, etag, validation only, reason.
    var mutation: Mutation? { get set }
}

/// A response that proves a write.
public protocol ReceiptedResponse: Message {
    /// Proof of the write.
    var receipt: Receipt? { get set }
}

/// A response about one document.
public protocol DocumentResponse: Message {
    /// Its kind.
    associatedtype Subject: Document

    /// The response that holds a document, other fields empty.
    init(subject: Subject)

    /// The document; nil where the peer left it out.
    var subject: Subject? { get }
}

/// A request that changes a document.
public protocol VerbRequest: MutatingRequest {
    /// What answers it.
    associatedtype Answer: DocumentResponse & ReceiptedResponse
}

/// A request that changes a document and has only its name.
public protocol PlainVerbRequest: VerbRequest {
    /// The request about the document of a name.
    init(subject: String, mutation: Mutation?)
}

/// A request that makes or replaces a document, and has only the document.
public protocol DocumentRequest: VerbRequest {
    /// The request that holds a document.
    init(document: Answer.Subject, mutation: Mutation?)
}

/// A request for one document by name.
public protocol NamedRequest: Message {
    /// The request for the document of a name, as it was after a revision; 0 = as it is now.
    init(name: String, asOf: UInt64)

    /// Resource name.
    var name: String { get }
    /// As it was after this revision of the ledger; 0 = as it is now.
    var asOf: UInt64 { get }
}

/// A request for a page of documents.
public protocol ListRequest: Message {
    /// The request for a page; what the list has no field for is left out.
    init(query: DocumentQuery)

    /// Which ones.
    var query: DocumentQuery { get }
}

/// A response that holds a page of documents.
public protocol ListResponse: Message {
    /// Its kind.
    associatedtype Item: Document

    /// The response that holds a page.
    init(items: [Item], nextPageToken: String)

    /// The documents, in the order that was asked for.
    var items: [Item] { get }
    /// Empty on the last page.
    var nextPageToken: String { get }
    /// Names of those that are shown without their large fields.
    var shortened: [String] { get set }
}

/// Which documents of a kind a list is to hold.
public struct DocumentQuery: Sendable, Hashable {
    /// Only those whose names go on from this one; empty = all.
    public let parent: String
    /// Only those in the state of this name; nil = all.
    public let state: String?
    /// Archived ones too, where no state is given.
    public let showsArchived: Bool
    /// Only those that it is true of (docs/reference/filters.md); empty = all.
    public let filter: String
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public let orderBy: String
    /// As they were after this revision of the ledger; 0 = as they are now.
    public let asOf: UInt64
    /// Documents a page, at most 1,000; 0 = 100.
    public let pageSize: Int
    /// From the page before; empty = the first.
    public let pageToken: String

    /// A query, by its parts.
    public init(
        parent: String = "", state: String? = nil, showsArchived: Bool = false, filter: String = "",
        orderBy: String = "", asOf: UInt64 = 0, pageSize: Int = 0, pageToken: String = ""
    ) {
        self.parent = parent
        self.state = state
        self.showsArchived = showsArchived
        self.filter = filter
        self.orderBy = orderBy
        self.asOf = asOf
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}
