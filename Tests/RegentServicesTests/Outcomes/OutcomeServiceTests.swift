import RegentDatabase
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentTestKit
import Synchronization
import Testing

/// Outcomes reported, refused, found and summarised, behind the service.
@Suite("Outcome service")
struct OutcomeServiceTests {
    typealias Outcomes = OutcomeServiceMethods

    static func open(storeID: UInt8 = 1) async throws -> ServiceBench {
        let bench = try await ServiceBench.open(storeID: storeID)
        try await bench.context.seed()
        return bench
    }

    static func row(_ seeded: SeededOutcome) -> RouteOutcome {
        RouteOutcome(
            requestId: seeded.requestID, createTime: Timestamp(microseconds: seeded.createMicros),
            environment: "prod", selectedProvider: "provider-\(seeded.provider)",
            routeStrategy: RouteStrategy(rawValue: seeded.strategy),
            fallbackProvider: seeded.isFallback ? "provider-\(seeded.provider)" : "",
            fallbackUsed: seeded.isFallback, latencyMs: seeded.latencyMicros.map { Double($0) / 1_000 },
            status: RouteOutcomeStatus(rawValue: seeded.status))
    }

    /// Reports batches of rows; gives everything the daemon said.
    @discardableResult
    static func report(
        _ bench: ServiceBench, _ batches: [[RouteOutcome]], from seq: UInt64 = 1, reporter: String = "sdk-1",
        resume: Bool = false, environment: String = "prod", knownProviders: Bool = false, as caller: Caller? = nil,
        into said: Said = Said()
    ) async throws -> Said {
        let start = OutcomeReportStart(reporter: reporter, resume: resume, knownProviders: knownProviders)
        let requests =
            [ReportOutcomesRequest(request: .start(start))]
            + batches.enumerated().map { index, rows in
                .init(request: .batch(.init(seq: seq + UInt64(index), environment: environment, rows: rows)))
            }
        try await bench.stream(Outcomes.reportOutcomes, requests, as: caller) { said.note($0) }
        return said
    }

    final class Said: Sendable {
        private let responses = Mutex<[ReportOutcomesResponse]>([])

        func note(_ response: ReportOutcomesResponse) { responses.withLock { $0.append(response) } }

        var durableSeq: UInt64 {
            let acks = responses.withLock { $0 }.compactMap { response in
                if case .ack(let ack)? = response.response { ack } else { nil }
            }
            return acks.last?.durableSeq ?? 0
        }

        var violations: [OutcomeViolation] {
            responses.withLock { $0 }.flatMap { response -> [OutcomeViolation] in
                if case .refused(let refused)? = response.response { refused.violations } else { [] }
            }
        }
    }

    static func rows(_ count: Int, _ generator: inout SplitMix64, from number: Int = 0) -> [RouteOutcome] {
        SeededOutcome.make(count, firstMicros: 1_000_000, spanMicros: 400, using: &generator, from: number).map(row)
    }

