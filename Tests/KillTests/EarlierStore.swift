import Crypto
import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentStorage
import RegentTestKit

/// A store of format 2 whose upgrade takes many transactions: Tests/Fixtures/stores/format-2, made by the release
/// before, and copies of one of its runs with their entries and keyed calls, as that release wrote them.
struct EarlierStore {
    /// The entry that created the run that is copied.
    private static let revision: Int64 = 13
    private static let run = "evalRuns/running"

    /// Path of the database.
    let path: String
    /// Its content digest.
    let digest: [UInt8]
    /// Resources in it.
    let resourceCount: UInt64

    /// Makes the store, still of format 2.
    static func make(in folder: TemporaryFolder, runs: Int) async throws -> EarlierStore {
        let path = folder.file("earlier.db")
        let fixture = Checkout.file("Tests/Fixtures/stores/format-2/regent.db").path
        try FileManager.default.copyItem(atPath: fixture, toPath: folder.file("read.db"))
        try FileManager.default.copyItem(atPath: fixture, toPath: path)
        let entry = try await entry(in: folder.file("read.db"))
        let database = try open(path)
        let store = try await database.write { connection in
            for number in 1...runs { try copy(entry, number: number, on: connection) }
            let count = try connection.first("SELECT count(*) AS n FROM resources")?["n"].asInteger ?? 0
            return EarlierStore(path: path, digest: try StoreDigest.of(connection), resourceCount: UInt64(count))
        }
        await database.close()
        return store
    }

    /// What an upgraded copy has now; its upgrade, if it was not done, is done now.
    static func content(of path: String) async throws -> (digest: [UInt8], audit: LedgerAudit) {
        let database = try open(path)
        let store = try await Store.open(database, ownerUID: 1, now: 1) { [UInt8](repeating: 1, count: $0) }
        let content = (try await database.read { try StoreDigest.of($0) }, try await store.auditLedger())
        await database.close()
        return content
    }

    private static func open(_ path: String) throws -> SQLiteDatabase {
        try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
    }

    /// The entry, read by this release from a copy that is upgraded for it.
    private static func entry(in path: String) async throws -> LedgerEntry {
        let database = try open(path)
        let store = try await Store.open(database, ownerUID: 1, now: 1) { [UInt8](repeating: 1, count: $0) }
        let entries = try await store.entries(from: UInt64(revision), limit: 1)
        await database.close()
        return try entries.first ?? { throw CocoaError(.fileReadCorruptFile) }()
    }

    /// One more run with its entry and its keyed call; its leaf is of the earliest version, which commits to digests.
    private static func copy(
        _ template: LedgerEntry, number: Int, on connection: any DatabaseConnection
    ) throws {
        let last = try connection.first("SELECT max(revision) AS n FROM ledger")?["n"].asInteger ?? 0
        let salt = try connection.first(
            "SELECT salt FROM ledger WHERE revision = $1", [.integer(revision)])?["salt"].asBlob
        var (entry, run) = (template, try EvalRun(decoding: template.payload))
        run.name = "evalRuns/copy-\(number)"
        (entry.revision, entry.resource, entry.payload) = (UInt64(last) + 1, run.name, run.encoded())
        entry.afterDigest = Array(SHA256.hash(data: entry.payload))
        let etag = entry.afterDigest.prefix(16).map { String(format: "%02x", $0) }.joined()
        let values: [SQLValue] = [
            .integer(last + 1), .text(run.name), .blob(entry.payload), .blob(entry.afterDigest),
            .blob(LedgerLeaf.hash(of: entry, salt: salt ?? [])), .integer(revision),
        ]
        try connection.execute(SQL.ledger, values)
        try connection.execute(
            SQL.resource,
            [
                .integer(last + 1), .text(run.name), .text(run.name.lowercased()), .text(etag),
                .blob(entry.payload), .text(Self.run),
            ])
        try connection.execute(
            SQL.call, [.text("copy-\(number)"), .integer(last + 1), .integer(revision)])
    }

    private enum SQL {
        static let ledger = """
            INSERT INTO ledger (revision, time_us, actor, role, on_behalf_of, method, resource, event, payload, \
            before_digest, after_digest, reason, idempotency_key, salt, leaf_hash) \
            SELECT $1, time_us, actor, role, on_behalf_of, method, $2, event, $3, before_digest, $4, reason, \
            idempotency_key, salt, $5 FROM ledger WHERE revision = $6
            """
        static let resource = """
            INSERT INTO resources (name, name_key, kind, parent, revision, state, create_time_us, update_time_us, \
            etag, body) SELECT $2, $3, kind, parent, $1, state, create_time_us, create_time_us, $4, $5 \
            FROM resources WHERE name = $6
            """
        static let call = """
            INSERT INTO idempotency (principal, method, key, request_digest, response, revision, time_us, \
            erased_time_us) SELECT principal, method, $1, request_digest, response, $2, time_us, erased_time_us \
            FROM idempotency WHERE revision = $3
            """
    }
}
