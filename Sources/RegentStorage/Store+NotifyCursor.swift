import RegentDatabase

extension Store {
    /// The last revision of which people were told everything; nil where nobody was ever to be told.
    ///
    /// - Throws: `StorageError`.
    package func notifyCursor() async throws -> UInt64? {
        try await read { connection in
            let text = try connection.first(SQL.cursor)?["value"].asText
            return text.flatMap { UInt64($0) }
        }
    }

    /// Records that people were told everything up to a revision; durable when it returns.
    ///
    /// - Throws: `StorageError`.
    package func record(notifyCursor revision: UInt64) async throws {
        do {
            try await database.write { try $0.execute(SQL.put, [.text("\(revision)")]) }
        } catch {
            throw StorageError.translating(error)
        }
    }
}

private enum SQL {
    static let cursor = "SELECT value FROM store WHERE key = 'notify_cursor'"
    static let put = """
        INSERT INTO store (key, value) VALUES ('notify_cursor', $1) \
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """
}
