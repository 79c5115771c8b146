import Foundation
import GRDB
import RegentDatabase
import RegentDatabaseSQLite

/// A folder of its own for one test's database, removed when the test lets go of it.
final class DatabaseFolder: Sendable {
    static let format = DatabaseFormat(applicationID: 0x5247_4E54, version: 3)

    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "regent-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.appending(path: "store.db").path }

    func options(
        _ change: (inout SQLiteDatabase.Options) -> Void = { _ in }
    ) -> SQLiteDatabase.Options {
        var options = SQLiteDatabase.Options(path: path, format: Self.format)
        change(&options)
        return options
    }

    /// The folder stays as long as the database: one whose files are removed stops.
    func open(_ change: (inout SQLiteDatabase.Options) -> Void = { _ in }) throws -> SQLiteDatabase {
        var options = options(change)
        let onCommit = options.onCommit
        options.onCommit = { [self] work, commit in withExtendedLifetime(self) { onCommit(work, commit) } }
        return try SQLiteDatabase(options)
    }

    /// What a crash would leave: the files as they are now, while the database is still open.
    func copyAsAfterCrash() throws -> DatabaseFolder {
        let copy = try DatabaseFolder()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.path + suffix)
        }
        return copy
    }

    var logBytes: UInt64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return attributes?[.size] as? UInt64 ?? 0
    }
}

/// A second connection of its own, which sees only what is committed.
final class Outsider: Sendable {
    private let queue: DatabaseQueue

    init(_ folder: DatabaseFolder) throws {
        var configuration = Configuration()
        configuration.readonly = true
        queue = try DatabaseQueue(path: folder.path, configuration: configuration)
    }

    func sees(note id: Int) -> Bool {
        let found = try? queue.read {
            try Int.fetchOne($0, sql: "SELECT id FROM notes WHERE id = ?", arguments: [id])
        }
        return found == id
    }
}

enum NoteSQL {
    static let migration = Migration("0001 notes", ["CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT)"])
    static let insert = "INSERT INTO notes (id, text) VALUES ($1, $2)"
    static let count = "SELECT count(*) AS notes FROM notes"
}

extension RegentDatabase.Database {
    func insertNote(_ id: Int, lane: WriteLane = .control) async throws {
        try await write(lane: lane) { connection in
            try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .text("note \(id)")])
        }
    }

    func noteCount() async throws -> Int {
        try await read { connection in Int(try connection.first(NoteSQL.count)?["notes"].asInteger ?? -1) }
    }

    func noteIDs() async throws -> [Int] {
        try await read { connection in
            try connection.query("SELECT id FROM notes ORDER BY id", []).map { Int(try $0[0].asInteger) }
        }
    }
}
