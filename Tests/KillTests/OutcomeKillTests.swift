import Foundation
import RegentClient
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentRPC
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// SIGKILL while segments of outcomes are merged. REGENT_KILLS sets how many; the short form is 6.
@Suite("Compaction under kills", .serialized)
struct OutcomeKillTests {
    static let kills = ProcessInfo.processInfo.environment["REGENT_KILLS"].flatMap { Int($0) } ?? 6
    /// Reports between two kills: so many that merging them takes a while.
    static let batchesALife = 600
    static let rowsABatch = 3

    /// The rows of a batch; the same number gives the same ones.
    private static func rows(_ seq: UInt64) -> [RouteOutcome] {
        var generator = SplitMix64(seed: seq)
        return SeededOutcome.make(
            rowsABatch, firstMicros: 1_000_000, spanMicros: 5_000, using: &generator, from: Int(seq) * rowsABatch
        ).map { outcome in
            RouteOutcome(
                requestId: outcome.requestID, createTime: Timestamp(microseconds: outcome.createMicros),
                environment: "prod", selectedProvider: "provider-\(outcome.provider)",
                latencyMs: outcome.latencyMicros.map { Double($0) / 1_000 },
                status: RouteOutcomeStatus(rawValue: outcome.status))
        }
    }

    /// Reports some more batches; gives the last durable number.
    private static func report(_ count: Int, _ daemon: DaemonProcess) async throws -> UInt64 {
        let client = try await daemon.connect()
        let call = try await client.reportOutcomes()
        try await call.send(
            ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "killed", resume: true))))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response else { return 0 }
        for seq in opened.durableSeq + 1...opened.durableSeq + UInt64(count) {
            let batch = OutcomeBatch(seq: seq, environment: "prod", rows: rows(seq))
            try await call.send(ReportOutcomesRequest(request: .batch(batch)))
        }
        call.finishSending()
        var durable = opened.durableSeq
        while let response = try await responses.next() {
            if case .ack(let ack)? = response.response { durable = ack.durableSeq }
        }
        await client.close()
        return durable
    }

    /// Whether a killed daemon had merged some segments, and had more to do with them.
    private static func wasMerging(_ folder: TemporaryFolder) async throws -> Bool {
        let copy = folder.file("copy.db")
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
        for suffix in ["", "-wal"] {
            let path = folder.file("data/regent.db") + suffix
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.copyItem(atPath: path, toPath: copy + suffix)
        }
        let database = try SQLiteDatabase(.init(path: copy, format: StorageSchema.format))
        let sql = """
            SELECT outcome_count, since_generation, until_generation FROM outcome_segments ORDER BY first_batch
            """
        let rows = try await database.read { connection in
            try connection.query(sql, []).map { row in
                try ["outcome_count", "since_generation", "until_generation"].map { try row[$0].asInteger }
            }
        }
        await database.close()
        let present = rows.filter { $0[2] == .max }
        let isUnfinished =
            present.count < rows.count
            || CompactionPlan.next(present.map { CompactionPlan.Part(count: Int($0[0])) }) != nil
        return isUnfinished && rows.contains { $0[1] > 0 }
    }

    /// What the daemon says of all outcomes is what was acknowledged.
    private static func expectWhole(_ daemon: DaemonProcess, durable: UInt64) async throws {
        let client = try await daemon.connect()
        let stored = (1...durable).flatMap { rows($0) }
        let summary = try await client.getOutcomeSummary(GetOutcomeSummaryRequest(environment: "prod"))
        #expect(summary.total?.count == UInt64(stored.count))
        let again = try await client.getOutcomeSummary(
            GetOutcomeSummaryRequest(environment: "prod", fullScan: true))
        #expect(again == summary)
        var request = ListOutcomesRequest(environment: "prod", selectedProvider: "provider-1", pageSize: 1_000)
        var listed: [RouteOutcome] = []
        repeat {
            let page = try await client.listOutcomes(request)
            listed += page.outcomes
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        let expected = stored.enumerated().filter { $0.element.selectedProvider == "provider-1" }
            .sorted { left, right in
                let times = [left, right].map { $0.element.createTime?.microseconds ?? 0 }
                return (times[0], left.offset) > (times[1], right.offset)
            }.map(\.element)
        #expect(listed == expected)
        var report: VerifyReport?
        for try await response in try await client.verifyLedger(VerifyLedgerRequest()) {
            if case .report(let found)? = response.response { report = found }
        }
        #expect(report?.faultCount == 0 && report?.outcomeBatchCount == durable)
        await client.close()
    }

    @Test("Compaction killed at random moments loses, repeats and reorders nothing")
    func compaction() async throws {
        try await withTemporaryFolder { folder in
            var random = SplitMix64(seed: announcedSeed("Kill.compaction"))
            var (kills, lives, durable): (Int, Int, UInt64) = (0, 0, 0)
            while kills < Self.kills, lives < 20 * Self.kills + 50 {
                lives += 1
                let daemon = try await DaemonProcess.start("regentd", in: folder)
                // What the daemon before left is merged from the start on; every other life adds to it first.
                if lives % 2 == 1 { durable = try await Self.report(Self.batchesALife, daemon) }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...1_200, using: &random)))
                daemon.kill()
                await daemon.gone()
                if try await Self.wasMerging(folder) { kills += 1 }
            }
            #expect(kills == Self.kills, "kills between the first segment that was merged and the last")
            let daemon = try await DaemonProcess.start("regentd", in: folder)
            try await Self.expectWhole(daemon, durable: durable)
            #expect(try await Self.report(1, daemon) == durable + 1)
            #expect(await daemon.stop() == 0)
            print("Kill.compaction: \(kills) kills while segments were merged, in \(lives) lives, \(durable) batches")
        }
    }
}
