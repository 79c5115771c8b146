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

/// A request for one document by name.
public protocol NamedRequest: Message {
    /// Resource name.
    var name: String { get }
}

/// A request for a page of documents.
public protocol ListRequest: Message {
    /// Which ones.
    var query: DocumentQuery { get }
}

/// A response that holds a page of documents.
public protocol ListResponse: Message {
    /// Its kind.
    associatedtype Item: Document

    /// The response that holds a page.
    init(items: [Item], nextPageToken: String)
}

/// Which documents of a kind a list is to hold.
public struct DocumentQuery: Sendable, Hashable {
    /// Only those whose names go on from this one; empty = all.
    public let parent: String
    /// Only those in the state of this name; nil = all.
    public let state: String?
    /// Archived ones too, where no state is given.
    public let showsArchived: Bool
    /// Documents a page, at most 1,000; 0 = 100.
    public let pageSize: Int
    /// From the page before; empty = the first.
    public let pageToken: String

    /// A query, by its parts.
    public init(
        parent: String = "", state: String? = nil, showsArchived: Bool = false, pageSize: Int = 0,
        pageToken: String = ""
    ) {
        self.parent = parent
        self.state = state
        self.showsArchived = showsArchived
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}
