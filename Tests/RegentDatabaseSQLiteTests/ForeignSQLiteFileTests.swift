import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentTestKit
import Testing

@Suite("SQLite files of other programs")
struct ForeignSQLiteFileTests {
    private static let fixture = Checkout.file("Tests/Fixtures/mlflow/registry.db")

    @Test("A file is read, and neither it nor its folder is changed")
    func reading() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("f.db")
            try FileManager.default.copyItem(at: Self.fixture, to: URL(fileURLWithPath: path))
            let names = try ForeignSQLiteFile(path: path).read { connection in
                let rows = try connection.query("SELECT name FROM registered_models ORDER BY name", [])
                return try rows.map { try $0["name"].asText }
            }
            #expect(names == ["Fraud check", "churn"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["f.db"])
            let (one, other) = (try Data(contentsOf: Self.fixture), try Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(one == other)
        }
    }

    @Test(
        "No statement writes, reaches another file, or makes one",
        arguments: [
            "INSERT INTO registered_models (name) VALUES ('x')", "DROP TABLE registered_models",
            "CREATE TABLE t (x)", "ATTACH '/tmp/regent-other.db' AS other", "VACUUM INTO '/tmp/regent-other.db'",
        ])
    func writing(statement: String) throws {
        let file = try ForeignSQLiteFile(path: Self.fixture.path)
        #expect(throws: DatabaseError.self) {
            try file.read { try $0.execute(statement, []) }
        }
        #expect(!FileManager.default.fileExists(atPath: "/tmp/regent-other.db"))
    }

    /// The code of what opening and reading a file throws.
    private static func code(_ path: String) throws -> DatabaseError.Code? {
        do {
            _ = try ForeignSQLiteFile(path: path).read { try $0.query("SELECT name FROM sqlite_schema", []) }
            return nil
        } catch {
            return try #require(error as? DatabaseError).code
        }
    }

    @Test("What is no database, and what is not there, is refused by its code and not made")
    func refusals() async throws {
        try await withTemporaryFolder { folder in
            let missing = folder.file("missing.db")
            #expect(try Self.code(missing) == .cannotOpen)
            #expect(!FileManager.default.fileExists(atPath: missing))
            #expect(try Self.code(Checkout.file("Tests/Fixtures/mlflow/text.db").path) == .foreignFile)
            var bytes = try Data(contentsOf: Self.fixture)
            // The root page of the schema: its header is kept, its cells point nowhere.
            for place in 100..<512 { bytes[place] = 0xFF }
            let damaged = folder.file("damaged.db")
            try bytes.write(to: URL(fileURLWithPath: damaged))
            #expect(try Self.code(damaged) == .corrupt)
        }
    }
}
