import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Segments that are merged, under everything that reads them.
@Suite("Compaction of outcomes", .timeLimit(.minutes(10)))
struct OutcomeCompactionTests {
    typealias Outcomes = OutcomeServiceMethods

    /// What was reported, in the order of storing, and where each reporter stands.
    struct Reported {
        var rows: [(environment: String, row: RouteOutcome)] = []
        var seqs: [String: UInt64] = [:]
        var batches: [(environment: String, reporter: String, rows: [RouteOutcome])] = []
    }

    /// Reports small batches by three reporters in two environments.
    static func report(
        _ bench: ServiceBench, _ count: Int, into reported: inout Reported, _ generator: inout SplitMix64,
        rowsMax: Int = 12
    ) async throws {
        for _ in 0..<count {
            let environment = Bool.random(using: &generator) ? "prod" : "staging"
            let reporter = "r.\(Int.random(in: 0..<3, using: &generator))"
            let rows = OutcomeServiceTests.rows(
                .random(in: 1...rowsMax, using: &generator), &generator, from: reported.rows.count
            ).map { row in
                var row = row
                (row.environment, row.inputTokens) = (environment, UInt32(reported.rows.count))
                if Bool.random(using: &generator) { (row.ttftMs, row.useCase) = (1.5, "support") }
                return row
            }
            let seq = (reported.seqs[reporter] ?? 0) + 1
            try await OutcomeServiceTests.report(
                bench, [rows], from: seq, reporter: reporter, resume: true, environment: environment)
            reported.seqs[reporter] = seq
            reported.rows += rows.map { (environment, $0) }
            reported.batches.append((environment, reporter, rows))
        }
    }

    /// A store whose routing knows both environments.
    static func open() async throws -> ServiceBench {
        let bench = try await OutcomeServiceTests.open()
        let names = try await bench.store.list(Environment.self).items.map(\.name)
        if !names.contains("environments/staging") {
            _ = try await bench.call(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(
                    environment: Environment(name: "environments/staging"), mutation: .fresh()))
        }
        return bench
    }

