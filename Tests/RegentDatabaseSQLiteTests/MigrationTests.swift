import RegentDatabase
import RegentDatabaseSQLite
import Synchronization
import Testing

@Suite("Migration")
struct MigrationTests {
    private static let second = Migration(
        "0002 more", ["CREATE TABLE more (x BIGINT, d DOUBLE PRECISION, b BYTEA)"])

    private func open() throws -> SQLiteDatabase {
        try SQLiteDatabase(.init(path: ":memory:", format: DatabaseFolder.format))
    }

    @Test("each migration is applied once, in order, and repeating is harmless")
    func once() async throws {
        let database = try open()
        try await database.migrate([NoteSQL.migration])
        try await database.insertNote(1)
        try await database.migrate([NoteSQL.migration, Self.second])
        try await database.migrate([NoteSQL.migration, Self.second])
        #expect(try await database.noteCount() == 1)
        await database.close()
    }

    @Test(
        "a list that does not continue the recorded one is refused",
        arguments: [
            [], [NoteSQL.migration], [second, NoteSQL.migration], [Migration("0001 renamed", []), second],
        ])
    func mismatch(list: [Migration]) async throws {
        let database = try open()
        try await database.migrate([NoteSQL.migration, Self.second])
        let error = await #expect(throws: DatabaseError.self) { try await database.migrate(list) }
        #expect(error?.code == .migrationMismatch)
        await database.close()
    }

    @Test("a failing migration leaves no trace")
    func atomic() async throws {
        let database = try open()
        let broken = Migration(
            "0001 broken", ["CREATE TABLE notes (id BIGINT)", "CREATE TABEL typo (id BIGINT)"])
        await #expect(throws: DatabaseError.self) { try await database.migrate([broken]) }
        try await database.migrate([NoteSQL.migration])
        #expect(try await database.noteCount() == 0)
        await database.close()
    }

    @Test("tables are strict: text does not enter a number column")
    func strict() async throws {
        let database = try open()
        try await database.migrate([NoteSQL.migration, Self.second])
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.execute("INSERT INTO more (x) VALUES ($1)", [.text("x")]) }
        }
        #expect(error?.code == .constraint)
        await database.close()
    }

    /// Copies notes to another table, two a batch; the `failing`-th batch fails after its work, counted from 1.
    private static func copying(failing: Int = 0) -> Migration {
        let count = Mutex(0)
        return Migration("0002 copies", ["CREATE TABLE copies (id BIGINT PRIMARY KEY) WITHOUT ROWID"]) {
            connection, position in
            let after = SQLValue.integer(Int64(position) ?? 0)
            let ids = try connection.query("SELECT id FROM notes WHERE id > $1 ORDER BY id LIMIT 2", [after])
            for row in ids { try connection.execute("INSERT INTO copies VALUES ($1)", [row["id"]]) }
            let number = count.withLock {
                $0 += 1
                return $0
            }
            if number == failing { throw DatabaseError(.full, "a test made this batch fail") }
            return ids.count < 2 ? nil : try ids.last.map { "\(try $0["id"].asInteger)" }
        }
    }

    @Test("a migration in batches continues after the last committed batch", arguments: 1...4)
    func batches(failing: Int) async throws {
        let database = try open()
        try await database.migrate([NoteSQL.migration])
        for id in 1...7 { try await database.insertNote(id) }
        await #expect(throws: DatabaseError.self) {
            try await database.migrate([NoteSQL.migration, Self.copying(failing: failing)])
        }
        let copied = try await database.read {
            try $0.query("SELECT name FROM sqlite_master WHERE name = 'copies'", []).isEmpty
                ? 0 : try $0.query("SELECT id FROM copies", []).count
        }
        #expect(copied == 2 * (failing - 1), "what failed is undone")
        for _ in 1...2 { try await database.migrate([NoteSQL.migration, Self.copying()]) }
        let ids = try await database.read { try $0.query("SELECT id FROM copies ORDER BY id", []) }
        #expect(ids.map { $0["id"] } == (1...7).map { .integer($0) })
        await database.close()
    }

    @Test("the file gets the new format only once every migration is applied")
    func format() async throws {
        let folder = try DatabaseFolder()
        var earlier = folder.options()
        earlier.format = DatabaseFormat(applicationID: DatabaseFolder.format.applicationID, version: 2)
        var database = try SQLiteDatabase(earlier)
        try await database.migrate([NoteSQL.migration])
        for id in 1...3 { try await database.insertNote(id) }
        await database.close()
        database = try folder.open()
        await #expect(throws: DatabaseError.self) {
            try await database.migrate([NoteSQL.migration, Self.copying(failing: 2)])
        }
        #expect(try await database.settings()["user_version"] == "2")
        try await database.migrate([NoteSQL.migration, Self.copying()])
        #expect(try await database.settings()["user_version"] == "3")
        await database.close()
        let error = #expect(throws: DatabaseError.self) { try SQLiteDatabase(earlier) }
        #expect(error?.code == .newerFormat)
    }
}
