package import RegentDatabase

extension SQLiteDatabase {
    package func migrate(_ migrations: [Migration]) async throws {
        try await write { connection in
            try connection.execute(SQL.createRecord, [])
            try connection.execute(SQL.createPosition, [])
        }
        let recorded = try await read { connection in
            try connection.query(SQL.recorded, []).map { row in try row["name"].asText }
        }
        guard migrations.count >= recorded.count, recorded == migrations.prefix(recorded.count).map(\.name)
        else {
            throw DatabaseError(
                .migrationMismatch, "the database was migrated by another release of Regent")
        }
        for (number, migration) in migrations.enumerated().dropFirst(recorded.count) {
            while try await !write({ try Self.advance(migration, number: number, on: $0) }) {}
        }
        try await finish()
    }

    /// One transaction of a migration: its statements with the first batch, or the next batch; true once it is done.
    private static func advance(
        _ migration: Migration, number: Int, on connection: any DatabaseConnection
    ) throws -> Bool {
        let position = try connection.first(SQL.position, [.integer(Int64(number))])?["place"].asText
        if position == nil {
            for statement in migration.statements {
                try connection.execute(SQLiteStatementText.definition(statement), [])
            }
        }
        if let next = try migration.batch?(connection, position ?? "") {
            try connection.execute(SQL.reach, [.integer(Int64(number)), .text(next)])
            return false
        }
        try connection.execute(SQL.leave, [.integer(Int64(number))])
        try connection.execute(SQL.record, [.integer(Int64(number)), .text(migration.name)])
        return true
    }

    /// Sets the format version of the file, which keeps out programs that do not know the new format.
    private func finish() async throws {
        let (version, known) = (options.format.version, try await settings()["user_version"])
        guard known != "\(version)" else { return }
        // A PRAGMA takes no parameters.
        try await write { try $0.execute("PRAGMA user_version = \(version)", []) }
    }

    private enum SQL {
        static let createRecord = """
            CREATE TABLE IF NOT EXISTS schema_migrations \
            (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT
            """
        static let createPosition = """
            CREATE TABLE IF NOT EXISTS schema_migration_places \
            (migration INTEGER PRIMARY KEY, place TEXT NOT NULL) STRICT
            """
        static let recorded = "SELECT name FROM schema_migrations ORDER BY position"
        static let record = "INSERT INTO schema_migrations (position, name) VALUES ($1, $2)"
        static let position = "SELECT place FROM schema_migration_places WHERE migration = $1"
        static let reach = """
            INSERT INTO schema_migration_places (migration, place) VALUES ($1, $2) \
            ON CONFLICT (migration) DO UPDATE SET place = excluded.place
            """
        static let leave = "DELETE FROM schema_migration_places WHERE migration = $1"
    }
}
