import RegentDatabase
package import RegentMessages
package import RegentModel

/// A list of documents of one kind: which ones, in which order, from where.
struct DocumentList<D: Document>: Sendable {
    /// Documents that may be read beyond those of the page, where no index serves the list.
    static var readsMax: Int { 10_000 }
    /// Documents that are read by name in vain before an index is tried that has another order: most lists of many
    /// documents of a state find a page among them.
    static var readsByNameMax: Int { 1_000 }

    let query: DocumentQuery
    let filter: Filter
    let order: Order
    /// Where the caller may read; a document is listed where it lies in one of them.
    let scopes: [Scope]
    /// Which state is left out; nil = none.
    let hidden: String?
    let size: Int
    let listing: Listing
    /// The last document of the page before; nil for the first page.
    let last: Order.Position?

    /// Reads a query.
    ///
    /// - Throws: `Refusal` FILTER_INVALID; `StorageError` `.invalidPageToken`.
    init(_ query: DocumentQuery, readableIn scopes: [Scope], of store: Store) throws {
        self.query = query
        self.scopes = scopes
        filter = try Filter(query.filter, of: D.self)
        order = try Order(query.orderBy, of: D.self)
        let isHiding = !query.showsArchived && query.state == nil && D.canBeArchived
        hidden = isHiding ? archivedState : nil
        size = PageSize.clamped(query.pageSize)
        listing = store.listing(D.self, query)
        let text = try listing.position(query.pageToken)
        last = text.isEmpty ? nil : order.position(text: text)
        // A client can make a token of its own: its position must not reach into another parent's resources.
        guard text.isEmpty || last?.name.utf8.starts(with: prefix.utf8) == true else { throw Listing.invalid }
    }

    /// What the names of its documents begin with.
    var prefix: String { query.parent.isEmpty ? "" : query.parent + "/" }

    /// The next page.
    ///
    /// - Throws: `Refusal` QUERY_UNINDEXED; `StorageError`; `DatabaseError`.
    func page(_ connection: any DatabaseConnection) throws -> Page<D> {
        let (resources, ledger) = (ResourceTable(connection), LedgerTable(connection))
        guard query.asOf == 0 else {
            try ledger.checkCommitted(query.asOf)
            let past = PastDocuments(
                resources: resources, ledger: ledger, kind: D.kind, prefix: prefix, revision: query.asOf)
            return order.terms.isEmpty
                ? try streamed(past, resources.scopeNames) : try sorted(past, resources.scopeNames)
        }
        let present = PresentDocuments(resources: resources, kind: D.kind, prefix: prefix)
        guard let plan = QueryPlan.best(for: filter, order: order, state: query.state, among: D.indexes) else {
            return order.terms.isEmpty ? try streamed(present) : try sorted(present)
        }
        let indexed = IndexedDocuments(
            resources: resources, kind: D.kind, columns: D.indexes[plan.index], plan: plan, order: order)
        if plan.isOrdered { return try streamed(indexed) }
        guard order.terms.isEmpty else { return try sorted(indexed) }
        return try ifServed { try streamed(present, readsMax: Self.readsByNameMax) }
            ?? ifServed { try sorted(indexed) } ?? streamed(present)
    }

    /// The page that a body gives; nil where it would read too much.
    private func ifServed(_ body: () throws -> Page<D>) throws -> Page<D>? {
        do { return try body() } catch let refusal as Refusal where refusal.reason == .queryUnindexed { return nil }
    }

    /// The next page of a source that has the order of the list.
    ///
    /// - Parameter place: the names by which a document lies in scopes now, where it is read as it was.
    private func streamed(
        _ source: some DocumentSource, readsMax: Int = readsMax, _ place: (String) throws -> [String] = { _ in [] }
    ) throws -> Page<D> {
        var (page, passed) = (PageBuilder<D>(size: size), 0)
        try source.forEach(after: last) { stored in
            if let stored {
                let document = try stored.decoded(as: D.self)
                if try holds(document, place) {
                    guard page.hasRoom else {
                        page.isLast = false
                        return false
                    }
                    page.add(document, position: position(of: document), byteCount: stored.body.count)
                    return true
                }
            }
            passed += 1
            guard passed > readsMax else { return true }
            guard !page.hasRoom else { throw unindexed }
            page.isLast = false
            return false
        }
        return page.finished(listing)
    }

