import RegentDatabase
import RegentDatabaseSQLite
import Testing

@Suite("Migration")
struct MigrationTests {
    private static let second = Migration(
        "0002 more", ["CREATE TABLE more (x BIGINT, d DOUBLE PRECISION, b BYTEA)"])

    private func open() throws -> SQLiteDatabase {
        try SQLiteDatabase(.init(path: ":memory:", format: DatabaseFolder.format))
    }

    @Test("each is applied once, in order, and repeating is harmless")
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

    @Test("one that fails leaves nothing behind")
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
}
