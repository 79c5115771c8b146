import CRegentSQLite
import Foundation
import GRDB
import RegentDatabase

/// The checksum that every page of a file ends in: a flipped bit is an error of the read that meets it, whatever
/// table, index or list the page belongs to, and never another answer.
///
/// - Source: docs/decisions/0013
enum SQLitePageChecksums {
    /// Files of this format on have them; without them such a file is damaged.
    private static let firstVersion: Int32 = 2

    private static let installed = regent_sqlite_use_page_checksums()

    /// Has every connection opened from now on keep and demand them.
    ///
    /// - Throws: `DatabaseError` `.engine` when SQLite has no file system to stand before.
    static func install() throws(RegentDatabase.DatabaseError) {
        guard installed == SQLITE_OK else {
            throw RegentDatabase.DatabaseError(.engine, "the database engine has no file system", cause: installed)
        }
    }

    /// Reserves space for them in a database without pages, or in the pages of its next VACUUM.
    ///
    /// - Throws: GRDB's error.
    static func reserve(in database: GRDB.Database) throws {
        let result = unsafe regent_sqlite_reserve_checksums(database.sqliteConnection)
        guard result == SQLITE_OK else { throw GRDB.DatabaseError(resultCode: ResultCode(rawValue: result)) }
    }

    /// Whether the pages of the file behind a connection are checked.
    static func areKept(by database: GRDB.Database) -> Bool {
        unsafe regent_sqlite_has_page_checksums(database.sqliteConnection) == 1
    }

    /// Has a connection take pages that SQLite never wrote: for a copy of the whole file, which reads them.
    static func takeUnwrittenPages(of database: GRDB.Database) {
        _ = unsafe regent_sqlite_take_unwritten_pages(database.sqliteConnection, 1)
    }

    /// Has it refuse them again; returns how many it took, each of which must be found to be free.
    static func refuseUnwrittenPages(of database: GRDB.Database) -> Int {
        defer {
            // None may be read from the connection's cache as if it were whole.
            _ = unsafe sqlite3_db_release_memory(database.sqliteConnection)
        }
        return Int(unsafe regent_sqlite_take_unwritten_pages(database.sqliteConnection, 0))
    }

    /// Refuses a file that has lost the mark of its checksums, because the checksums would no longer be verified.
    ///
    /// - Throws: `DatabaseError` `.corrupt`.
    static func verify(_ database: GRDB.Database) throws(RegentDatabase.DatabaseError) {
        guard areKept(by: database) else {
            throw RegentDatabase.DatabaseError(
                .corrupt, "the database file is damaged",
                diagnostic: "its header does not say that pages have checksums")
        }
    }

    /// Rewrites a file of an earlier format, once, with checksums; any other file is left alone.
    ///
    /// A crash in between leaves the old file or the new one, and the next start does what is left.
    /// - Throws: `DatabaseError`, or GRDB's error, for example for a full disk.
    static func adopt(_ path: String, as format: DatabaseFormat) throws {
        guard let header = FileHeader(path), header.owner == format.applicationID, header.version < firstVersion
        else { return }
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(SQLiteSettings.busyMillis) / 1_000)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            if !areKept(by: database) {
                try reserve(in: database)
                try database.execute(sql: "VACUUM")
                try database.checkpoint(.truncate)
            }
            try verify(database)
            // Later formats have other tables, which migrations make.
            try database.execute(sql: "PRAGMA user_version = \(firstVersion)")
            try database.checkpoint(.truncate)
        }
        try queue.close()
    }
}

/// The header of a file, read without the engine.
///
/// - Source: https://www.sqlite.org/fileformat.html, "The Database Header"
private struct FileHeader {
    let version: Int32
    let owner: Int32

    init?(_ path: String) {
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.read(upToCount: 100),
            bytes.count == 100
        else { return nil }
        func number(at offset: Int) -> Int32 {
            bytes.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int32($1) }
        }
        version = number(at: 60)
        owner = number(at: 68)
    }
}