    private func position(of document: D) -> String {
        guard !order.terms.isEmpty else { return document.name }
        return order.text(of: order.position(of: DocumentFields(document), name: document.name))
    }

    /// The next page of a source in another order: all its documents are read, and the first ones kept by name.
    private func sorted(
        _ source: some DocumentSource, _ place: (String) throws -> [String] = { _ in [] }
    ) throws -> Page<D> {
        var (first, count) = (Leading(count: size + 1, order: order), 0)
        try source.forEach(after: nil) { stored in
            count += 1
            guard count <= Self.readsMax else { throw unindexed }
            guard let stored else { return true }
            let document = try stored.decoded(as: D.self)
            let position = order.position(of: DocumentFields(document), name: stored.name)
            guard last.map({ order.precedes($0, position) }) ?? true, first.hasPlace(for: position) else { return true }
            if try holds(document, place) { first.insert(position) }
            return true
        }
        var page = PageBuilder<D>(size: size)
        for position in first.positions {
            guard page.hasRoom, let stored = try source.find(position.name) else {
                page.isLast = false
                break
            }
            page.add(
                try stored.decoded(as: D.self), position: order.text(of: position), byteCount: stored.body.count)
        }
        return page.finished(listing)
    }

    /// Whether a document belongs to the list.
    private func holds(_ document: D, _ place: (String) throws -> [String]) throws -> Bool {
        let state = document.state.name
        guard query.state ?? state == state, state != hidden, document.name.utf8.starts(with: prefix.utf8),
            isReadable(at: document.scopeNames)
        else { return false }
        guard filter.isEmpty || filter.matches(DocumentFields(document)) else { return false }
        // Who may not read it as it is now is not told how it was.
        guard query.asOf > 0, D.placement == .fields, !scopes.contains(.everything) else { return true }
        return isReadable(at: try place(document.name))
    }

    private func isReadable(at names: [String]) -> Bool { scopes.contains { $0.covers(anyOf: names) } }

    private var unindexed: Refusal {
        let indexes = D.indexes.map { $0.joined(separator: ",") }
        return Refusal(
            .queryUnindexed,
            "no index serves the list, and it would read more than \(Self.readsMax) documents; "
                + "filter or order by: \(indexes.joined(separator: "; "))",
            ["kind": D.kind, "indexes": indexes.joined(separator: ";"), "limit": "\(Self.readsMax)"])
    }
}

/// The first positions of an order among those that were seen.
private struct Leading {
    private(set) var positions: [Order.Position] = []
    private let count: Int
    private let order: Order

    init(count: Int, order: Order) {
        self.count = count
        self.order = order
    }

    /// Whether a position would be among them.
    func hasPlace(for position: Order.Position) -> Bool {
        guard positions.count == count, let last = positions.last else { return true }
        return order.precedes(position, last)
    }

    mutating func insert(_ position: Order.Position) {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if order.precedes(positions[middle], position) { low = middle + 1 } else { high = middle }
        }
        positions.insert(position, at: low)
        if positions.count > count { positions.removeLast() }
    }
}

/// The state of documents that lists leave out.
private let archivedState = "ARCHIVED"

extension Document {
    fileprivate static var canBeArchived: Bool { State.allStates.contains { $0.name == archivedState } }
}

extension Store {
    /// The listing that the page tokens of a list belong to.
    package func listing(_ type: (some Document).Type, _ query: DocumentQuery) -> Listing {
        listing(
            "resources",
            [
                type.kind, query.parent, query.state ?? "", "\(query.showsArchived)", query.filter, query.orderBy,
                "\(query.asOf)",
            ])
    }

    /// Documents of one kind, page by page; a page of large bodies may have fewer than were asked for.
    ///
    /// - Parameter scopes: only those that lie in one of these.
    /// - Throws: `Refusal` FILTER_INVALID, QUERY_UNINDEXED; `StorageError` `.invalidPageToken`, `.revisionUnknown`, and
    ///   others.
    package func list<D: Document>(
        _ type: D.Type, _ query: DocumentQuery = DocumentQuery(), readableIn scopes: [Scope] = [.everything]
    ) async throws -> Page<D> {
        let list = try DocumentList<D>(query, readableIn: scopes, of: self)
        return try await read { try list.page($0) }
    }
}
