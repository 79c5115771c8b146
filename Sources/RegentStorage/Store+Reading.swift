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
            try LedgerTable(connection).resource(name, asOf: revision)?.decoded(as: type)
        }
    }

    /// Refuses a revision that is not committed yet.
    ///
    /// - Throws: `StorageError` `.revisionUnknown`, and others.
    package func checkCommitted(_ revision: UInt64) async throws {
        try await read { try LedgerTable($0).checkCommitted(revision) }
    }

    /// The last change of a resource at or before a revision; nil where it did not exist yet.
    ///
    /// - Parameter revision: nil = the last one.
    /// - Throws: `StorageError` `.revisionUnknown` for one that is not committed yet, and others.
    package func lastEntry(of name: String, asOf revision: UInt64?) async throws -> LedgerEntry? {
        try await read { connection in
            let ledger = LedgerTable(connection)
            if let revision { try ledger.checkCommitted(revision) }
            return try ledger.entry(of: name, asOf: revision ?? .max)
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
                page.add(entry, position: "\(entry.revision)", byteCount: entry.byteCount)
                return true
            }
            return page.finished(listing)
        }
    }

    /// Ledger entries from a revision on, oldest first, without gaps; fewer than the limit where they are large. Empty
    /// only where there is none: go on after the last one.
    ///
    /// - Throws: `StorageError`.
    package func entries(from revision: UInt64, limit: Int = 1_000) async throws -> [LedgerEntry] {
        try await sharedEntries(from: revision, limit: limit).map(\.entry)
    }

    /// As `entries(from:limit:)`: those that were committed last are the same objects for every reader.
    ///
    /// - Throws: `StorageError`.
    package func sharedEntries(from revision: UInt64, limit: Int) async throws -> [SharedEntry] {
        // Who keeps up with the ledger reads nothing from the store.
        if let recent = state.recent.entries(from: revision, limit: limit, bytesMax: PageSize.bytesMax) {
            return recent
        }
        return try await read { connection in
            var (entries, bytes): ([SharedEntry], Int) = ([], 0)
            try LedgerTable(connection).forEach(from: revision, limit: limit) { stored, salt in
                let entry = salt.isEmpty ? stored.withoutText : stored
                entries.append(SharedEntry(entry))
                bytes += entry.byteCount
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
    /// - Throws: `StorageError` `.revisionUnknown` for one that is not committed yet, `.textErased`, and others.
    package func state(
        under prefix: String, asOf revision: UInt64? = nil
    ) async throws -> (revision: UInt64, entries: [LedgerEntry]) {
        try await read { connection in
            let ledger = LedgerTable(connection)
            let last = try ledger.lastRevision()
            if let revision { try ledger.checkCommitted(revision) }
            let entries = try ledger.lastEntries(under: prefix, asOf: revision ?? last)
            // Not named: who asks for a state as a whole need not read each resource of it.
            guard !entries.contains(where: \.textErased) else {
                throw StorageError(
                    .textErased, "a part of the state after revision \(revision ?? last) was erased",
                    ["revision": "\(revision ?? last)"])
            }
            return (revision ?? last, entries)
        }
    }

    /// Names by which a document lies in scopes; none where it lies in that of the whole store only, or does not exist.
    /// A name of no document has the scopes that follow from the name.
    ///
    /// - Throws: `StorageError`.
    package func scopeNames(of name: String) async throws -> [String] {
        // Asked at every call of who has not everything: mostly the name says it.
        switch Documents.place(of: name) {
        case .names(let names): names
        case .fields: try await read { try ResourceTable($0).scopeNames(of: name) }
        }
    }

    /// Whether a resource ever existed.
    ///
    /// - Throws: `StorageError`.
    package func hasEntries(of name: String) async throws -> Bool {
        try await lastEntry(of: name, asOf: nil) != nil
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
