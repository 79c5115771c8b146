package import RegentDatabase

extension SQLiteDatabase {
    package func migrate(_ migrations: [Migration]) async throws {
        try await write { connection in
            try connection.execute(SQL.createRecord, [])
        }
        let recorded = try await read { connection in
            try connection.query(SQL.recorded, []).map { row in try row["name"].asText }
        }
        guard migrations.count >= recorded.count, recorded == migrations.prefix(recorded.count).map(\.name)
        else {
            throw DatabaseError(
                .migrationMismatch, "the database was migrated by another version of the program")
        }
        for (position, migration) in migrations.enumerated().dropFirst(recorded.count) {
            try await write { connection in try Self.apply(migration, position: position, to: connection) }
        }
    }

    private static func apply(
        _ migration: Migration, position: Int, to connection: any DatabaseConnection
    ) throws {
        for statement in migration.statements {
            try connection.execute(SQLiteStatementText.definition(statement), [])
        }
        try connection.execute(SQL.record, [.integer(Int64(position)), .text(migration.name)])
    }

    private enum SQL {
        static let createRecord = """
            CREATE TABLE IF NOT EXISTS schema_migrations \
            (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT
            """
        static let recorded = "SELECT name FROM schema_migrations ORDER BY position"
        static let record = "INSERT INTO schema_migrations (position, name) VALUES ($1, $2)"
    }
}
