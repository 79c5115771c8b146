import Crypto
import Foundation
import RegentDatabase
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Backups and checks behind the service.
@Suite("Maintenance service", .timeLimit(.minutes(10)))
struct MaintenanceServiceTests {
    typealias Maintenance = MaintenanceServiceMethods

    /// A store with a judged run, an open one with a batch given up, and two batches of outcomes.
    static func open(
        images: ImageFolder = ImageFolder(directory: nil, freeBytes: { _ in nil })
    ) async throws -> ServiceBench {
        let bench = try await ServiceBench.open(images: images)
        try await bench.context.seed()
        let gates = GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)])
        try await bench.run("evalRuns/judged", [], gates: gates)
        try await bench.upload("evalRuns/judged", [(1, ServiceBench.rows(["a", "b"])), (2, ServiceBench.rows(["c"]))])
        _ = try await bench.call(
            EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/judged", mutation: .fresh()))
        _ = try await bench.call(
            EvaluationServiceMethods.evaluateGates,
            EvaluateGatesRequest(run: "evalRuns/judged", mutation: .fresh()))
        try await bench.run("evalRuns/open", ["d", "e"])
        try await bench.upload("evalRuns/open", [(2, ServiceBench.rows(["f"]))])
        for seq in [1, 2] as [UInt64] {
            _ = try await bench.call(
                EvaluationServiceMethods.dropBatch,
                DropBatchRequest(run: "evalRuns/open", upload: "u", seq: seq, mutation: .fresh("bad")))
        }
        var generator = SplitMix64(seed: 5)
        let rows = OutcomeServiceTests.rows(120, &generator)
        try await OutcomeServiceTests.report(bench, [Array(rows[..<80]), Array(rows[80...])])
        return bench
    }

    static func report(_ bench: ServiceBench) async throws -> VerifyReport {
        let found = Mutex(VerifyReport?.none)
        try await bench.stream(Maintenance.verifyLedger, [VerifyLedgerRequest()]) { response in
            if case .report(let report)? = response.response { found.withLock { $0 = report } }
        }
        return try #require(found.withLock { $0 })
    }

    @Test("a whole store has no fault, and everything in it is counted")
    func whole() async throws {
        let bench = try await Self.open()
        let report = try await Self.report(bench)
        #expect(report.faults == [] && report.faultCount == 0)
        #expect(report.entryCount == report.revision && report.resourceCount >= 4)
        #expect((report.runCount, report.sampleBatchCount, report.outcomeBatchCount) == (2, 4, 2))
        #expect((report.answerCount, report.erasedAnswerCount, report.erasedOutcomeBatchCount) == (6, 0, 0))
    }

    @Test("a batch that an earlier release dropped before it arrived is not a fault")
    func droppedBeforeItCame() async throws {
        let bench = try await Self.open()
        let sql = """
            UPDATE eval_segments SET sample_count = 0, digest = zeroblob(32), hot = x'', cold = x'' \
            WHERE run = 'evalRuns/open' AND seq = 2
            """
        #expect(try await bench.database.write { try $0.execute(sql, []) } == 1)
        #expect(try await Self.report(bench).faults == [])
    }

    @Test(
        "any change of the file outside of the store is found",
        arguments: [
            ("UPDATE ledger SET reason = 'x' WHERE revision = 3", .leaf),
            ("UPDATE ledger SET payload = x'' WHERE revision = 3", .leaf),
            ("UPDATE ledger SET before_digest = x'00' WHERE revision = 3", .leaf),
            ("UPDATE ledger SET previous_revision = 2 WHERE revision = 3", .chain),
            ("DELETE FROM ledger WHERE revision = 3", .gap),
            ("UPDATE resources SET revision = 1 WHERE name = 'evalRuns/open'", .resource),
            ("UPDATE eval_segments SET hot = zeroblob(length(hot)) WHERE run = 'evalRuns/judged'", .digest),
            ("UPDATE eval_segments SET cold = x'00' WHERE run = 'evalRuns/judged' AND seq = 2", .digest),
            ("UPDATE eval_segments SET digest = zeroblob(32) WHERE run = 'evalRuns/judged' AND seq = 2", .digest),
            ("UPDATE eval_segments SET cold = x'00' WHERE run = 'evalRuns/open' AND seq = 1", .digest),
            ("UPDATE eval_segments SET sample_count = 7 WHERE run = 'evalRuns/open'", .digest),
            ("DELETE FROM eval_segments WHERE run = 'evalRuns/judged' AND seq = 2", .content),
            ("DELETE FROM eval_segments WHERE run = 'evalRuns/judged'", .content),
            ("UPDATE eval_segments SET dropped = 1 WHERE run = 'evalRuns/judged' AND seq = 2", .summary),
            ("UPDATE eval_segments SET run = 'evalRuns/none' WHERE run = 'evalRuns/open'", .resource),
            ("UPDATE eval_run_summaries SET p95_latency_ms = 2", .summary),
            ("DELETE FROM eval_run_summaries", .summary),
            ("DELETE FROM gate_results", .summary),
            ("UPDATE outcome_columns SET hot = x'' WHERE segment = 1", .digest),
            ("UPDATE outcome_columns SET cold = x'00' WHERE segment = 2", .digest),
            ("UPDATE outcome_columns SET times = x'' WHERE segment = 2", .digest),
            ("DELETE FROM outcome_columns WHERE segment = 2", .digest),
            ("UPDATE outcome_summaries SET summary = zeroblob(length(summary))", .index),
            ("DELETE FROM outcome_summaries", .index),
            ("INSERT INTO outcome_summaries VALUES (2, x'00')", .index),
            ("UPDATE outcome_segments SET environment = 'staging' WHERE id = 2", .gap),
            ("UPDATE outcome_batches SET environment = 'staging' WHERE id = 2", .gap),
            ("UPDATE outcome_segments SET digest = zeroblob(32) WHERE id = 2", .digest),
            ("UPDATE outcome_batches SET digest = zeroblob(32) WHERE id = 2", .digest),
            ("UPDATE outcome_segments SET outcome_count = 1 WHERE id = 2", .digest),
            ("UPDATE outcome_batches SET outcome_count = 1 WHERE id = 2", .digest),
            ("UPDATE outcome_segments SET max_time_us = max_time_us + 1 WHERE id = 2", .index),
            ("UPDATE outcome_batches SET max_time_us = max_time_us + 1 WHERE id = 2", .index),
            ("UPDATE outcome_batches SET erased_time_us = 1 WHERE id = 2", .index),
            ("DELETE FROM outcome_segments WHERE id = 1", .gap),
            ("DELETE FROM outcome_batches WHERE id = 1", .gap),
            ("DELETE FROM outcome_values WHERE segment = 2 AND dimension = 'route_strategy'", .index),
            ("UPDATE outcome_values SET value = 'x' WHERE rowid = (SELECT min(rowid) FROM outcome_values)", .index),
            ("UPDATE outcome_filters SET filter = zeroblob(length(filter)) WHERE segment = 1", .index),
            ("DELETE FROM outcome_filters WHERE segment = 1", .index),
            ("UPDATE idempotency SET response = x'ff', method = '/regent.v1.EvaluationService/SealRun'", .answer),
            ("UPDATE idempotency SET response = x'', method = '/regent.v1.EvaluationService/SealRun'", .answer),
            ("UPDATE idempotency SET response = (SELECT body FROM resources LIMIT 1)", .answer),
            ("UPDATE idempotency SET revision = 1000", .answer),
            ("DELETE FROM resource_index WHERE name_key = 'evalruns/open'", .index),
            ("UPDATE resource_index SET vals = x'00' WHERE name_key = 'evalruns/judged'", .index),
            ("INSERT INTO resource_index SELECT kind_id, 99, vals, name_key FROM resource_index LIMIT 1", .index),
            ("UPDATE idempotency SET request_digest = x''", .answer),
            ("UPDATE eval_segments SET digest = x'00' WHERE run = 'evalRuns/judged'", .content),
            ("UPDATE resources SET body = x'ff' WHERE name = 'evalRuns/judged'", .unreadable),
            ("UPDATE ledger SET revision = -1 WHERE revision = 3", .unreadable),
            ("UPDATE ledger SET revision = 9223372036854775807 WHERE revision = 3", .unreadable),
            ("UPDATE ledger SET time_us = -9223372036854775807 - 1 WHERE revision = 3", .leaf),
            ("UPDATE resources SET revision = -1 WHERE name = 'evalRuns/open'", .unreadable),
            ("UPDATE eval_segments SET sample_count = -1 WHERE run = 'evalRuns/open'", .digest),
            ("UPDATE eval_segments SET sample_count = 4294967297 WHERE run = 'evalRuns/judged'", .digest),
            ("UPDATE eval_segments SET seq = -seq WHERE run = 'evalRuns/judged'", .unreadable),
            (
                "UPDATE eval_segments SET seq = 9223372036854775807 WHERE run = 'evalRuns/judged' AND seq = 2",
                .unreadable
            ),
            ("UPDATE eval_run_summaries SET sample_count = -1", .summary),
            ("UPDATE outcome_batches SET id = -id", .gap),
            ("UPDATE outcome_batches SET id = 9223372036854775807 WHERE id = 2", .gap),
            ("UPDATE outcome_batches SET seq = -1 WHERE id = 2", .unreadable),
            ("UPDATE outcome_batches SET outcome_count = -1 WHERE id = 2", .digest),
            ("UPDATE outcome_batches SET min_time_us = 9223372036854775807 WHERE id = 2", .index),
            ("UPDATE outcome_segments SET outcome_count = -1 WHERE id = 2", .digest),
            ("UPDATE outcome_segments SET digest = x'' WHERE id = 2", .digest),
            ("UPDATE outcome_segments SET min_time_us = 9223372036854775807 WHERE id = 2", .index),
        ] as [(String, StoreFaultKind)])
    func tampering(sql: String, kind: StoreFaultKind) async throws {
        let bench = try await Self.open()
        let changed = try await bench.database.write { try $0.execute(sql, []) }
        #expect(changed > 0)
        let report = try await Self.report(bench)
        #expect(report.faults.contains { $0.kind == kind }, "\(report.faults)")
        #expect(report.faultCount == UInt64(report.faults.count))
        #expect(report.faults.allSatisfy { !$0.place.isEmpty && !$0.detail.isEmpty })
    }

    @Test("data erased after its retention time is not a fault, and is not counted")
    func erased() async throws {
        let bench = try await Self.open()
        let after = Int64(1) << 50
        _ = try await bench.store.erase(outcomesKeptMicros: 1, now: after)
        let report = try await Self.report(bench)
        #expect(report.faults == [])
        #expect((report.outcomeBatchCount, report.erasedOutcomeBatchCount) == (0, 2))
        let summary = try await bench.call(
            OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
        #expect((summary.total?.count, summary.erasedCount) == (0, 120))
        let listed = try await bench.call(
            OutcomeServiceMethods.listOutcomes,
            ListOutcomesRequest(environment: "prod", selectedProvider: "provider-1"))
        #expect(listed.outcomes == [] && listed.nextPageToken.isEmpty)
        let one = try await bench.call(OutcomeServiceMethods.listOutcomes, ListOutcomesRequest(requestId: "r-7"))
        #expect(one.outcomes == [])
    }

    @Test("only a thousand faults are listed, but all are counted")
    func bounded() async throws {
        let bench = try await Self.open()
        try await bench.database.write { connection in
            for number in 0..<1_500 {
                try connection.execute(
                    "INSERT INTO idempotency VALUES ($1, x'00', 1, 1, 0, 0, 'm', x'00', 0)",
                    [.blob(Array("\(number)".utf8))])
            }
        }
        let report = try await Self.report(bench)
        #expect((report.faults.count, report.faultCount) == (1_000, 1_500))
    }

    @Test(
        "handlers that return the values of a batch compare it with its digest",
        arguments: ["hot = (SELECT hot FROM eval_segments WHERE seq = 2)", "digest = zeroblob(32)"])
    func samples(change: String) async throws {
        let bench = try await Self.open()
        try await bench.database.write { connection in
            try connection.execute(
                "UPDATE eval_segments SET \(change) WHERE run = 'evalRuns/judged' AND seq = 1", [])
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                EvaluationServiceMethods.listSamples, ListSamplesRequest(run: "evalRuns/judged"))
        }
        await expectRefusal(.storeCorrupt) {
            try await bench.stream(
                EvaluationServiceMethods.exportSamples, [ExportSamplesRequest(run: "evalRuns/judged")]
            ) { _ in }
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                EvaluationServiceMethods.recomputeSummary, RecomputeSummaryRequest(run: "evalRuns/judged"))
        }
        try await bench.database.write { connection in
            try connection.execute("UPDATE outcome_segments SET digest = zeroblob(32)", [])
        }
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                OutcomeServiceMethods.listOutcomes,
                ListOutcomesRequest(environment: "prod", selectedProvider: "provider-1"))
        }
    }

    /// The manifest and the image of a backup.
    static func backup(
        _ bench: ServiceBench, onManifest: @escaping @Sendable () -> Void = {}
    ) async throws -> (BackupManifest, [UInt8]) {
        let parts = Mutex<(BackupManifest?, [UInt8])>((nil, []))
        try await bench.stream(Maintenance.backup, [BackupRequest()]) { response in
            switch response.response {
            case .manifest(let manifest):
                parts.withLock { $0.0 = manifest }
                onManifest()
            case .chunk(let chunk):
                parts.withLock { parts in
                    #expect(chunk.offset == UInt64(parts.1.count) && chunk.content.count <= 262_144)
                    parts.1 += chunk.content
                }
            case nil: Issue.record("an empty response")
            }
        }
        let (manifest, image) = parts.withLock { $0 }
        return (try #require(manifest), image)
    }

    @Test("a backup is the whole store, and leaves no file behind")
    func backup() async throws {
        try await withTemporaryFolder { folder in
            let images = ImageFolder(directory: folder.path, freeBytes: { _ in nil })
            let bench = try await Self.open(images: images)
            try Data("left over".utf8).write(to: URL(fileURLWithPath: folder.file(ImageFolder.fileName)))
            let (manifest, image) = try await Self.backup(bench)
            #expect(manifest.revision == bench.store.revisions.last && manifest.storeId == bench.store.identity.storeID)
            #expect(manifest.formatVersion == 1 && manifest.byteCount == UInt64(image.count))
            #expect(Array(SHA256.hash(data: image)) == manifest.sha256)
            #expect(image.starts(with: Array("SQLite format 3\0".utf8)))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test("only one backup runs at a time, and none without disk space")
    func refused() async throws {
        let free = Atomic<UInt64>(1 << 40)
        let images = ImageFolder(directory: nil) { _ in free.load(ordering: .relaxed) }
        let bench = try await Self.open(images: images)
        let second = Mutex(Task<Void, Never>?.none)
        _ = try await Self.backup(bench) {
            let task = Task { await expectRefusal(.backupRunning) { _ = try await Self.backup(bench) } }
            second.withLock { $0 = task }
            let done = DispatchSemaphore(value: 0)
            Task {
                await task.value
                done.signal()
            }
            done.wait()
        }
        await second.withLock { $0 }?.value
        free.store(1_000, ordering: .relaxed)
        await expectRefusal(.diskSpace) { _ = try await Self.backup(bench) }
        free.store(1 << 40, ordering: .relaxed)
        _ = try await Self.backup(bench)
    }
}
