import RegentDatabase

extension Store {
    /// Records that a principal sends batches to a run; durable when it returns, and to be called before the first one
    /// is taken. A principal that is recorded already costs one read.
    ///
    /// - Throws: `StorageError`.
    package func record(uploader: String, of run: String) async throws {
        let row = [SQLValue.text(run), .text(uploader)]
        guard try await read({ try $0.first(SQL.find, row) }) == nil else { return }
        _ = try await commit { try $0.execute(SQL.insert, row) }
    }

    /// Who has sent batches to a run, by name.
    ///
    /// - Throws: `StorageError`.
    package func uploaders(of run: String) async throws -> [String] {
        try await read { connection in
            try connection.query(SQL.list, [.text(run)]).map { try $0["principal"].asText }
        }
    }
}

private enum SQL {
    static let find = "SELECT principal FROM eval_uploaders WHERE run = $1 AND principal = $2"
    static let insert = "INSERT INTO eval_uploaders (run, principal) VALUES ($1, $2) ON CONFLICT DO NOTHING"
    static let list = "SELECT principal FROM eval_uploaders WHERE run = $1 ORDER BY principal"
}
