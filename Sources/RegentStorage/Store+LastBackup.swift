import RegentDatabase

extension Store {
    /// When the last backup was read to its end, microseconds since 1970; nil if none was.
    ///
    /// - Throws: `StorageError`.
    package func lastBackup() async throws -> Int64? {
        try await read { connection in
            let text = try connection.first(SQL.find)?["value"].asText
            return text.flatMap { Int64($0) }
        }
    }

    /// Records that a backup was read to its end.
    ///
    /// - Throws: `StorageError`.
    package func record(backupAt time: Int64) async throws {
        do {
            try await database.write { try $0.execute(SQL.put, [.text("\(time)")]) }
        } catch {
            throw StorageError.translating(error)
        }
    }
}

private enum SQL {
    static let find = "SELECT value FROM store WHERE key = 'last_backup_us'"
    static let put = """
        INSERT INTO store (key, value) VALUES ('last_backup_us', $1) \
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """
}