    /// Every list and summary against the rows.
    static func expectAnswers(_ bench: ServiceBench, _ reported: Reported, _ note: String) async throws {
        for environment in ["prod", "staging"] {
            let stored = reported.rows.filter { $0.environment == environment }.map(\.row)
            let newest = stored.enumerated().sorted { left, right in
                let times = [left, right].map { $0.element.createTime?.microseconds ?? 0 }
                return (times[0], left.offset) > (times[1], right.offset)
            }.map(\.element)
            let request = ListOutcomesRequest(
                environment: environment, selectedProvider: "provider-1", pageSize: 37)
            let found = try await OutcomeServiceTests.pages(bench, request)
            #expect(found == newest.filter { $0.selectedProvider == "provider-1" }, "\(note)")
            for grouping in [OutcomeGrouping.selectedProvider, .routeStrategy] {
                for from in [nil, Timestamp(microseconds: 1_000_200)] {
                    var request = GetOutcomeSummaryRequest(
                        environment: environment, fromTime: from, groupBy: grouping)
                    let summary = try await bench.call(Outcomes.getOutcomeSummary, request)
                    request.fullScan = true
                    #expect(try await bench.call(Outcomes.getOutcomeSummary, request) == summary, "\(note)")
                    let inRange = stored.filter { $0.createTime?.microseconds ?? 0 >= from?.microseconds ?? 0 }
                    #expect(summary.total?.count == UInt64(inRange.count), "\(note)")
                    let latencies = inRange.compactMap(\.latencyMs).sorted()
                    #expect(
                        summary.total?.p99LatencyMs == latencies[(99 * latencies.count + 99) / 100 - 1], "\(note)")
                }
            }
        }
    }

    /// When those who go on beside a test stop.
    final class End: Sendable {
        private let state = Mutex(false)

        var isReached: Bool { state.withLock { $0 } }

        func reach() { state.withLock { $0 = true } }
    }

    static func count(_ bench: ServiceBench, _ sql: String) async throws -> Int64 {
        try await bench.database.read { try $0.first("SELECT count(*) AS n FROM \(sql)", [])?["n"].asInteger ?? 0 }
    }

    @Test("nothing that is listed, summarised, verified or recognised changes when segments are merged")
    func merging() async throws {
        let bench = try await Self.open()
        let seed = announcedSeed(#function)
        var (generator, reported) = (SplitMix64(seed: seed), Reported())
        let compaction = OutcomeCompaction(bench.store)
        for round in 0..<4 {
            try await Self.report(bench, 90, into: &reported, &generator)
            try await Self.expectAnswers(bench, reported, "round \(round), seed \(seed)")
            #expect(try await compaction.run() > 0)
            #expect(try await compaction.run() == 0)
            try await Self.expectAnswers(bench, reported, "round \(round), merged, seed \(seed)")
            let report = try await MaintenanceServiceTests.report(bench)
            #expect(report.faults == [] && report.outcomeBatchCount == UInt64(reported.batches.count))
        }
        let segments = try await Self.count(bench, "outcome_segments")
        let columns = try await Self.count(bench, "outcome_columns")
        #expect(segments < 90 && segments == columns)
        for (environment, reporter, rows) in reported.batches.suffix(5) {
            let seq = UInt64(reported.batches.count { $0.reporter == reporter })
            guard rows == reported.batches.last(where: { $0.reporter == reporter })?.rows else { continue }
            _ = try await OutcomeServiceTests.report(
                bench, [rows], from: seq, reporter: reporter, resume: true, environment: environment)
            await expectRefusal(.chunkConflict) {
                try await OutcomeServiceTests.report(
                    bench, [rows + rows], from: seq, reporter: reporter, resume: true, environment: environment)
            }
        }
        #expect(try await Self.count(bench, "outcome_batches") == Int64(reported.batches.count))
    }

    @Test("a list goes on over its pages while what it lists is merged")
    func pages() async throws {
        let bench = try await Self.open()
        var (generator, reported) = (SplitMix64(seed: 11), Reported())
        try await Self.report(bench, 60, into: &reported, &generator)
        var request = ListOutcomesRequest(environment: "prod", selectedProvider: "provider-2", pageSize: 9)
        let expected = try await OutcomeServiceTests.pages(bench, request)
        var found: [RouteOutcome] = []
        let compaction = OutcomeCompaction(bench.store)
        var round = 0
        repeat {
            let page = try await bench.call(Outcomes.listOutcomes, request)
            found += page.outcomes
            request.pageToken = page.nextPageToken
            if round == 1 { #expect(try await compaction.run() > 0) }
            round += 1
        } while !request.pageToken.isEmpty
        #expect(found == expected && round > 3)
    }

    @Test("lists and summaries under constant compaction are those without it")
    func constant() async throws {
        let bench = try await Self.open()
        let seed = announcedSeed(#function)
        var (generator, reported) = (SplitMix64(seed: seed), Reported())
        try await Self.report(bench, 40, into: &reported, &generator)
        let end = End()
        try await withThrowingTaskGroup { group in
            group.addTask {
                let compaction = OutcomeCompaction(bench.store)
                var made = 0
                while !end.isReached { made += try await compaction.run() }
                #expect(made > 0)
            }
            group.addTask {
                // Readers that never stop, so that something is always under way when segments go.
                while !end.isReached {
                    let request = ListOutcomesRequest(requestId: "r-7")
                    let found = try await bench.call(Outcomes.listOutcomes, request).outcomes
                    #expect(found.contains { $0.requestId == "r-7" })
                }
            }
            group.addTask {
                // Verification reads segments, their batches and their summaries in several snapshots.
                while !end.isReached {
                    let report = try await MaintenanceServiceTests.report(bench)
                    #expect(report.faults == [])
                }
            }
            for round in 0..<12 {
                try await Self.report(bench, 25, into: &reported, &generator)
                try await Self.expectAnswers(bench, reported, "round \(round), seed \(seed)")
            }
            end.reach()
            try await group.waitForAll()
        }
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
    }

    @Test("batches whose time is over are erased out of segments that hold others, and stay recognised")
    func erasure() async throws {
        let bench = try await Self.open()
        var batches: [[RouteOutcome]] = []
        for number in 0..<40 {
            let rows = (0..<3).map { place in
                RouteOutcome(
                    requestId: "r-\(number)-\(place)",
                    createTime: Timestamp(microseconds: Int64(number * 7 % 40 * 1_000 + place)),
                    environment: "prod", selectedProvider: "p\(number % 3)", latencyMs: Double(number), status: .ok)
            }
            batches.append(rows)
            try await OutcomeServiceTests.report(bench, [rows], from: UInt64(number + 1), resume: true)
        }
        let compaction = OutcomeCompaction(bench.store)
        #expect(try await compaction.run() > 0)
        let erasure = try await bench.store.erase(
            outcomesKeptMicros: 1, now: 20_001, rewriting: OutcomeCompaction.rewriting)
        #expect(erasure.outcomeSegments == 20)
        func expectKept() async throws {
            let kept = batches.joined().filter { $0.createTime?.microseconds ?? 0 >= 20_000 }
            let summary = try await bench.call(
                Outcomes.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
            #expect(summary.total?.count == UInt64(kept.count) && summary.erasedCount == 60)
            var listed: Set<String> = []
            for provider in ["p0", "p1", "p2"] {
                let request = ListOutcomesRequest(environment: "prod", selectedProvider: provider, pageSize: 8)
                listed.formUnion(try await OutcomeServiceTests.pages(bench, request).map(\.requestId))
            }
            #expect(listed == Set(kept.map(\.requestId)))
            let gone = try await bench.call(Outcomes.listOutcomes, ListOutcomesRequest(requestId: "r-0-0"))
            #expect(gone.outcomes == [])
            let report = try await MaintenanceServiceTests.report(bench)
            #expect(report.faults == [])
            #expect((report.outcomeBatchCount, report.erasedOutcomeBatchCount) == (20, 20))
        }
        try await expectKept()
        try await OutcomeServiceTests.report(bench, Array(batches[..<2]), resume: true)
        await expectRefusal(.chunkConflict) {
            try await OutcomeServiceTests.report(bench, [batches[3]], from: 1, resume: true)
        }
        let last = try await bench.store.erase(
            outcomesKeptMicros: 1, now: 100_000, rewriting: OutcomeCompaction.rewriting)
        #expect(last.outcomeSegments == 20)
        #expect(try await Self.count(bench, "outcome_columns") == 0)
        #expect(try await Self.count(bench, "outcome_batches") == 40)
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
    }

    @Test(
        "what is changed behind the store's back in a merged segment is found",
        arguments: [
            ("UPDATE outcome_batches SET content_digest = zeroblob(32) WHERE id = 2", .digest),
            ("UPDATE outcome_batches SET content_digest = x'' WHERE id = 2", .digest),
            ("UPDATE outcome_batches SET outcome_count = outcome_count + 1 WHERE id = 2", .digest),
            ("UPDATE outcome_batches SET min_time_us = min_time_us + 1 WHERE id = 2", .index),
            ("UPDATE outcome_batches SET erased_time_us = 1 WHERE id = 2", .digest),
            ("UPDATE outcome_columns SET cold = x'00'", .digest),
            ("UPDATE outcome_summaries SET summary = zeroblob(4)", .index),
            ("DELETE FROM outcome_segments", .gap), ("UPDATE outcome_segments SET last_batch = last_batch - 1", .gap),
        ] as [(String, StoreFaultKind)])
    func tampering(sql: String, kind: StoreFaultKind) async throws {
        let bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: 4)
        let batches = (0..<16).map { OutcomeServiceTests.rows(9, &generator, from: $0 * 9) }
        try await OutcomeServiceTests.report(bench, batches)
        #expect(try await OutcomeCompaction(bench.store).run() == 1)
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
        #expect(try await bench.database.write { try $0.execute(sql, []) } > 0)
        let report = try await MaintenanceServiceTests.report(bench)
        #expect(report.faults.contains { $0.kind == kind }, "\(report.faults)")
    }

    @Test("a damaged segment is left as it is, and those around it are merged")
    func damaged() async throws {
        let bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: 9)
        let batches = (0..<40).map { OutcomeServiceTests.rows(5, &generator, from: $0 * 5) }
        try await OutcomeServiceTests.report(bench, batches)
        try await bench.database.write { connection in
            try connection.execute("UPDATE outcome_columns SET cold = x'00' WHERE segment = 20", [])
        }
        let compaction = OutcomeCompaction(bench.store)
        #expect(try await compaction.run() > 0)
        #expect(try await compaction.run() == 0)
        #expect(try await Self.count(bench, "outcome_segments WHERE id = 20") == 1)
        #expect(try await Self.count(bench, "outcome_segments") < 40)
        let report = try await MaintenanceServiceTests.report(bench)
        #expect(report.faults.map(\.kind) == [.digest])
    }
}
