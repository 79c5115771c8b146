import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import Testing

@Suite("SQLite settings")
struct SQLiteSettingsTests {
    @Test("every setting of the durability contract reads back from the open file")
    func readBack() async throws {
        let folder = try DatabaseFolder()
        let database = try folder.open()
        let settings = try await database.settings()
        let expected = [
            "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
            "cell_size_check": "1", "mmap_size": "0", "temp_store": "2", "busy_timeout": "5000",
            "wal_autocheckpoint": "0", "journal_size_limit": "67108864", "secure_delete": "2",
            "application_id": "\(0x5247_4E54)", "user_version": "3", "limit_length": "16777216",
            "limit_sql_length": "65536", "limit_attached": "0",
            "page_checksums": "1", "cache_size": "-16384", "sqlite_version": SQLiteDatabase.sqliteVersion,
        ]
        #expect(settings == expected)
        await database.close()
    }

    @Test(
        "readers carry the settings too",
        arguments: [
            ("trusted_schema", 0), ("cell_size_check", 1), ("mmap_size", 0), ("temp_store", 2),
            ("busy_timeout", 5_000), ("foreign_keys", 1),
        ] as [(String, Int64)])
    func readers(name: String, value: Int64) async throws {
        let folder = try DatabaseFolder()
        let database = try folder.open()
        let reported = try await database.read { try $0.first("PRAGMA \(name)")?[0].asInteger }
        #expect(reported == value)
        await database.close()
    }

    @Test(
        "SQL can open neither another file nor an extension",
        arguments: [
            "ATTACH DATABASE ':memory:' AS other", "SELECT load_extension('x')",
        ])
    func closedIn(sql: String) async throws {
        let database = try DatabaseFolder().open()
        await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.query(sql, []) }
        }
        await database.close()
    }

    @Test("a memory database says that it is volatile and works the same")
    func memory() async throws {
        let database = try SQLiteDatabase(.init(path: ":memory:", format: DatabaseFolder.format))
        #expect(database.isVolatile)
        try await database.migrate([NoteSQL.migration])
        try await database.insertNote(1)
        #expect(try await database.noteCount() == 1)
        #expect(try await database.settings()["foreign_keys"] == "1")
        await database.close()
    }

    @Test(
        "a file of another program, of a newer format, or no database at all is refused",
        arguments: [
            (DatabaseFormat(applicationID: 7, version: 3), DatabaseError.Code.foreignFile),
            (DatabaseFormat(applicationID: 0x5247_4E54, version: 4), .newerFormat),
        ])
    func formats(format: DatabaseFormat, code: DatabaseError.Code) async throws {
        let folder = try DatabaseFolder()
        await (try folder.open { $0.format = format }).close()
        let error = #expect(throws: DatabaseError.self) { try folder.open() }
        #expect(error?.code == code)
    }

    @Test("a text file is refused and left alone")
    func textFile() throws {
        let folder = try DatabaseFolder()
        let text = Data(repeating: 0x61, count: 4_096)
        try text.write(to: URL(fileURLWithPath: folder.path))
        let error = #expect(throws: DatabaseError.self) { try folder.open() }
        #expect(error?.code == .foreignFile)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == text)
    }

    @Test("a file that cannot be created is reported as such")
    func noFolder() {
        let options = SQLiteDatabase.Options(path: "/nonexistent/store.db", format: DatabaseFolder.format)
        let error = #expect(throws: DatabaseError.self) { try SQLiteDatabase(options) }
        #expect(error?.code == .cannotOpen)
    }
}
