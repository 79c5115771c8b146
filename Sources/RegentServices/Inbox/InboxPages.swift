import RegentMessages
import RegentModel
import RegentStorage

/// Items, and where the next ones begin; empty at the end.
typealias InboxPage = (items: [InboxItem], nextPageToken: String)

/// What waits for a caller, page by page: one queue after the other, each read by an index.
struct InboxPages {
    /// Pages of documents that are read for one answer, besides one of each queue; what comes after them is for the
    /// next one.
    private static let readsMax = 20
    /// Documents read at once.
    private static let documentsMax = 100
    /// Items where the caller does not say.
    private static let sizeStandard = 100

    private let store: Store
    private let caller: Caller
    private let queues: [any CallerQueue]
    private let listing: Listing

    /// - Parameter onlyApprovals: leaves out what is no judgement.
    init(
        _ store: Store, _ caller: Caller, onlyApprovals: Bool, sources: [any InboxSource.Type] = InboxSources.all
    ) {
        self.store = store
        self.caller = caller
        listing = store.listing(onlyApprovals ? "approvals" : "inbox", caller.name)
        queues = sources.flatMap { $0.callerQueues(onlyApprovals: onlyApprovals) }
    }

    /// A page.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`, and others.
    func page(size: UInt32, token: String) async throws -> InboxPage {
        var place = try InboxPlace(listing.position(token), queueCount: queues.count)
        let size = size == 0 ? Self.sizeStandard : Int(size)
        var items: [InboxItem] = []
        for _ in 0..<Self.readsMax + queues.count {
            guard place.queue < queues.count, items.count < size else { break }
            let page = try await queues[place.queue].page(
                store, caller, size: min(size - items.count, Self.documentsMax), token: place.token)
            items += page.items
            place = page.nextPageToken.isEmpty ? InboxPlace(queue: place.queue + 1) : place.after(page.nextPageToken)
        }
        return (items, place.queue < queues.count ? listing.token(after: place.text) : "")
    }
}

/// Where a page of an inbox begins: a queue, and a place of its list.
private struct InboxPlace {
    let queue: Int
    let token: String

    init(queue: Int, token: String = "") {
        self.queue = queue
        self.token = token
    }

    init(_ text: String, queueCount: Int) throws(StorageError) {
        guard !text.isEmpty else {
            self.init(queue: 0)
            return
        }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let queue = Int(parts[0]), (0..<queueCount).contains(queue) else {
            throw Listing.invalid
        }
        self.init(queue: queue, token: String(parts[1]))
    }

    var text: String { "\(queue).\(token)" }

    func after(_ token: String) -> InboxPlace { InboxPlace(queue: queue, token: token) }
}

/// A queue, whatever its kind of document.
private protocol CallerQueue: Sendable {
    /// Items of the next documents, and where to go on; empty at the end.
    func page(_ store: Store, _ caller: Caller, size: Int, token: String) async throws -> InboxPage
}

extension InboxSource {
    fileprivate static func callerQueues(onlyApprovals: Bool) -> [any CallerQueue] {
        queues.filter { !onlyApprovals || $0.mayApprove }.map {
            NounQueue(queue: $0, onlyApprovals: onlyApprovals)
        }
    }
}

private struct NounQueue<D: Governed>: CallerQueue {
    let queue: InboxQueue<D>
    let onlyApprovals: Bool

    func page(_ store: Store, _ caller: Caller, size: Int, token: String) async throws -> InboxPage {
        let permissions = queue.permissions.isEmpty ? caller.readPermissions(of: D.kind) : queue.permissions
        let scopes = caller.scopes(ofAnyOf: permissions)
        guard !scopes.isEmpty else { return ([], "") }
        let query = DocumentQuery(
            filter: queue.filter(caller), orderBy: queue.orderBy, pageSize: size, pageToken: token)
        let page = try await store.list(D.self, query, readableIn: queue.isOwn ? [.everything] : scopes)
        // Who may answer need not be one who may read.
        let readable = page.items.filter { document in
            queue.isOwn || caller.mayRead(document.name, placedAt: { document.scopeNames })
        }
        var items: [InboxItem] = []
        for document in readable { items += try await queue.items(document, caller, store) }
        return (items.filter { !onlyApprovals || $0.approval }, page.nextPageToken)
    }
}
