import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Stores of formats 2 and 3 that become stores of the present one: Tests/Fixtures/stores, made by earlier releases.
@Suite("Upgrade from earlier formats", .timeLimit(.minutes(10)))
struct FormatThreeTests {
    /// Rows a batch, so few that every table takes several.
    static let rows = 4

    struct Killed: Error {}

    /// The migrations of this release, the `transaction`-th of whose transactions fails before it is committed.
    static func migrations(failing transaction: Int) -> [Migration] {
        let count = Mutex(0)
        return StorageSchema.migrations(rows: rows).map { migration in
            Migration(migration.name, migration.statements) { connection, position in
                let next = try migration.batch?(connection, position)
                let number = count.withLock {
                    $0 += 1
                    return $0
                }
                if number == transaction { throw Killed() }
                return next
            }
        }
    }

    /// A copy of the fixture.
    static func copy(_ folder: TemporaryFolder, format: Int = 2) throws -> String {
        let path = folder.file("regent.db")
        try? FileManager.default.removeItem(atPath: path)
        let fixture = Checkout.file("Tests/Fixtures/stores/format-\(format)/regent.db")
        try FileManager.default.copyItem(atPath: fixture.path, toPath: path)
        return path
    }

    static func open(_ path: String) throws -> SQLiteDatabase {
        try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
    }

    static func openStore(_ database: SQLiteDatabase) async throws -> Store {
        try await Store.open(database, ownerUID: 1, now: 1) { [UInt8](repeating: 1, count: $0) }
    }

    static func digest(_ database: SQLiteDatabase) async throws -> [UInt8] {
        try await database.read { try StoreDigest.of($0) }
    }

    @Test("an upgraded store says what it said, is whole, and is of the present format", arguments: [2, 3])
    func upgrade(format: Int) async throws {
        try await withTemporaryFolder { folder in
            let database = try Self.open(try Self.copy(folder, format: format))
            #expect(try await database.settings()["user_version"] == "\(format)")
            let before = try await Self.digest(database)
            let store = try await Self.openStore(database)
            #expect(try await Self.digest(database) == before)
            #expect(try await database.settings()["user_version"] == "4")
            let audit = try await store.auditLedger()
            #expect(audit.faults == [] && audit.resourceCount > 10)
            let run = try await store.require(EvalRun.self, "evalRuns/passed")
            #expect(run.etag.count == 16 && run.etag == String(run.revision, radix: 16).leftPadded(to: 16))
            let attempts = try await store.write(.at(1)) {
                try $0.nextAttempt(plan: run.plan, modelVersion: run.modelVersion)
            }
            #expect(attempts == 6)
            await database.close()
        }
    }

    @Test("a document from before goes on with leaves of version 2; an etag from before is refused")
    func changeAfterwards() async throws {
        try await withTemporaryFolder { folder in
            let database = try Self.open(try Self.copy(folder))
            let etag = try await database.read {
                try $0.first("SELECT etag FROM resources WHERE name = 'evalRuns/running'")?["etag"].asText
            }
            let store = try await Self.openStore(database)
            let before = try await store.require(EvalRun.self, "evalRuns/running")
            @Sendable func change(_ etag: String) async throws -> EvalRun {
                try await store.write(.at(1), mutation: Mutation(etag: etag)) { transaction in
                    var run = try transaction.require(EvalRun.self, "evalRuns/running")
                    run.trigger = "after the upgrade"
                    return try transaction.update(run)
                }
            }
            let error = await #expect(throws: StorageError.self) { try await change(etag ?? "") }
            #expect(etag?.count == 32 && error?.code == .etagMismatch)
            let after = try await change(before.etag)
            let entry = try #require(try await store.entries(from: after.revision).first)
            #expect(entry.leafVersion == 2 && entry.previousRevision == before.revision)
            #expect(try await store.get(EvalRun.self, before.name, asOf: before.revision) == before)
            #expect(try await store.auditLedger().faults == [])
            await database.close()
        }
    }

    @Test("an upgrade that ends between any two transactions goes on with the next start", arguments: [2, 3])
    func interrupted(format: Int) async throws {
        try await withTemporaryFolder { folder in
            var (isDone, transaction, digests) = (false, 0, Set<[UInt8]>())
            while !isDone {
                transaction += 1
                let path = try Self.copy(folder, format: format)
                var database = try Self.open(path)
                digests.insert(try await Self.digest(database))
                do {
                    try await database.migrate(Self.migrations(failing: transaction))
                    isDone = true
                } catch is Killed {
                    #expect(try await database.settings()["user_version"] == "\(format)", "\(transaction)")
                    digests.insert(try await Self.digest(database))
                }
                await database.close()
                database = try Self.open(path)
                let store = try await Self.openStore(database)
                digests.insert(try await Self.digest(database))
                #expect(try await database.settings()["user_version"] == "4", "\(transaction)")
                #expect(try await store.auditLedger().faults == [], "\(transaction)")
                let calls = try await store.storedCounts().answers
                #expect(calls > 20, "\(transaction)")
                await database.close()
            }
            #expect(transaction > (format == 2 ? 10 : 3), "the tables take several batches")
            #expect(digests.count == 1)
        }
    }

    @Test("the digest of a store tells one from another by every part of it")
    func digest() async throws {
        try await withTemporaryFolder { folder in
            let database = try Self.open(try Self.copy(folder))
            _ = try await Self.openStore(database)
            var digests = [try await Self.digest(database)]
            for sql in [
                "UPDATE resources SET body = x'00' WHERE name = 'evalRuns/passed'",
                "UPDATE ledger SET salt = x'00' WHERE revision = 2",
                "UPDATE ledger SET reason = 'x' WHERE revision = 3",
                "UPDATE eval_segments SET digest = x'00' WHERE seq = 2 AND run = 'evalRuns/passed'",
                "UPDATE outcome_batches SET digest = x'00'", "DELETE FROM resources WHERE name = 'evalRuns/failed'",
            ] {
                #expect(try await database.write { try $0.execute(sql, []) } == 1, "\(sql)")
                digests.append(try await Self.digest(database))
            }
            #expect(Set(digests).count == digests.count)
            await database.close()
        }
    }
}

extension String {
    fileprivate func leftPadded(to count: Int) -> String { String(repeating: "0", count: count - self.count) + self }
}
