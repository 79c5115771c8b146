import RegentDatabase
import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

/// The rows of the index: those of a document follow it, those of a tuple are made and removed at start.
@Suite("Index rows", .timeLimit(.minutes(10)))
struct IndexCatalogueTests {
    /// Every row of the index: fields of the tuple, name in lower case and columns.
    static func rows(_ fixture: StoreFixture) async throws -> [String] {
        try await fixture.database.read { connection in
            try connection.query(
                """
                SELECT kind, fields, name_key, vals FROM resource_index AS i JOIN kinds AS k ON k.kind_id = i.kind_id \
                JOIN index_tuples AS t ON t.tuple_id = i.tuple_id AND t.kind_id = i.kind_id
                """, []
            ).map {
                let columns = IndexValueEncoding.columns(of: try $0["vals"].asBlob)
                return
                    "\(try $0["kind"].asText) \(try $0["fields"].asText) \(try $0["name_key"].asText) \(columns ?? [])"
            }.sorted()
        }
    }

    /// The rows that documents should have.
    static func expected<D: Document>(_ documents: [D]) -> [String] {
        documents.flatMap { document in
            zip(D.indexes, document.indexColumns).map {
                "\(D.kind) \($0.joined(separator: ",")) \(document.name.lowercased()) \($1)"
            }
        }.sorted()
    }

    /// The store after another start.
    static func restarted(_ fixture: StoreFixture, _ folder: TemporaryFolder) async throws -> StoreFixture {
        await fixture.close()
        return try await StoreFixture(path: folder.file("store.db"))
    }

    /// A store of 300 runs in a file.
    static func fixture(_ folder: TemporaryFolder) async throws -> StoreFixture {
        let fixture = try await StoreFixture(path: folder.file("store.db"))
        for number in 0..<300 { try await fixture.create("Run-\(number)", at: Int64(number) * 1_000) }
        return fixture
    }

    @Test("a document has a row for each tuple, as it is now")
    func follow() async throws {
        let fixture = try await StoreFixture()
        for id in ["A", "b"] { try await fixture.create(id, at: 5) }
        #expect(try await Self.rows(fixture) == Self.expected(try await fixture.store.list(EvalRun.self).items))
        try await fixture.update("A", state: .sealed, at: 6)
        try await fixture.update("b", trigger: "x", at: 7)
        let runs = try await fixture.store.list(EvalRun.self).items
        #expect(runs.map(\.state) == [.sealed, .running])
        #expect(try await Self.rows(fixture) == Self.expected(runs))
        await fixture.close()
    }

    @Test("what is undone leaves the rows as they were")
    func undone() async throws {
        struct Refused: Error {}
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        let before = try await Self.rows(fixture)
        try? await fixture.store.write(.at(1)) { transaction in
            var run = try transaction.require(EvalRun.self, "evalRuns/A")
            run.state = .sealed
            _ = try transaction.update(run)
            _ = try transaction.create(EvalRun(name: "evalRuns/B"))
            throw Refused()
        }
        #expect(try await Self.rows(fixture) == before)
        await fixture.close()
    }

    @Test(
        "a start writes the rows of a tuple that is new, and removes those of one that is gone",
        arguments: [
            // As if an earlier release had not had the tuple; as if this one's had been interrupted; as if a later one
            // had had another.
            "DELETE FROM index_tuples WHERE fields = 'state,create_time' AND kind_id = \(ofRuns)",
            "DELETE FROM index_tuples WHERE fields LIKE 'scope:%' AND kind_id = \(ofRuns)",
            "UPDATE index_tuples SET filled_key = 'evalruns/run-2' WHERE kind_id = \(ofRuns)",
            "UPDATE index_tuples SET fields = 'trigger' WHERE fields = 'create_time' AND kind_id = \(ofRuns)",
        ])
    func catalogue(sql: String) async throws {
        try await withTemporaryFolder { folder in
            let fixture = try await Self.fixture(folder)
            let expected = try await Self.rows(fixture)
            #expect(expected.count == 300 * EvalRun.indexes.count)
            try await fixture.database.write { connection in
                #expect(try connection.execute(sql, []) > 0)
                // What was not written yet.
                let missing =
                    sql.contains("filled_key")
                    ? "name_key > 'evalruns/run-2'" : "tuple_id NOT IN (SELECT tuple_id FROM index_tuples)"
                try connection.execute("DELETE FROM resource_index WHERE kind_id = \(Self.ofRuns) AND \(missing)", [])
            }
            let again = try await Self.restarted(fixture, folder)
            #expect(try await Self.rows(again) == expected)
            #expect(try await again.store.auditLedger().faults == [])
            let stray = try await again.database.read { connection in
                try connection.first(
                    "SELECT 1 FROM resource_index WHERE tuple_id NOT IN (SELECT tuple_id FROM index_tuples) LIMIT 1")
            }
            #expect(stray == nil)
            await again.close()
        }
    }

    @Test("a tuple of a kind that only a later release knows holds up no other one")
    func unknownKind() async throws {
        try await withTemporaryFolder { folder in
            let fixture = try await Self.fixture(folder)
            let expected = try await Self.rows(fixture)
            try await fixture.database.write { connection in
                let changes = [
                    "INSERT INTO kinds (kind_id, kind) VALUES (9999, 'laters')",
                    "INSERT INTO index_tuples (tuple_id, kind_id, fields, filled_key) VALUES (0, 9999, 'later', '')",
                    "UPDATE index_tuples SET filled_key = '' WHERE kind_id = \(Self.ofRuns)",
                    "DELETE FROM resource_index WHERE kind_id = \(Self.ofRuns)",
                ]
                for sql in changes { try connection.execute(sql, []) }
            }
            let again = try await Self.restarted(fixture, folder)
            #expect(try await Self.rows(again) == expected)
            await again.close()
        }
    }

    static let ofRuns = "(SELECT kind_id FROM kinds WHERE kind = 'evalRuns')"
}
