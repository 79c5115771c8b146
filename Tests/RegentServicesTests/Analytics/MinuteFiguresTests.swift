import RegentAnalytics
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Figures in memory beside segments.
@Suite("Figures by minute", .timeLimit(.minutes(10)))
struct MinuteFiguresTests {
    private static let queries = [
        "count, error_rate, p50_latency_ms, p99_latency_ms from outcomes by selected_provider",
        "avg_latency_ms, min_latency_ms, max_latency_ms, stddev_latency_ms from outcomes by environment",
        "schema_valid_rate, safety_compliant_rate, fallback_rate, sum_latency_ms from outcomes by model_version",
        "count from outcomes by route_strategy, selected_provider where not selected_provider = 'provider-1'",
    ]
    private static let widths = ["", "every 1m", "every 5m", "every 1h"]

    private static func rows(
        _ count: Int, _ generator: inout SplitMix64, from number: Int
    ) -> [RouteOutcome] {
        let made = SeededOutcome.make(
            count, firstMicros: 0, spanMicros: 3_600_000_000, using: &generator, from: number)
        return made.map { seeded in
            var row = OutcomeServiceTests.row(seeded)
            row.schemaValid = TriState(rawValue: Int32(seeded.createMicros % 3))
            row.safetyCompliant = TriState(rawValue: Int32(seeded.createMicros / 3 % 3))
            row.modelVersion = seeded.strategy == 1 ? "" : "models/m/versions/1.0.\(seeded.strategy)"
            return row
        }
    }

    /// Seconds of a range that begins and ends within minutes.
    private static func range(_ generator: inout SplitMix64) -> String {
        let from = Int64.random(in: 0..<3_500, using: &generator)
        let to = from + Int64.random(in: 1...4_000, using: &generator)
        func text(_ seconds: Int64) -> String {
            Timestamp(microseconds: seconds * 1_000_000 + 250_000).rfc3339 ?? ""
        }
        return "since \(text(from)) until \(text(to))"
    }

    private static func expectSame(_ bench: ServiceBench, _ generator: inout SplitMix64) async throws {
        let caller = Caller.owner(uid: 7)
        for query in queries {
            let width = widths.randomElement(using: &generator) ?? ""
            let request = QueryMetricsRequest(text: "\(query) \(range(&generator)) \(width)")
            let withFigures = try await MetricsReading(bench.context, of: caller).answer(request)
            let bySegments = try await MetricsReading(bench.context, of: caller, usesFigures: false).answer(request)
            #expect(withFigures == bySegments, "\(request.text)")
        }
    }

    @Test("They say what the segments say, after each report, merge and restart")
    func equal() async throws {
        var bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: announcedSeed(#function))
        var (seq, number) = (UInt64(1), 0)
        for step in 0..<40 {
            let count = Int.random(in: 1...200, using: &generator)
            let batch = Self.rows(count, &generator, from: number)
            try await OutcomeServiceTests.report(bench, [batch], from: seq, resume: seq > 1)
            (seq, number) = (seq + 1, number + count)
            switch step % 5 {
            case 1: try await bench.context.figures.catchUp(bench.store, now: bench.context.now())
            case 3: _ = try await OutcomeCompaction(bench.store).run()
            case 4: bench = try await bench.restarted()
            default: break
            }
            try await Self.expectSame(bench, &generator)
        }
        try await bench.context.figures.catchUp(bench.store, now: bench.context.now())
        let all = try await MetricsReading(bench.context, of: .owner(uid: 7)).answer(
            QueryMetricsRequest(text: "count from outcomes until 1970-01-01T02:00:00Z"))
        #expect(all.counted == UInt64(number))
    }

    @Test("Outcomes of a clock that is years ahead change no answer, before and after their time")
    func farAhead() async throws {
        let bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: announcedSeed(#function))
        let rows = Self.rows(200, &generator, from: 0)
        // A minute each, of the years 1980 and after: more than are kept.
        let first: Int64 = 315_532_800
        let far = (0..<12).map { batch in
            (0..<5_000).map { number in
                let seconds = first + Int64(batch * 5_000 + number) * 60
                var row = rows[number % rows.count]
                row.requestId = "far-\(batch)-\(number)"
                row.createTime = Timestamp(seconds: seconds)
                return row
            }
        }
        try await OutcomeServiceTests.report(bench, [rows] + far)
        let all = QueryMetricsRequest(
            text: "count, p95_latency_ms from outcomes by selected_provider until 2100-01-01T00:00:00Z")
        let caller = Caller.owner(uid: 7)
        let times = [bench.context.now(), (first + 3_000_000) * 1_000_000, (first + 4_000_000) * 1_000_000]
        for now in times {
            try await bench.context.figures.catchUp(bench.store, now: now)
            try await Self.expectSame(bench, &generator)
            let withFigures = try await MetricsReading(bench.context, of: caller).answer(all)
            let bySegments = try await MetricsReading(bench.context, of: caller, usesFigures: false).answer(all)
            #expect(withFigures == bySegments && withFigures.counted == 60_200)
        }
    }

    @Test("Figures whose end is a little behind the clock answer with the segments, and are not made again at once")
    func endBehind() async throws {
        let bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: announcedSeed(#function))
        let rows = Self.rows(200, &generator, from: 0)
        // A minute each, of 1980 and after: more than are kept.
        let first: Int64 = 315_532_800
        let ahead = (0..<11).map { batch in
            (0..<5_000).map { number in
                var row = rows[number % rows.count]
                row.requestId = "ahead-\(batch)-\(number)"
                row.createTime = Timestamp(seconds: first + Int64(batch * 5_000 + number) * 60)
                return row
            }
        }
        try await OutcomeServiceTests.report(bench, [rows] + ahead)
        let figures = bench.context.figures
        func end(_ now: Int64) async throws -> Int64? {
            try await bench.store.readOutcomes { try await figures.current("prod", $0, now: now)?.end }
        }
        try await figures.catchUp(bench.store, now: bench.context.now())
        let before = try #require(try await end(bench.context.now()))
        #expect(before < MinuteRollup.endMax)
        let all = QueryMetricsRequest(
            text: "count, p95_latency_ms from outcomes by selected_provider until 2100-01-01T00:00:00Z")
        for (now, wanted) in [
            (before + MinuteFigures.endLagMicros - 1, before), (before + MinuteFigures.endLagMicros, .max),
        ] {
            try await figures.catchUp(bench.store, now: now)
            let after = try await end(now)
            #expect(wanted == before ? after == before : after != before)
            let caller = Caller.owner(uid: 7)
            let withFigures = try await MetricsReading(bench.context, of: caller).answer(all)
            let bySegments = try await MetricsReading(bench.context, of: caller, usesFigures: false).answer(all)
            #expect(withFigures == bySegments && withFigures.counted == 55_200)
        }
    }
}
