import RegentDatabase
package import RegentMessages
package import RegentModel

/// A list of documents of one kind: which ones, in which order, from where.
struct DocumentList<D: Document>: Sendable {
    /// Documents that may be read beyond those of the page, where no index serves the list.
    static var readsMax: Int { 10_000 }
    /// Bytes that these may have.
    static var readBytesMax: Int { 32 << 20 }
    /// Documents that are read by name in vain before an index is tried that has another order: most lists of many
    /// documents of a state find a page among them.
    static var readsByNameMax: Int { 1_000 }

    let query: DocumentQuery
    let filter: Filter
    let order: Order
    /// The documents of a list, and which of them the caller may read.
    let reach: ListReach
    /// Which state is left out; nil = none.
    let hidden: String?
    let size: Int
    let listing: Listing
    /// Whether documents whose state as of the revision was erased are left out; otherwise the list is refused.
    let passesErased: Bool
    /// The last document that the page before has read; nil for the first page.
    let last: Order.Position?

    /// Reads a query.
    ///
    /// - Parameter listing: what its page tokens belong to.
    /// - Throws: `Refusal` FILTER_INVALID; `StorageError` `.invalidPageToken`.
    init(
        _ query: DocumentQuery, readableIn scopes: [Scope], _ listing: Listing, passesErased: Bool = false
    ) throws {
        self.query = query
        self.passesErased = passesErased
        filter = try Filter(query.filter, of: D.self)
        order = try Order(query.orderBy, of: D.self)
        reach = ListReach(D.self, readableIn: scopes, under: query.parent, filter: filter)
        let isHiding = !query.showsArchived && query.state == nil && D.canBeArchived
        hidden = isHiding ? archivedState : nil
        size = PageSize.clamped(query.pageSize)
        self.listing = listing
        let text = try listing.position(query.pageToken)
        last = text.isEmpty ? nil : order.position(text: text)
        // A client can make a token of its own: its position must not reach into another parent's resources.
        let start = prefix.asciiLowercased.utf8
        guard text.isEmpty || last?.name.asciiLowercased.utf8.starts(with: start) == true else {
            throw Listing.invalid
        }
    }

    /// The common prefix of the names of its documents.
    var prefix: String { query.parent.isEmpty ? "" : query.parent + "/" }

    /// The next page.
    ///
    /// - Throws: `Refusal` QUERY_UNINDEXED; `StorageError`; `DatabaseError`.
    func page(_ connection: any DatabaseConnection) throws -> Page<D> {
        let (resources, ledger) = (ResourceTable(connection), LedgerTable(connection))
        if let byName = reach.byName {
            return try page(indexed(byName, nil, resources), resources, ledger)
        }
        return try page(
            PresentDocuments(resources: resources, kind: D.kind, ranges: reach.names), resources, ledger)
    }

    /// The next page, where a source has every document of the list by name.
    private func page(
        _ present: some DocumentSource, _ resources: ResourceTable, _ ledger: LedgerTable
    ) throws -> Page<D> {
        guard query.asOf == 0 else {
            try ledger.checkCommitted(query.asOf)
            let past = PastDocuments(
                present: present, ledger: ledger, revision: query.asOf, passesErased: passesErased)
            return order.terms.isEmpty ? try streamed(past) : try sorted(past)
        }
        let columns = reach.families.map(\.columns)
        guard let plan = QueryPlan.best(for: filter, order: order, state: query.state, among: columns) else {
            return order.terms.isEmpty ? try streamed(present) : try sorted(present)
        }
        let indexed = indexed(reach.families[plan.index], plan, resources)
        if plan.isOrdered { return try streamed(indexed) }
        guard order.terms.isEmpty else { return try sorted(indexed) }
        return try ifServed { try streamed(present, triedFor: Self.readsByNameMax) }
            ?? ifServed { try sorted(indexed) } ?? streamed(present)
    }

    private func indexed(_ family: IndexFamily, _ plan: QueryPlan?, _ resources: ResourceTable) -> IndexedDocuments {
        IndexedDocuments(resources: resources, kind: D.kind, family: family, plan: plan, order: order)
    }

    /// The page that a body gives; nil where it would read too much.
    private func ifServed(_ body: () throws -> Page<D>) throws -> Page<D>? {
        do { return try body() } catch let refusal as Refusal where refusal.reason == .queryUnindexed { return nil }
    }

    /// The next page of a source that has the order of the list.
    ///
    /// A page that passes too many documents ends early, so that every list can be read to its end. Only where they are
    /// passed because of the filter, which an index could serve, it is refused.
    /// - Parameter triedFor: documents after which it is refused, whyever they are passed.
    private func streamed(_ source: some DocumentSource, triedFor: Int? = nil) throws -> Page<D> {
        var page = PageBuilder<D>(size: size)
        var (passed, unmatched) = (Effort(), Effort())
        let rowsMax = triedFor ?? Self.readsMax
        try source.forEach(after: last) { name, stored in
            let document = try stored?.decoded(as: D.self)
            let standing = document.map(standing) ?? .hidden
            if let document, standing == .listed {
                guard page.hasRoom else {
                    page.isLast = false
                    return false
                }
                add(document, at: position(of: document), byteCount: stored?.body.count ?? 0, to: &page)
                return true
            }
            passed.count(stored)
            if standing == .unmatched { unmatched.count(stored) }
            guard passed.exceeds(rowsMax, Self.readBytesMax) else { return true }
            let isRefused = triedFor != nil || unmatched.exceeds(rowsMax, Self.readBytesMax)
            if page.hasRoom, query.asOf == 0, isRefused { throw unindexed }
            page.end(at: document.map(position) ?? name)
            return false
        }
        return page.finished(listing)
    }

