import CRegentSQLite
import GRDB
import RegentDatabase

/// The settings that the durability contract rests on: set, then read back; a difference ends the start.
///
/// - Source: docs/reliability.md, "SQLite settings"
enum SQLiteSettings {
    /// How long a statement waits for a lock, which only a foreign process could hold.
    static let busyMillis = 5_000

    /// One PRAGMA: what is set and what SQLite then reports.
    struct Setting {
        /// PRAGMA name.
        let name: String
        /// What is set.
        let value: String
        /// What is read back.
        let reported: String
    }

    /// Set on every connection.
    static let everywhere = [
        Setting(name: "foreign_keys", value: "ON", reported: "1"),
        Setting(name: "trusted_schema", value: "OFF", reported: "0"),
        Setting(name: "cell_size_check", value: "ON", reported: "1"),
        Setting(name: "temp_store", value: "MEMORY", reported: "2"),
        Setting(name: "busy_timeout", value: "\(busyMillis)", reported: "\(busyMillis)"),
        Setting(name: "secure_delete", value: "FAST", reported: "2"),
        // The writer checkpoints; on its own, SQLite would do it inside some request's COMMIT.
        Setting(name: "wal_autocheckpoint", value: "0", reported: "0"),
    ]

    /// Set on connections to a file besides.
    static let onDisk = [
        Setting(name: "mmap_size", value: "0", reported: "0"),
        Setting(name: "journal_size_limit", value: "67108864", reported: "67108864"),
    ]

    /// Set on the writer after GRDB opened it: GRDB puts `synchronous` back to NORMAL when it turns WAL on.
    static func onWriter(syncsCommits: Bool = true) -> [Setting] {
        [
            Setting(name: "journal_mode", value: "WAL", reported: "wal"),
            syncsCommits
                ? Setting(name: "synchronous", value: "FULL", reported: "2")
                : Setting(name: "synchronous", value: "NORMAL", reported: "1"),
            // 16 MiB: the upper pages of the trees stay in memory at a hundred thousand documents.
            Setting(name: "cache_size", value: "-16384", reported: "-16384"),
        ]
    }

    /// One run-time limit of SQLite.
    struct Limit {
        /// Name it is reported under.
        let name: String
        /// SQLite's number for it.
        let id: Int32
        /// What is set.
        let value: Int32
    }

    /// Set on every connection. Without ATTACH no statement can reach another file; VACUUM INTO, which needs
    /// it, is not used.
    static let limits = [
        Limit(name: "limit_length", id: SQLITE_LIMIT_LENGTH, value: 16 << 20),
        Limit(name: "limit_sql_length", id: SQLITE_LIMIT_SQL_LENGTH, value: 64 << 10),
        Limit(name: "limit_attached", id: SQLITE_LIMIT_ATTACHED, value: 0),
    ]

    /// Sets and reads back everything a connection of either kind needs.
    ///
    /// - Throws: `DatabaseError` `.settingMismatch`, or GRDB's error.
    static func prepare(_ database: GRDB.Database, isVolatile: Bool) throws {
        try apply(isVolatile ? everywhere : everywhere + onDisk, to: database)
        try limit(database)
        if !isVolatile { try SQLitePageChecksums.verify(database) }
    }

    /// Sets the limits, and that no statement damages the file on purpose.
    ///
    /// - Throws: `DatabaseError` `.settingMismatch`.
    static func limit(_ database: GRDB.Database) throws {
        for limit in limits {
            setLimit(limit.id, limit.value, of: database)
            try check(limit.name, is: "\(limit.value)", reported: "\(self.limit(limit.id, of: database))")
        }
        // The call reads the switch back itself.
        let defensive = unsafe regent_sqlite_set_defensive(database.sqliteConnection)
        try check("defensive", is: "\(SQLITE_OK)", reported: "\(defensive)")
    }

    /// Sets and reads back some settings.
    ///
    /// - Throws: `DatabaseError` `.settingMismatch`, or GRDB's error.
    static func apply(_ settings: [Setting], to database: GRDB.Database) throws {
        for setting in settings {
            try database.execute(sql: "PRAGMA \(setting.name) = \(setting.value)")
        }
        try verify(settings, of: database)
    }

    /// Reads settings back.
    ///
    /// - Throws: `DatabaseError` `.settingMismatch`, or GRDB's error.
    static func verify(_ settings: [Setting], of database: GRDB.Database) throws {
        for setting in settings {
            let reported = try pragma(setting.name, of: database)
            try check(setting.name, is: setting.reported, reported: reported)
        }
    }

    /// Every setting and limit as SQLite reports it now, with the library's version.
    static func report(_ database: GRDB.Database) throws -> [String: String] {
        var report = ["sqlite_version": try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""]
        let names = (everywhere + onDisk + onWriter()).map(\.name) + ["application_id", "user_version", "cache_size"]
        for name in names { report[name] = try pragma(name, of: database) }
        for limit in limits { report[limit.name] = "\(self.limit(limit.id, of: database))" }
        report["page_checksums"] = SQLitePageChecksums.areKept(by: database) ? "1" : "0"
        return report
    }

    /// The value that SQLite reports for a PRAGMA; empty for an unknown one.
    static func pragma(_ name: String, of database: GRDB.Database) throws -> String {
        guard let row = try GRDB.Row.fetchOne(database, sql: "PRAGMA \(name)") else { return "" }
        return switch row.databaseValues.first?.storage {
        case .int64(let value): "\(value)"
        case .string(let value): value
        default: ""
        }
    }

    private static func check(_ name: String, is expected: String, reported: String) throws {
        guard reported == expected else {
            throw RegentDatabase.DatabaseError(
                .settingMismatch, "SQLite reports \(name) = \(reported), not \(expected)")
        }
    }

    private static func setLimit(_ id: Int32, _ value: Int32, of database: GRDB.Database) {
        _ = unsafe sqlite3_limit(database.sqliteConnection, id, value)
    }

    /// A negative value asks and changes nothing.
    private static func limit(_ id: Int32, of database: GRDB.Database) -> Int32 {
        unsafe sqlite3_limit(database.sqliteConnection, id, -1)
    }
}

/// Marks a fresh file as ours and refuses what is not.
enum SQLiteFileFormat {
    /// Checks owner and version of the file behind the writer, or writes them into an empty one.
    ///
    /// It runs before anything else touches the file, so a foreign one stays as it was.
    /// - Throws: `DatabaseError` `.foreignFile`, `.newerFormat`, or GRDB's error.
    static func claim(_ database: GRDB.Database, as format: DatabaseFormat) throws {
        let owner = try SQLiteSettings.pragma("application_id", of: database)
        let version = Int32(try SQLiteSettings.pragma("user_version", of: database)) ?? 0
        if owner == "\(format.applicationID)" {
            guard version <= format.version else {
                throw RegentDatabase.DatabaseError(
                    .newerFormat, "the store has format \(version); this release reads up to \(format.version)")
            }
            return
        }
        let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard owner == "0", objects == 0 else {
            throw RegentDatabase.DatabaseError(.foreignFile, "the file belongs to another program")
        }
        try SQLitePageChecksums.reserve(in: database)
        try database.execute(sql: "PRAGMA application_id = \(format.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(format.version)")
    }
}
