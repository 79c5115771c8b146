package import RegentMessages
import RegentModel

extension Store {
    /// The resource of exactly this name, or nil.
    ///
    /// - Throws: `StorageError`.
    package func get<D: Document>(_ type: D.Type, _ name: String) async throws -> D? {
        try await read { try ResourceTable($0).find(name, kind: D.kind)?.decoded(as: type) }
    }

    /// The resource of exactly this name.
    ///
    /// - Throws: `StorageError` `.notFound`, and others.
    package func require<D: Document>(_ type: D.Type, _ name: String) async throws -> D {
        guard let resource = try await get(type, name) else { throw StorageError.missing(name) }
        return resource
    }

    /// The resource as it stood after a revision, or nil where it did not exist yet.
    ///
    /// - Throws: `StorageError`.
    package func get<D: Document>(_ type: D.Type, _ name: String, asOf revision: UInt64) async throws -> D? {
        try await read { connection in
            let ledger = LedgerTable(connection)
            guard let entry = try ledger.entry(of: name, asOf: revision) else { return nil }
            let createTime = try ledger.createTime(of: name)
            return try StoredResource(entry, createTime: createTime).decoded(as: type)
        }
    }

    /// Documents of one kind by name whatever its case, page by page;
    /// a page of large bodies may have fewer than were asked for.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`, and others.
    package func list<D: Document>(_ type: D.Type, _ query: DocumentQuery = DocumentQuery()) async throws -> Page<D> {
        let isHiding = !query.showsArchived && query.state == nil && D.canBeArchived
        let hidden = isHiding ? archivedState : nil
        let filters = [D.kind, query.parent, query.state ?? ""] + (hidden.map { [$0] } ?? [])
        let listing = listing("resources", filters)
        let after = try listing.position(query.pageToken)
        let size = PageSize.clamped(query.pageSize)
        let prefix = query.parent.isEmpty ? "" : query.parent + "/"
        // A client can make a token of its own: its position must not reach into another parent's resources.
        guard after.isEmpty || after.utf8.starts(with: prefix.utf8) else { throw Listing.invalid }
        return try await read { connection in
            var page = PageBuilder<D>(size: size)
            try ResourceTable(connection).forEach(
                kind: D.kind, under: prefix, state: query.state, hiding: hidden, after: after, limit: size + 1
            ) {
                guard page.hasRoom else {
                    page.isLast = false
                    return false
                }
                page.add(try $0.decoded(as: type), position: $0.name, byteCount: $0.body.count)
                return true
            }
            return page.finished(listing)
        }
    }

    /// The listing that the page tokens of a resource's history belong to.
    package func historyListing(of name: String) -> Listing { listing("history", name) }

    /// The changes of one resource, oldest first, page by page.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`, and others.
    package func history(
        _ name: String, pageSize: Int = 0, pageToken: String = ""
    ) async throws -> Page<LedgerEntry> {
        let listing = historyListing(of: name)
        let position = try listing.position(pageToken)
        guard let after = position.isEmpty ? 0 : Int64(position), after >= 0 else { throw Listing.invalid }
        let size = PageSize.clamped(pageSize)
        return try await read { connection in
            var page = PageBuilder<LedgerEntry>(size: size)
            try LedgerTable(connection).forEach(of: name, after: UInt64(after), limit: size + 1) { entry in
                guard page.hasRoom else {
                    page.isLast = false
                    return false
                }
                page.add(entry, position: "\(entry.revision)", byteCount: entry.payload.count)
                return true
            }
            return page.finished(listing)
        }
    }

    /// Ledger entries from a revision on, oldest first, without gaps; fewer than the limit where their
    /// payloads are large. Empty only where there is none: go on after the last one.
    ///
    /// - Throws: `StorageError`.
    package func entries(from revision: UInt64, limit: Int = 1_000) async throws -> [LedgerEntry] {
        // Who keeps up with the ledger reads nothing from the store.
        if let recent = state.recent.entries(from: revision, limit: limit, bytesMax: PageSize.bytesMax) {
            return recent
        }
        return try await read { connection in
            var (entries, bytes): ([LedgerEntry], Int) = ([], 0)
            try LedgerTable(connection).forEach(from: revision, limit: limit) { entry, _ in
                entries.append(entry)
                bytes += entry.payload.count
                return bytes < PageSize.bytesMax
            }
            return entries
        }
    }

    /// The last change, at or before a revision, of every resource whose name begins so: the state of a part of
    /// the tree, as it was.
    ///
    /// - Parameters:
    ///   - prefix: ends in a slash, for example "environments/".
    ///   - revision: nil = the last one.
    /// - Throws: `StorageError` `.revisionUnknown` for one that is not committed yet, and others.
    package func state(
        under prefix: String, asOf revision: UInt64? = nil
    ) async throws -> (revision: UInt64, entries: [LedgerEntry]) {
        try await read { connection in
            let ledger = LedgerTable(connection)
            let last = try ledger.lastRevision()
            guard revision ?? last <= last else {
                throw StorageError(
                    .revisionUnknown, "revision \(revision ?? 0) is not committed yet", ["last": "\(last)"])
            }
            return (revision ?? last, try ledger.lastEntries(under: prefix, asOf: revision ?? last))
        }
    }

    /// Names by which a document lies in scopes; none where it lies in that of the whole store only, or does not exist.
    /// What is no document lies where its name says.
    ///
    /// - Throws: `StorageError`.
    package func scopeNames(of name: String) async throws -> [String] {
        // Asked at every call of who has not everything: mostly the name says it.
        switch Documents.place(of: name) {
        case .names(let names): names
        case .fields: try await read { try ResourceTable($0).scopeNames(of: name) }
        }
    }

    /// Whether something ever happened to a resource, after a revision.
    ///
    /// - Throws: `StorageError`.
    package func hasEntry(of name: String, event: String, after revision: UInt64) async throws -> Bool {
        try await read { try LedgerTable($0).hasEntry(of: name, event: event, after: revision) }
    }

    /// The last committed revision; 0 for an empty ledger.
    ///
    /// - Throws: `StorageError`.
    package func lastRevision() async throws -> UInt64 {
        try await read { try LedgerTable($0).lastRevision() }
    }
}

/// The state of documents that lists leave out.
private let archivedState = "ARCHIVED"

extension Document {
    fileprivate static var canBeArchived: Bool { State.allStates.contains { $0.name == archivedState } }
}

/// Fills a page until it has its rows or its bytes.
private struct PageBuilder<Item: Sendable> {
    let size: Int
    var isLast = true
    private var items: [Item] = []
    private var byteCount = 0
    private var position = ""

    init(size: Int) { self.size = size }

    var hasRoom: Bool { items.count < size && byteCount < PageSize.bytesMax }

    mutating func add(_ item: Item, position: String, byteCount: Int) {
        items.append(item)
        self.position = position
        self.byteCount += byteCount
    }

    func finished(_ listing: Listing) -> Page<Item> {
        Page(items: items, nextPageToken: isLast ? "" : listing.token(after: position))
    }
}
