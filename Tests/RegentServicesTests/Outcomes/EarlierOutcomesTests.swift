import Foundation
import RegentBulk
import RegentCompression
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentServiceTestKit
import RegentServices
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

    /// Handlers over an upgraded copy of the store, with the outcomes that the file had, in the order of storing.
    static func upgraded(
        _ body: (ServiceBench, [(environment: String, row: RouteOutcome)]) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("regent.db")
            let fixture = Checkout.file("Tests/Fixtures/stores/format-3/regent.db").path
            try FileManager.default.copyItem(atPath: fixture, toPath: path)
            let rows = try await batches(of: path).flatMap { batch in
                var stored = try OutcomeColumns(decoding: batch.hot)
                stored.coldZstd = batch.cold
                return try stored.rows(environment: batch.environment).map { (batch.environment, $0) }
            }
            let database = try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
            let store = try await Store.open(
                database, ownerUID: 1, now: 1, random: { [UInt8](repeating: 1, count: $0) })
            try await body(try await ServiceBench.over(store, database), rows)
            await database.close()
        }
    }

    /// What a daemon says of outcomes is what the rows say.
    static func expectAnswers(
        _ bench: ServiceBench, _ rows: [(environment: String, row: RouteOutcome)]
    ) async throws {
        for environment in ["beta", "canary"] {
            let stored = rows.filter { $0.environment == environment }.map(\.row)
            let newest = stored.enumerated().sorted { left, right in
                let times = [left, right].map { $0.element.createTime?.microseconds ?? 0 }
                return (times[0], left.offset) > (times[1], right.offset)
            }.map(\.element)
            for provider in ["a", "b", "c"] {
                let request = ListOutcomesRequest(
                    environment: environment, selectedProvider: provider, pageSize: 7)
                let found = try await OutcomeServiceTests.pages(bench, request)
                #expect(found == newest.filter { $0.selectedProvider == provider }, "\(environment), \(provider)")
            }
            let summary = try await bench.call(
                OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummaryRequest(environment: environment))
            #expect(summary.total?.count == UInt64(stored.count))
            let latencies = stored.compactMap(\.latencyMs).sorted()
            #expect(summary.total?.p95LatencyMs == latencies[(95 * latencies.count + 99) / 100 - 1])
        }
        let report = try await MaintenanceServiceTests.report(bench)
        #expect(report.faults == [] && report.outcomeBatchCount == 25)
    }

    @Test("After the upgrade outcomes are listed, summarised, verified and recognised as before")
    func upgrade() async throws {
        try await Self.upgraded { bench, rows in
            try await Self.expectAnswers(bench, rows)
            let first = rows.filter { $0.row.requestId.hasPrefix("first-") }.map(\.row)
            let again = try await OutcomeServiceTests.report(
                bench, [Array(first[..<8])], reporter: "first", resume: true, environment: "beta")
            #expect(again.durableSeq == 12)
        }
    }

    @Test("Compaction takes over what that release stored, and nothing that is said of it changes")
    func compaction() async throws {
        try await Self.upgraded { bench, rows in
            #expect(try await OutcomeCompaction(bench.store).run() > 0)
            let counts = try await bench.database.read { connection in
                try ["outcome_segments_3", "outcome_segments", "outcome_columns"].map { table in
                    try connection.first("SELECT count(*) AS n FROM \(table)", [])?["n"].asInteger ?? 0
                }
            }
            #expect(counts[0] == 0 && counts[1] < 25 && counts[2] == counts[1])
            try await Self.expectAnswers(bench, rows)
            let again = try await OutcomeServiceTests.report(
                bench, [rows.filter { $0.row.requestId.hasPrefix("first-") }.prefix(8).map(\.row)], reporter: "first",
                resume: true, environment: "beta")
            #expect(again.durableSeq == 12)
        }
    }
}
