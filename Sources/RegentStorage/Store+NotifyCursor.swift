import RegentDatabase

/// A way in which people are told. Each goes on from a cursor of its own.
package enum NotifyChannel: String, Sendable, CaseIterable {
    /// The program of `--notify-exec`.
    case program = "notify_cursor"
    /// The receiver of `--notify-webhook`.
    case webhook = "webhook_cursor"
}

extension Store {
    /// The last revision of which people were told everything; nil where nobody was ever to be told.
    ///
    /// - Throws: `StorageError`.
    package func notifyCursor(of channel: NotifyChannel = .program) async throws -> UInt64? {
        try await read { connection in
            let text = try connection.first(SQL.cursor, [.text(channel.rawValue)])?["value"].asText
            return text.flatMap { UInt64($0) }
        }
    }

    /// Records that people were told everything up to a revision; durable when it returns.
    ///
    /// - Throws: `StorageError`.
    package func record(notifyCursor revision: UInt64, of channel: NotifyChannel = .program) async throws {
        do {
            try await database.write {
                try $0.execute(SQL.put, [.text(channel.rawValue), .text("\(revision)")])
            }
        } catch {
            throw StorageError.translating(error)
        }
    }
}

private enum SQL {
    static let cursor = "SELECT value FROM store WHERE key = $1"
    static let put = """
        INSERT INTO store (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """
}
