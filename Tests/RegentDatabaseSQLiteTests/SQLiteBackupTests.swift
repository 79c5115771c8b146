import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentTestKit
import Synchronization
import Testing

/// Copies of a database that goes on, as of one moment.
@Suite("Online backup", .timeLimit(.minutes(10)))
struct SQLiteBackupTests {
    struct Refused: Error {}

    final class Done: Sendable {
        let isSet = Mutex(false)
    }

    static func filled(_ folder: DatabaseFolder, notes: Int = 500) async throws -> SQLiteDatabase {
        let database = try folder.open()
        try await database.migrate([NoteSQL.migration])
        for id in 1...notes { try await database.insertNote(id) }
        return database
    }

    static func backup(
        _ database: some Database, to target: DatabaseFolder
    ) async throws -> (notes: Int, bytes: UInt64) {
        try await database.backup(to: target.path) { connection, bytes in
            (Int(try connection.first(NoteSQL.count)?["notes"].asInteger ?? -1), bytes)
        }
    }

    @Test("the copy has exactly what the body saw, while writes continue")
    func snapshot() async throws {
        let database = try await Self.filled(try DatabaseFolder())
        let done = Done()
        try await withThrowingTaskGroup { group in
            group.addTask {
                var id = 10_000
                while !done.isSet.withLock({ $0 }) {
                    try await database.insertNote(id)
                    id += 1
                }
            }
            for _ in 0..<10 {
                let target = try DatabaseFolder()
                let (notes, bytes) = try await Self.backup(database, to: target)
                let size = try FileManager.default.attributesOfItem(atPath: target.path)[.size] as? UInt64
                #expect(size == bytes && bytes > 0)
                let copy = try target.open()
                #expect(!copy.wasUnclean)
                #expect(try await copy.noteCount() == notes && notes >= 500)
                #expect(try await copy.faults(limit: 10) == [])
                #expect(try await copy.settings()["page_checksums"] == "1")
                await copy.close()
            }
            done.isSet.withLock { $0 = true }
            try await group.waitForAll()
        }
        #expect(try await database.faults(limit: 10) == [])
        await database.close()
    }

    @Test("a body that throws refuses the copy before it begins")
    func refused() async throws {
        let database = try await Self.filled(try DatabaseFolder(), notes: 1)
        let target = try DatabaseFolder()
        await #expect(throws: Refused.self) {
            try await database.backup(to: target.path) { _, _ in throw Refused() }
        }
        #expect(!FileManager.default.fileExists(atPath: target.path))
        await database.close()
    }

    @Test("a database in memory becomes a file with checksums")
    func memory() async throws {
        let database = try SQLiteDatabase(.init(path: ":memory:", format: DatabaseFolder.format))
        try await database.migrate([NoteSQL.migration])
        try await database.insertNote(1)
        let target = try DatabaseFolder()
        _ = try await Self.backup(database, to: target)
        await database.close()
        let copy = try target.open()
        #expect(try await copy.noteIDs() == [1])
        await copy.close()
    }

    @Test("damage is not copied")
    func damaged() async throws {
        let folder = try DatabaseFolder()
        await (try await Self.filled(folder)).close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path))
        bytes[bytes.count - 2_000] ^= 4
        try bytes.write(to: URL(fileURLWithPath: folder.path))
        let database = try folder.open()
        let error = await #expect(throws: DatabaseError.self) {
            try await Self.backup(database, to: try DatabaseFolder())
        }
        #expect(error?.code == .corrupt)
        #expect(try await database.faults(limit: 10) != [])
        await database.close()
    }

    @Test("a long read does not block the writer: a checkpoint that does not wait empties the log")
    func longRead() async throws {
        let folder = try DatabaseFolder()
        let database = try folder.open { options in
            options.checkpointing.passivePages = 5
            options.checkpointing.truncatePages = 10
            options.checkpointing.idleAfter = .seconds(3_600)
        }
        try await database.migrate([NoteSQL.migration])
        let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let target = try DatabaseFolder()
        async let copied = database.backup(to: target.path) { connection, _ in
            _ = try connection.first(NoteSQL.count)
            begun.signal()
            ended.wait()
        }
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                begun.wait()
                continuation.resume()
            }
        }
        let before = database.counters.checkpoints
        for id in 1...50 { try await database.insertNote(id) }
        // A checkpoint that waits would fail for the reader, and would not count.
        #expect(database.counters.checkpoints > before)
        ended.signal()
        try await copied
        await database.close()
    }
}