    /// Adds a document to a page: without its large fields where an earlier release stored more than one may have now.
    private func add(_ document: D, at position: String, byteCount: Int, to page: inout PageBuilder<D>) {
        let isLarge = byteCount > PageSize.documentBytesMax
        if isLarge { page.shortened.append(document.name) }
        page.add(isLarge ? document.shortened : document, position: position, byteCount: byteCount)
    }

    private func position(of document: D) -> String {
        guard !order.terms.isEmpty else { return document.name }
        return order.text(of: order.position(of: DocumentFields(document), name: document.name))
    }

    /// The next page of a source in another order: all its documents are read, and the first ones kept by name.
    private func sorted(_ source: some DocumentSource) throws -> Page<D> {
        var (first, read) = (Leading(count: size + 1, order: order), Effort())
        try source.forEach(after: nil) { name, stored in
            read.count(stored)
            guard !read.exceeds(Self.readsMax, Self.readBytesMax) else { throw unindexed }
            guard let stored else { return true }
            let document = try stored.decoded(as: D.self)
            let position = order.position(of: DocumentFields(document), name: name)
            guard last.map({ order.precedes($0, position) }) ?? true, first.hasPlace(for: position) else { return true }
            if standing(document) == .listed { first.insert(position) }
            return true
        }
        var page = PageBuilder<D>(size: size)
        for position in first.positions {
            guard page.hasRoom, let stored = try source.find(position.name) else {
                page.isLast = false
                break
            }
            let document = try stored.decoded(as: D.self)
            add(document, at: order.text(of: position), byteCount: stored.body.count, to: &page)
        }
        return page.finished(listing)
    }

    /// How a document stands to the list.
    private enum Standing {
        case listed
        /// Not asked for: archived, of another parent, or where the caller may not read.
        case hidden
        /// It is not what the filter asks for.
        case unmatched
    }

    private func standing(_ document: D) -> Standing {
        guard document.name.utf8.starts(with: prefix.utf8), reach.holds(document) else { return .hidden }
        let state = document.state.name
        guard query.state ?? state == state else { return .unmatched }
        guard state != hidden else { return .hidden }
        return filter.isEmpty || filter.matches(DocumentFields(document)) ? .listed : .unmatched
    }

    private var unindexed: Refusal {
        // What was is in no index.
        let indexes = query.asOf > 0 ? [] : reach.families.map(\.columns).filter { !$0.isEmpty }
        let names = indexes.map { $0.joined(separator: ",") }
        let wayOut =
            query.asOf > 0
            ? "leave out order_by"
            : names.isEmpty ? "narrow the filter" : "filter or order by: \(names.joined(separator: "; "))"
        return Refusal(
            .queryUnindexed,
            "no index covers this list, and it would have to read more than \(Self.readsMax) documents or "
                + "\(Self.readBytesMax >> 20) MiB of them; \(wayOut)",
            ["kind": D.kind, "indexes": names.joined(separator: ";"), "limit": "\(Self.readsMax)"])
    }
}

/// The effort of a page: what it has read and does not return.
private struct Effort {
    private var rows = 0
    private var bytes = 0

    mutating func count(_ stored: StoredResource?) {
        rows += 1
        bytes += stored?.body.count ?? 0
    }

    func exceeds(_ rowsMax: Int, _ bytesMax: Int) -> Bool { rows > rowsMax || bytes > bytesMax }
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

    /// Documents of one kind, page by page. A page of large bodies, and one that passes many documents, may have fewer
    /// than were asked for, or none; without a token it is the last.
    ///
    /// - Parameters:
    ///   - scopes: only those that lie in one of these.
    ///   - passesErased: leaves out documents whose state as of the revision was erased.
    /// - Throws: `Refusal` FILTER_INVALID, QUERY_UNINDEXED; `StorageError` `.invalidPageToken`, `.revisionUnknown`,
    ///   `.textErased`, and others.
    package func list<D: Document>(
        _ type: D.Type, _ query: DocumentQuery = DocumentQuery(), readableIn scopes: [Scope] = [.everything],
        passesErased: Bool = false
    ) async throws -> Page<D> {
        let list = try DocumentList<D>(
            query, readableIn: scopes, listing(type, query), passesErased: passesErased)
        return try await read { try list.page($0) }
    }
}

extension StoredDocuments {
    /// The first documents of a kind that a filter is true of, archived ones too, in an order that an index has.
    ///
    /// - Parameter limit: how many at most, up to 1,000.
    /// - Throws: `Refusal` FILTER_INVALID, QUERY_UNINDEXED; `StorageError` `.damaged`; `DatabaseError`.
    package func matching<D: Document>(
        _ type: D.Type, _ filter: String, orderBy: String = "", limit: Int
    ) throws -> [D] {
        let query = DocumentQuery(showsArchived: true, filter: filter, orderBy: orderBy, pageSize: limit)
        return try DocumentList<D>(query, readableIn: [.everything], .unpaged).page(connection).items
    }
}
