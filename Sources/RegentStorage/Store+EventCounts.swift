package import RegentMessages

extension Store {
    /// The first revision whose entry is not older than a time, microseconds since 1970; one more than the last where
    /// all are older.
    ///
    /// - Throws: `StorageError`.
    package func firstRevision(since time: Int64) async throws -> UInt64 {
        try await read { try LedgerTable($0).firstRevision(since: time) }
    }

    /// Entries from a revision on, oldest first, with revision, time, actor, resource and event alone.
    ///
    /// - Parameter withPayload: also what says in which scopes the resource lay.
    /// - Throws: `StorageError`.
    package func entryHeads(
        from revision: UInt64, limit: Int, withPayload: Bool
    ) async throws -> [LedgerEntry] {
        try await read { try LedgerTable($0).heads(from: revision, limit: limit, withPayload: withPayload) }
    }
}