    @Test("acknowledged is durable; the same again counts once, other content and gaps are refused")
    func report() async throws {
        let bench = try await Self.open()
        var generator = SplitMix64(seed: 1)
        let batches = (0..<3).map { Self.rows(50, &generator, from: $0 * 50) }
        #expect(try await Self.report(bench, batches).durableSeq == 3)
        await expectRefusal(.uploadExists) { try await Self.report(bench, batches) }
        #expect(try await Self.report(bench, batches, resume: true).durableSeq == 3)
        let summary = try await bench.call(
            Outcomes.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
        #expect(summary.total?.count == 150)
        await expectRefusal(.chunkConflict) {
            try await Self.report(bench, [batches[1]], from: 3, resume: true)
        }
        await expectRefusal(.sequenceGap) {
            try await Self.report(bench, [batches[1]], from: 5, resume: true)
        }
        await expectRefusal(.notFound) {
            try await Self.report(bench, [batches[1]], from: 4, resume: true, environment: "nowhere")
        }
        await expectRefusal(.uploadNotStarted) {
            let batch = OutcomeBatch(seq: 1, environment: "prod")
            try await bench.stream(Outcomes.reportOutcomes, [ReportOutcomesRequest(request: .batch(batch))]) { _ in }
        }
    }

    @Test("a batch with bad records is refused whole and lists all; without them the same number is taken")
    func refused() async throws {
        let bench = try await Self.open()
        var generator = SplitMix64(seed: 2)
        let good = Self.rows(8_000, &generator)
        var bad = good
        let places = stride(from: 3, to: bad.count, by: 2).map { $0 }
        for place in places { bad[place].selectedProvider = "" }
        let said = Said()
        await expectRefusal(.outcomeInvalid) {
            try await Self.report(bench, [Self.rows(5, &generator), bad], into: said)
        }
        let missing = said.violations.filter { $0.description == "is missing" }
        #expect(missing.map { Int($0.record) } == places)
        #expect(try await Self.report(bench, [good], from: 2, resume: true).durableSeq == 2)
    }

    @Test("a reporter may have outcomes refused whose provider the environment does not have", arguments: [1, 3])
    func unknownProviders(distinct: Int) async throws {
        let bench = try await Self.open()
        var generator = SplitMix64(seed: 3)
        var rows = Self.rows(40, &generator)
        for place in rows.indices {
            let provider = ["nobody", "openai", "custom"][place % distinct]
            rows[place].selectedProvider = provider
            (rows[place].fallbackProvider, rows[place].fallbackUsed) = ("", false)
        }
        let said = Said()
        await expectRefusal(.outcomeInvalid) {
            try await Self.report(bench, [rows], knownProviders: true, into: said)
        }
        let unknown = rows.indices.filter { rows[$0].selectedProvider == "nobody" }
        #expect(said.violations.map { Int($0.record) } == unknown)
        #expect(
            said.violations.allSatisfy {
                $0.field == "selected_provider"
                    && $0.description == "is nobody, which is no provider of environments/prod"
            })
        let known = rows.filter { $0.selectedProvider != "nobody" }
        if !known.isEmpty {
            let taken = try await Self.report(bench, [known], knownProviders: true)
            #expect(taken.durableSeq == 1)
        }
        // Who does not ask for it reports as before.
        let plain = try await Self.report(bench, [rows], reporter: "sdk-2")
        #expect(plain.durableSeq == 1)
    }

