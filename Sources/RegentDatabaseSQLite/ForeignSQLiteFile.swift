import GRDB
package import RegentDatabase

/// A SQLite file of another program, opened for reading only. Nothing in it is trusted: its schema runs no functions
/// with effects, and no statement reaches another file.
package struct ForeignSQLiteFile: Sendable {
    /// Longest time that a read may take between two rows or at its start.
    private static let readTimeMax = Duration.seconds(60)

    private static let settings = [
        SQLiteSettings.Setting(name: "trusted_schema", value: "OFF", reported: "0"),
        SQLiteSettings.Setting(name: "cell_size_check", value: "ON", reported: "1"),
        SQLiteSettings.Setting(name: "query_only", value: "ON", reported: "1"),
        SQLiteSettings.Setting(name: "temp_store", value: "MEMORY", reported: "2"),
        SQLiteSettings.Setting(name: "mmap_size", value: "0", reported: "0"),
    ]

    private let queue: DatabaseQueue

    /// Opens a file; it is neither created nor changed.
    ///
    /// - Throws: `DatabaseError` `.cannotOpen`, `.foreignFile` for what is no database, `.busy`, `.corrupt`.
    package init(path: String) throws(RegentDatabase.DatabaseError) {
        var configuration = Configuration()
        configuration.label = "foreign"
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { database in
            try SQLiteSettings.apply(Self.settings, to: database)
            try SQLiteSettings.limit(database)
        }
        do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch { throw databaseError(error) }
    }

    /// Reads one snapshot of the file.
    ///
    /// - Throws: `DatabaseError`; what the body throws.
    package func read<T>(_ body: (any DatabaseConnection) throws -> T) throws -> T {
        do {
            return try queue.read { database in
                let statements = PreparedStatements(SQLiteStatementTexts())
                return try body(SQLiteSession(database, statements, deadline: .now + Self.readTimeMax))
            }
        } catch {
            throw SQLiteDatabase.readError(error)
        }
    }
}
