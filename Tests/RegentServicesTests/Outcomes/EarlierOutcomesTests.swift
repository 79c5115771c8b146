import Foundation
import RegentBulk
import RegentCompression
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

/// Outcomes that the release before stored: Tests/Fixtures/stores/format-3.
@Suite("Outcomes of an earlier release", .timeLimit(.minutes(10)))
struct EarlierOutcomesTests {
    /// A batch as the file has it.
    struct Batch: Sendable {
        let environment: String
        let hot: [UInt8]
        let cold: [UInt8]
    }

    static func batches(of path: String) async throws -> [Batch] {
        let database = try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
        let batches = try await database.read { connection in
            try connection.query("SELECT environment, hot, cold FROM outcome_segments ORDER BY id", []).map { row in
                Batch(
                    environment: try row["environment"].asText, hot: try row["hot"].asBlob,
                    cold: try row["cold"].asBlob)
            }
        }
        await database.close()
        return batches
    }

    @Test("The same outcomes are packed into the bytes that release packed them into")
    func bytes() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("regent.db")
            let fixture = Checkout.file("Tests/Fixtures/stores/format-3/regent.db").path
            try FileManager.default.copyItem(atPath: fixture, toPath: path)
            let batches = try await Self.batches(of: path)
            #expect(batches.count == 25)
            for batch in batches {
                var stored = try OutcomeColumns(decoding: batch.hot)
                stored.coldZstd = batch.cold
                let rows = try stored.rows(environment: batch.environment)
                for again in [
                    OutcomeBatch(environment: batch.environment, rows: rows),
                    OutcomeBatch(environment: batch.environment, columns: stored),
                ] {
                    var columns = try CheckedOutcomes(checking: again).columns
                    let cold = try Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20)
                    columns.coldZstd = []
                    #expect(columns.encoded() == batch.hot)
                    #expect(try cold == Zstd.decompress(batch.cold, bytesMax: 1 << 20))
                }
            }
        }
    }
}
