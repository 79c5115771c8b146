import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentTestKit
import Testing

@Suite("Checkpoints")
struct SQLiteCheckpointTests {
    private static let blob = SQLValue.blob(Array(repeating: 7, count: 40_000))
    private static let table = Migration(
        "0001 blobs", ["CREATE TABLE blobs (id BIGINT PRIMARY KEY, body BYTEA)"])

    private func open(
        _ folder: DatabaseFolder, _ change: (inout SQLiteCheckpointing) -> Void
    ) async throws -> SQLiteDatabase {
        let database = try folder.open { options in
            options.checkpointing.idleAfter = .seconds(3_600)
            change(&options.checkpointing)
        }
        try await database.migrate([Self.table])
        return database
    }

    private func insert(_ count: Int, into database: SQLiteDatabase) async throws {
        for id in 0..<count {
            try await database.write { connection in
                try connection.execute("INSERT INTO blobs VALUES ($1, $2)", [.integer(Int64(id)), Self.blob])
            }
        }
    }

    @Test("the writer checkpoints by pages, so the log restarts instead of growing")
    func passive() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder) { $0.passivePages = 50 }
        try await insert(100, into: database)
        #expect(database.counters.checkpoints >= 10)
        #expect(folder.logBytes < 2_000_000)  // 100 blobs are 4 MB.
        await database.close()
    }

    @Test("without a checkpoint the log grows: the control of the test above")
    func none() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder) { _ in }
        try await insert(80, into: database)
        #expect(database.counters.checkpoints == 0)
        #expect(folder.logBytes > 3_200_000)
        await database.close()
        #expect(folder.logBytes == 0)
    }

    @Test("a log over its size limit is truncated")
    func truncate() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder) { ($0.passivePages, $0.truncatePages) = (1_000_000, 100) }
        try await insert(12, into: database)
        // The checkpoint follows the reply; the next write waits for it.
        try await database.write { _ in }
        #expect(database.counters.checkpoints >= 1)
        #expect(folder.logBytes < 100 * 4_120)
        await database.close()
    }

    @Test("an idle store empties its log", .timeLimit(.minutes(10)))
    func idle() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder) { $0.idleAfter = .milliseconds(2) }
        try await insert(1, into: database)
        #expect(await eventually { folder.logBytes == 0 })
        await database.close()
    }
}
