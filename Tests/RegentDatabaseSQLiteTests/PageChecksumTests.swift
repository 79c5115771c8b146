import Foundation
import GRDB
import RegentDatabase
import RegentDatabaseSQLite
import RegentKernels
import RegentTestKit
import Testing

/// Damage of the file, a bit at a time: what is read is what was written, or an error.
@Suite("Checksums of pages", .timeLimit(.minutes(10)))
struct PageChecksumTests {
    static let pageBytes = 4_096
    static let noteCount = 300

    /// A closed file of a few tables, indexes and long values.
    static func closedFile() async throws -> DatabaseFolder {
        let folder = try DatabaseFolder()
        let database = try folder.open()
        try await database.migrate([
            NoteSQL.migration, Migration("0002 texts", ["CREATE INDEX notes_by_text ON notes (text)"]),
        ])
        try await database.write { connection in
            for id in 1...noteCount {
                let text = String(repeating: "note \(id) ", count: id % 100 == 0 ? 2_000 : 3)
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .text(text)])
            }
        }
        await database.close()
        return folder
    }

    /// Everything the file holds, read by table, by index and by key.
    static func answers(_ database: SQLiteDatabase) async throws -> [[RegentDatabase.Row]] {
        try await database.read { connection in
            [
                try connection.query("SELECT id, text FROM notes ORDER BY id", []),
                try connection.query("SELECT id FROM notes WHERE text >= 'note 2' ORDER BY text", []),
                try connection.query("SELECT count(*) FROM notes", []),
                try connection.query("SELECT text FROM notes WHERE id = 200", []),
            ]
        }
    }

    static func bytes(_ folder: DatabaseFolder) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder.path))
    }

    /// The answers of a file with these bytes; nil where it is refused as damaged.
    static func answers(of bytes: Data) async throws -> [[RegentDatabase.Row]]? {
        let folder = try DatabaseFolder()
        try bytes.write(to: URL(fileURLWithPath: folder.path))
        let allowed: [RegentDatabase.DatabaseError.Code] = [.corrupt, .foreignFile, .newerFormat]
        let database: SQLiteDatabase
        do {
            database = try folder.open()
        } catch let error as RegentDatabase.DatabaseError {
            #expect(allowed.contains(error.code), "\(error)")
            return nil
        }
        do {
            let answers = try await Self.answers(database)
            await database.close()
            return answers
        } catch let error as RegentDatabase.DatabaseError {
            #expect(allowed.contains(error.code), "\(error)")
            await database.close()
            return nil
        }
    }

    @Test("every page ends in the documented checksum")
    func format() async throws {
        let bytes = [UInt8](try Self.bytes(try await Self.closedFile()))
        #expect(bytes[20] == 8 && bytes.count % Self.pageBytes == 0)
        for (index, start) in stride(from: 0, to: bytes.count, by: Self.pageBytes).enumerated() {
            let page = Array(bytes[start..<start + Self.pageBytes])
            let stored = page.suffix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
            let content = Kernels.xxh64(Array(page.dropLast(8)).span)
            let expected = content ^ UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
            #expect(stored == expected || page.allSatisfy { $0 == 0 }, "page \(index + 1)")
        }
    }

    @Test("a flipped bit of the header gives an error, or the same answers")
    func header() async throws {
        let folder = try await Self.closedFile()
        let bytes = try Self.bytes(folder)
        let whole = try await Self.answers(of: bytes)
        try #require(whole != nil)
        for bit in 0..<800 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            let answers = try await Self.answers(of: damaged)
            #expect(answers == nil, "bit \(bit) of the header: \(answers == whole ? "same" : "other") answers")
        }
    }

    @Test("a flipped bit anywhere gives an error, or the same answers")
    func anywhere() async throws {
        let folder = try await Self.closedFile()
        let bytes = try Self.bytes(folder)
        let whole = try await Self.answers(of: bytes)
        try #require(whole != nil)
        var random = SplitMix64(seed: announcedSeed("PageChecksums.anywhere"))
        var found = 0
        for _ in 0..<400 {
            let bit = Int.random(in: 0..<bytes.count * 8, using: &random)
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            let answers = try await Self.answers(of: damaged)
            #expect(answers == nil || answers == whole, "bit \(bit)")
            found += answers == nil ? 1 : 0
        }
        // About four of five bits lie in pages that are read; half of them is 14 standard deviations away.
        #expect(found > 200, "most pages are read")
    }

    @Test("any page of zeros gives an error, or the same answers")
    func zeros() async throws {
        let bytes = try Self.bytes(try await Self.closedFile())
        let whole = try await Self.answers(of: bytes)
        try #require(whole != nil)
        let pages = bytes.count / Self.pageBytes
        var found = 0
        for page in 0..<pages {
            var damaged = bytes
            damaged.replaceSubrange(
                page * Self.pageBytes..<(page + 1) * Self.pageBytes, with: Data(count: Self.pageBytes))
            let answers = try await Self.answers(of: damaged)
            #expect(answers == nil || answers == whole, "page \(page + 1)")
            found += answers == nil ? 1 : 0
        }
        #expect(found > pages / 2, "most pages are read")
    }

    /// A closed file whose free pages hold zeros, as if they had never been written.
    static func fileWithUnwrittenPages() async throws -> DatabaseFolder {
        let folder = try DatabaseFolder()
        let database = try folder.open()
        try await database.migrate([NoteSQL.migration])
        try await database.write { connection in
            try connection.execute(NoteSQL.insert, [.integer(1), .text("before")])
            try connection.execute(NoteSQL.insert, [.integer(2), .text(String(repeating: "x", count: 400_000))])
            try connection.execute(NoteSQL.insert, [.integer(3), .text("behind")])
            try connection.execute("DELETE FROM notes WHERE id = 2", [])
        }
        await database.close()
        var bytes = try Self.bytes(folder)
        func word(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        // The leaves of the first page of the list of free pages.
        let trunk = (word(32) - 1) * pageBytes
        for leaf in (0..<word(trunk + 4)).map({ word(trunk + 8 + 4 * $0) }) {
            bytes.replaceSubrange((leaf - 1) * pageBytes..<leaf * pageBytes, with: Data(count: pageBytes))
        }
        try bytes.write(to: URL(fileURLWithPath: folder.path))
        return folder
    }

    static func zeroPages(_ bytes: Data) -> [Int] {
        (0..<bytes.count / pageBytes).filter { page in
            bytes[page * pageBytes..<(page + 1) * pageBytes].allSatisfy { $0 == 0 }
        }
    }

    @Test("pages that were never written do not keep a file from being read, checked, written and copied")
    func unwritten() async throws {
        let folder = try await Self.fileWithUnwrittenPages()
        #expect(try Self.zeroPages(Self.bytes(folder)).count > 50, "the file has such pages")
        let database = try folder.open()
        #expect(try await database.faults(limit: 10) == [])
        let copy = try DatabaseFolder()
        try await database.backup(to: copy.path) { _, _ in }
        #expect(try await database.noteIDs() == [1, 3])
        for id in 10..<200 {
            try await database.write { connection in
                let text = String(repeating: "y", count: 8_000)
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .text(text)])
            }
        }
        #expect(try await database.noteCount() == 192)
        await database.close()
        let copied = try copy.open()
        #expect(try await copied.noteIDs() == [1, 3])
        #expect(try await copied.faults(limit: 10) == [])
        await copied.close()
    }

    @Test("a copy of a file in which a page in use holds zeros is refused")
    func copyOfZeros() async throws {
        let folder = try await Self.closedFile()
        var bytes = try Self.bytes(folder)
        let page = bytes.count / Self.pageBytes / 2
        bytes.replaceSubrange(page * Self.pageBytes..<(page + 1) * Self.pageBytes, with: Data(count: Self.pageBytes))
        try bytes.write(to: URL(fileURLWithPath: folder.path))
        let database = try folder.open()
        let copy = try DatabaseFolder()
        let error = await #expect(throws: RegentDatabase.DatabaseError.self) {
            try await database.backup(to: copy.path) { _, _ in }
        }
        #expect(error?.code == .corrupt)
        #expect(try await database.faults(limit: 10) != [], "its copy has not made it whole")
        await database.close()
    }

    @Test("a page in the place of another one is detected")
    func swapped() async throws {
        let bytes = try Self.bytes(try await Self.closedFile())
        let last = bytes.count - Self.pageBytes..<bytes.count
        let before = bytes.count - 2 * Self.pageBytes..<bytes.count - Self.pageBytes
        var damaged = bytes
        damaged.replaceSubrange(last, with: bytes[before])
        damaged.replaceSubrange(before, with: bytes[last])
        #expect(try await Self.answers(of: damaged) == nil)
    }

    @Test("damage met by the writer ends all writing")
    func writer() async throws {
        let folder = try await Self.closedFile()
        var bytes = try Self.bytes(folder)
        for page in 1..<bytes.count / Self.pageBytes { bytes[page * Self.pageBytes + 100] ^= 1 }
        try bytes.write(to: URL(fileURLWithPath: folder.path))
        let stops = CollectedValues<RegentDatabase.DatabaseError>(1)
        let database = try folder.open { options in options.onFailStop = { stops.append($0) } }
        let error = await #expect(throws: RegentDatabase.DatabaseError.self) { try await database.insertNote(7_000) }
        #expect(error?.code == .corrupt)
        #expect(await stops.all().map(\.code) == [.corrupt])
        await database.close()
    }

    /// A file as the first release wrote it: no room for checksums.
    static func earlierFile(closed: Bool) throws -> DatabaseFolder {
        let folder = try DatabaseFolder()
        let queue = try DatabaseQueue(path: folder.path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA application_id = \(DatabaseFolder.format.applicationID)")
            try database.execute(sql: "PRAGMA user_version = 1")
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try database.execute(sql: "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT) STRICT")
            for id in 1...200 {
                try database.execute(
                    sql: "INSERT INTO notes VALUES (?, ?)", arguments: [id, String(repeating: "x", count: id * 50)])
            }
        }
        if closed {
            try queue.close()
            return folder
        }
        let crashed = try folder.copyAsAfterCrash()
        try queue.close()
        return crashed
    }

    @Test("a file of the first release is rewritten with checksums, once", arguments: [true, false])
    func adopted(closed: Bool) async throws {
        let folder = try Self.earlierFile(closed: closed)
        for _ in 1...2 {
            let database = try folder.open()
            #expect(try await database.noteIDs() == Array(1...200))
            #expect(try await database.faults(limit: 10) == [])
            let settings = try await database.settings()
            #expect(settings["page_checksums"] == "1" && settings["user_version"] == "2")
            try await database.write { try $0.execute("DELETE FROM notes WHERE id = 1000", []) }
            await database.close()
            #expect(try Self.bytes(folder)[20] == 8)
        }
        var bytes = try Self.bytes(folder)
        bytes[2 * Self.pageBytes + 1_000] ^= 1
        try bytes.write(to: URL(fileURLWithPath: folder.path))
        let damaged = try folder.open()
        #expect(try await damaged.faults(limit: 10) != [])
        await damaged.close()
    }
}
