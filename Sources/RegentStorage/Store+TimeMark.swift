import RegentDatabase

extension Store {
    /// The latest time the store knows of, microseconds since 1970: the one that was recorded, or that of the last
    /// entry of the ledger. `Int64.min` if there is none.
    ///
    /// - Throws: `StorageError`.
    package func timeMark() async throws -> Int64 {
        try await read { connection in
            let recorded = try connection.first(SQL.mark)?["value"].asText
            let last = try connection.first(SQL.lastEntry)?["time_us"].asInteger
            // An invalid number was never written by a daemon: the other one is used.
            return max(recorded.flatMap { Int64($0) } ?? .min, last ?? .min)
        }
    }

    /// Records that a time has been, so that no later start goes back behind it.
    ///
    /// - Throws: `StorageError`.
    package func record(timeMark: Int64) async throws {
        do {
            try await database.write { try $0.execute(SQL.put, [.text("\(timeMark)")]) }
        } catch {
            throw StorageError.translating(error)
        }
    }
}

private enum SQL {
    static let mark = "SELECT value FROM store WHERE key = 'time_mark_us'"
    static let lastEntry = "SELECT time_us FROM ledger ORDER BY revision DESC LIMIT 1"
    static let put = """
        INSERT INTO store (key, value) VALUES ('time_mark_us', $1) \
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """
}
