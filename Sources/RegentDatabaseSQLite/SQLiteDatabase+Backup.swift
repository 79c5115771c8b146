import GRDB
package import RegentDatabase
import Synchronization

extension SQLiteDatabase {
    /// Pages copied between two looks at whether the copy is still wanted: a few milliseconds.
    private static let pagesPerStep: Int32 = 2_048

    /// SQLite's own online backup, of the snapshot that the body saw.
    ///
    /// - Source: https://www.sqlite.org/backup.html; `VACUUM INTO` would need ATTACH, which is off.
    package func backup<T: Sendable>(
        to path: String, _ body: @escaping @Sendable (any DatabaseConnection, _ byteCount: UInt64) throws -> T
    ) async throws -> T {
        let (texts, format) = (texts, options.format)
        return try await longRead { database, isWanted in
            let pages = try UInt64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            let pageBytes = try UInt64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            let value = try body(SQLiteSession(database, PreparedStatements(texts)), pages * pageBytes)
            try Self.copy(database, to: path, format, isWanted: isWanted)
            return value
        }
    }

    /// SQLite's own check of every page, table and index.
    package func faults(limit: Int) async throws -> [String] {
        try await longRead { database, _ in
            var faults: [String] = []
            do {
                let findings = try String.fetchCursor(database, sql: "PRAGMA integrity_check(\(limit))")
                while let finding = try findings.next() { faults.append(finding) }
            } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                faults.append("the check cannot continue: \(error.message ?? "")")
            }
            return faults.filter { $0 != "ok" }
        }
    }

    /// `quick_check` of a file that a crash left; about two seconds a gigabyte.
    package func checkAfterCrash() async throws {
        guard wasUnclean else { return }
        let finding: String
        do {
            finding = try await longRead { database, _ in
                try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
            }
        } catch {
            guard let damage = error as? RegentDatabase.DatabaseError, damage.code == .corrupt else { throw error }
            finding = damage.message
        }
        guard finding != "ok" else { return }
        writer.failStopNow(
            RegentDatabase.DatabaseError(.corrupt, "the database file is damaged", diagnostic: finding))
    }

    /// A read that may take longer than others, with a way to ask whether its task was cancelled.
    private func longRead<T: Sendable>(
        _ body: @escaping @Sendable (GRDB.Database, _ isWanted: @escaping @Sendable () -> Bool) throws -> T
    ) async throws -> T {
        try checkOpen()
        writer.longReads.add(1, ordering: .relaxed)
        defer { writer.longReads.subtract(1, ordering: .relaxed) }
        let wanted = Flag()
        do {
            return try await withTaskCancellationHandler {
                try await engine.read { database in try body(database) { wanted.isSet } }
            } onCancel: {
                wanted.clear()
            }
        } catch {
            throw Self.readError(error)
        }
    }

    private static func copy(
        _ source: GRDB.Database, to path: String, _ format: DatabaseFormat,
        isWanted: @escaping @Sendable () -> Bool
    ) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            // The file is thrown away after any failure: no journal, no sync.
            try database.execute(sql: "PRAGMA journal_mode = OFF")
            try database.execute(sql: "PRAGMA synchronous = OFF")
            // The first page is written before the copy: it declares that the others reserve space for their checksums.
            try SQLiteFileFormat.claim(database, as: format)
        }
        let target = try DatabaseQueue(path: path, configuration: configuration)
        SQLitePageChecksums.takeUnwrittenPages(of: source)
        var unwritten = 0
        try target.writeWithoutTransaction { database in
            defer { unwritten = SQLitePageChecksums.refuseUnwrittenPages(of: source) }
            do {
                try source.backup(to: database, pagesPerStep: pagesPerStep) { progress in
                    if !progress.isCompleted, !isWanted() { throw CancellationError() }
                }
            } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_IOERR {
                // Of the copy or of the source: neither says that the store itself has failed.
                throw RegentDatabase.DatabaseError(
                    .engine, "the copy cannot be written", diagnostic: error.message ?? "",
                    cause: error.extendedResultCode.rawValue)
            }
        }
        try target.close()
        if unwritten > 0 { try UnwrittenPages.verify(path) }
    }
}

/// Set until it is cleared, across threads.
private final class Flag: Sendable {
    private let state = Atomic(true)

    var isSet: Bool { state.load(ordering: .relaxed) }

    func clear() { state.store(false, ordering: .relaxed) }
}
