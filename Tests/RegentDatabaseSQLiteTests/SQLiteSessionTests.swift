import RegentDatabase
import RegentDatabaseSQLite
import Testing

@Suite("SQL through the database protocol")
struct SQLiteSessionTests {
    private func open() async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(.init(path: ":memory:", format: DatabaseFolder.format))
        try await database.migrate([NoteSQL.migration])
        return database
    }

    @Test(
        "parameters bind by number, whatever their order in the text",
        arguments: [
            ("SELECT $2, $1", [SQLValue.text("two"), .text("one")]),
            ("SELECT $2, $1, $2", [.text("two"), .text("one"), .text("two")]),
            ("SELECT '$1', $1, $2", [.text("$1"), .text("one"), .text("two")]),
            ("SELECT 'it''s $2', $1, $2", [.text("it's $2"), .text("one"), .text("two")]),
            ("SELECT $1 AS \"$9\", $2 -- and $3\n", [.text("one"), .text("two")]),
        ])
    func numbered(sql: String, expected: [SQLValue]) async throws {
        let database = try await open()
        let row = try await database.read { try $0.first(sql, [.text("one"), .text("two")]) }
        #expect(row?.values == expected)
        await database.close()
    }

    @Test("ten parameters and more keep their numbers")
    func manyParameters() async throws {
        let database = try await open()
        let sql = "SELECT " + (1...25).reversed().map { "$\($0)" }.joined(separator: ", ")
        let row = try await database.read { try $0.first(sql, (1...25).map { .integer($0) }) }
        #expect(row?.values == (1...25).reversed().map { .integer($0) })
        await database.close()
    }

    @Test(
        "every kind of value comes back as it went in",
        arguments: [
            SQLValue.null, .integer(.min), .integer(.max), .double(-0.0), .double(1e308), .text(""),
            .text("Grüße 🦉"), .blob([]), .blob([0, 255, 0]), .bound(.max),
        ])
    func roundTrip(value: SQLValue) async throws {
        let database = try await open()
        let back = try await database.read { try $0.first("SELECT $1 AS value", [value])?["value"] }
        #expect(back == value)
        await database.close()
    }

    @Test(
        "an error of the caller is reported as misuse",
        arguments: [
            ("SELECT $1", [SQLValue.text("nul\0tail")]), ("SELECT $1", []), ("SELECT $1", [.null, .null]),
            ("SELEKT 1", []), ("SELECT no_such_column FROM notes", []),
        ])
    func misuse(sql: String, values: [SQLValue]) async throws {
        let database = try await open()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.query(sql, values) }
        }
        #expect(error?.code == .misuse)
        await database.close()
    }

    @Test("a read cannot write")
    func readOnly() async throws {
        let folder = try DatabaseFolder()
        let database = try folder.open()
        try await database.migrate([NoteSQL.migration])
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.execute(NoteSQL.insert, [.integer(1), .null]) }
        }
        #expect(error?.code == .readOnly)
        await database.close()
    }

    @Test("a read past its time ends")
    func readTime() async throws {
        var options = SQLiteDatabase.Options(path: ":memory:", format: DatabaseFolder.format)
        options.readTimeMax = .zero
        let database = try SQLiteDatabase(options)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.query("SELECT 1", []) }
        }
        #expect(error?.code == .timeout)
        await database.close()
    }

    @Test("rows stream one by one and stop when told")
    func streaming() async throws {
        let database = try await open()
        for id in 1...5 { try await database.insertNote(id) }
        let seen = try await database.read { connection in
            var seen: [Int64] = []
            try connection.forEachRow("SELECT id FROM notes ORDER BY id", []) { row in
                seen.append(try row["id"].asInteger)
                return seen.count < 3
            }
            return seen
        }
        #expect(seen == [1, 2, 3])
        await database.close()
    }

    @Test("a column of another type throws")
    func columnType() async throws {
        let database = try await open()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.first("SELECT 'x' AS n")?["n"].asInteger }
        }
        #expect(error?.code == .columnType)
        await database.close()
    }

    @Test("execute counts the rows it changed")
    func changes() async throws {
        let database = try await open()
        for id in 1...4 { try await database.insertNote(id) }
        let changed = try await database.write {
            try $0.execute("DELETE FROM notes WHERE id > $1", [.integer(1)])
        }
        let none = try await database.write {
            try $0.execute("DELETE FROM notes WHERE id > $1", [.integer(9)])
        }
        #expect((changed, none) == (3, 0))
        await database.close()
    }
}
