import RegentDatabase
package import RegentMessages

extension Store {
    /// The error groups that were stored.
    ///
    /// - Throws: `StorageError`.
    package func errorGroups() async throws -> [ErrorGroup] {
        try await read { connection in
            try connection.query(SQL.all, []).map { try ErrorGroup(decoding: $0["content"].asBlob) }
        }
    }

    /// Stores error groups, and removes others; returns when they are durable.
    ///
    /// - Throws: `StorageError`.
    package func write(errorGroups: [ErrorGroup], removing ids: [String]) async throws {
        try await commit { connection in
            for id in ids { try connection.execute(SQL.remove, [.text(id)]) }
            for group in errorGroups { try connection.execute(SQL.put, [.text(group.id), .blob(group.encoded())]) }
        }
    }
}

private enum SQL {
    static let all = "SELECT content FROM error_groups ORDER BY id"
    static let put = """
        INSERT INTO error_groups (id, content) VALUES ($1, $2) \
        ON CONFLICT (id) DO UPDATE SET content = excluded.content
        """
    static let remove = "DELETE FROM error_groups WHERE id = $1"
}