    @Test("listings by provider and by strategy equal the oracle's, page by page, over overlapping batches")
    func list() async throws {
        let bench = try await Self.open()
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        // Times repeat, within a batch and across batches.
        let batches = (0..<12).map { Self.rows(100, &generator, from: $0 * 100) }
        for (number, batch) in batches.enumerated() {
            try await Self.report(bench, [batch], reporter: "r\(number)")
        }
        let stored = batches.enumerated().flatMap { segment, batch in
            batch.enumerated().map { row, outcome in (outcome, segment, row) }
        }
        .sorted { left, right in
            let (first, second) = (left.0.createTime?.microseconds ?? 0, right.0.createTime?.microseconds ?? 0)
            return (first, left.1, left.2) > (second, right.1, right.2)
        }
        .map(\.0)
        let from = Timestamp(microseconds: 1_000_100)
        let to = Timestamp(microseconds: 1_000_300)
        var request = ListOutcomesRequest(
            environment: "prod", selectedProvider: "provider-2", fromTime: from, toTime: to, pageSize: 7)
        let inRange = stored.filter { (1_000_100..<1_000_300).contains($0.createTime?.microseconds ?? 0) }
        #expect(
            try await Self.pages(bench, request) == inRange.filter { $0.selectedProvider == "provider-2" },
            "seed \(seed)")
        request = ListOutcomesRequest(environment: "prod", routeStrategy: .fallback, pageSize: 50)
        #expect(
            try await Self.pages(bench, request) == stored.filter { $0.routeStrategy == .fallback }, "seed \(seed)")
        let one = try await bench.call(Outcomes.listOutcomes, ListOutcomesRequest(requestId: "r-777"))
        #expect(one.outcomes == stored.filter { $0.requestId == "r-777" } && one.outcomes.count == 1)
        let none = try await bench.call(Outcomes.listOutcomes, ListOutcomesRequest(requestId: "stranger"))
        #expect(none.outcomes.isEmpty && none.nextPageToken.isEmpty)
    }

    static func pages(_ bench: ServiceBench, _ request: ListOutcomesRequest) async throws -> [RouteOutcome] {
        var (request, outcomes) = (request, [RouteOutcome]())
        repeat {
            let page = try await bench.call(Outcomes.listOutcomes, request)
            #expect(page.outcomes.count <= Int(request.pageSize))
            outcomes += page.outcomes
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return outcomes
    }

    @Test("invalid requests of lists and summaries name the field")
    func requests() async throws {
        let bench = try await Self.open()
        for request in [
            ListOutcomesRequest(), ListOutcomesRequest(requestId: "r", selectedProvider: "a"),
            ListOutcomesRequest(selectedProvider: "a"),
            ListOutcomesRequest(
                environment: "prod", selectedProvider: "a", fromTime: Timestamp(seconds: 2),
                toTime: Timestamp(seconds: 2)),
        ] {
            await expectRefusal(.badRequest) { _ = try await bench.call(Outcomes.listOutcomes, request) }
        }
        await expectRefusal(.pageTokenInvalid) {
            let request = ListOutcomesRequest(environment: "prod", selectedProvider: "a", pageToken: "x")
            _ = try await bench.call(Outcomes.listOutcomes, request)
        }
        await expectRefusal(.notFound) {
            _ = try await bench.call(
                Outcomes.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "nowhere"))
        }
    }

    @Test("a summary by provider in a range of time")
    func summary() async throws {
        let bench = try await Self.open()
        var generator = SplitMix64(seed: 3)
        let rows = Self.rows(2_000, &generator)
        try await Self.report(bench, [Array(rows[..<900]), Array(rows[900...])])
        let summary = try await bench.call(
            Outcomes.getOutcomeSummary,
            GetOutcomeSummaryRequest(
                environment: "prod", fromTime: Timestamp(microseconds: 1_000_100), groupBy: .selectedProvider))
        let expected = rows.filter { $0.createTime?.microseconds ?? 0 >= 1_000_100 }
        #expect(summary.total?.count == UInt64(expected.count))
        for group in summary.groups {
            let latencies = expected.filter { $0.selectedProvider == group.value }.compactMap(\.latencyMs).sorted()
            #expect(group.p95LatencyMs == latencies[(95 * latencies.count + 99) / 100 - 1])
        }
        #expect(summary.groups.count == 4)
    }

    @Test("summaries of segments add up to what a full scan counts, for every grouping and window")
    func fullScan() async throws {
        let bench = try await Self.open()
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for (number, count) in [3, 500, 70, 1_200, 64].enumerated() {
            try await Self.report(bench, [Self.rows(count, &generator, from: number * 2_000)], reporter: "r\(number)")
        }
        let windows = [(nil, nil), (1_000_100, nil), (nil, 1_000_250), (1_000_100, 1_000_101)] as [(Int64?, Int64?)]
        for grouping in [OutcomeGrouping.selectedProvider, .routeStrategy, .modelVersion] {
            for (from, to) in windows {
                var request = GetOutcomeSummaryRequest(
                    environment: "prod", fromTime: from.map { Timestamp(microseconds: $0) },
                    toTime: to.map { Timestamp(microseconds: $0) }, groupBy: grouping)
                let summary = try await bench.call(Outcomes.getOutcomeSummary, request)
                request.fullScan = true
                #expect(try await bench.call(Outcomes.getOutcomeSummary, request) == summary, "seed \(seed)")
                if from == nil, to == nil { #expect(summary.total?.count == 1_837) }
            }
        }
        let changed = try await bench.database.write { connection in
            try connection.execute("UPDATE outcome_summaries SET summary = x'01'", [])
        }
        #expect(changed == 4, "three outcomes are counted")
        await expectRefusal(.storeCorrupt) {
            _ = try await bench.call(
                Outcomes.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
        }
    }
}
