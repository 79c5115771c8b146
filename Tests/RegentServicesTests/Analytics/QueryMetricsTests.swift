import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Queries of figures through their handler.
@Suite("Queries of figures", .timeLimit(.minutes(10)))
struct QueryMetricsTests {
    typealias Analytics = AnalyticsServiceMethods

    private static func query(
        _ bench: ServiceBench, _ text: String, as caller: Caller? = nil
    ) async throws -> QueryMetricsResponse {
        try await bench.call(Analytics.queryMetrics, QueryMetricsRequest(text: text), as: caller)
    }

    /// A caller who holds permissions in scopes.
    private static func caller(_ permissions: [String], _ scopes: [String]) throws -> Caller {
        let held = Set(permissions.map { Permission($0) })
        return Caller(
            name: "principals/reader",
            authority: .granted(
                try scopes.map { Authorisation(permissions: held, scope: try Scope($0)) }))
    }

    private static func rows(_ count: Int, _ generator: inout SplitMix64, from number: Int = 0) -> [RouteOutcome] {
        let made = SeededOutcome.make(
            count, firstMicros: 60_000_000, spanMicros: 7_200_000_000, using: &generator, from: number)
        return made.map { seeded in
            var row = OutcomeServiceTests.row(seeded)
            row.schemaValid = TriState(rawValue: Int32(seeded.createMicros % 3))
            row.inputTokens = UInt32(seeded.createMicros % 1_000)
            row.modelVersion = seeded.strategy == 1 ? "" : "models/m/versions/1.0.\(seeded.strategy)"
            row.errorCode = seeded.status == 1 ? "" : "E\(seeded.status)"
            row.ttftMs = seeded.createMicros % 2 == 0 ? Double(seeded.createMicros % 50) : nil
            return row
        }
    }

    /// Until after every outcome: the clock of the bench stands near its beginning.
    private static let range = "since 1970-01-01T00:00:00Z until 1970-01-01T03:00:00Z"

    private static func near(_ one: Double?, _ other: Double?) -> Bool {
        switch (one, other) {
        case (nil, nil): true
        case (let one?, let other?): abs(one - other) <= 1e-9 * max(1, abs(other))
        default: false
        }
    }

    private static func percentile(_ values: [Double], _ thousandths: Int) -> Double? {
        guard !values.isEmpty else { return nil }
        return values.sorted()[max(1, (thousandths * values.count + 999) / 1_000) - 1]
    }

    private static func isError(_ row: RouteOutcome) -> Bool {
        [.error, .timeout, .throttled, .partial].contains(row.status)
    }

    @Test("Answers over outcomes are those of a naive oracle, before and after segments are merged")
    func oracle() async throws {
        let bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: announcedSeed(#function))
        let batches = (0..<6).map { Self.rows($0 % 2 == 0 ? 300 : 20, &generator, from: $0 * 300) }
        try await OutcomeServiceTests.report(bench, batches)
        let rows = batches.flatMap(\.self)
        for isMerged in [false, true] {
            if isMerged { try await OutcomeCompaction(bench.store).run() }
            try await Self.checkByProvider(bench, rows)
            try await Self.checkCold(bench, rows)
            try await Self.checkBuckets(bench, rows)
            try await Self.checkSummary(bench)
        }
    }

    private static func checkByProvider(_ bench: ServiceBench, _ rows: [RouteOutcome]) async throws {
        let answer = try await query(
            bench,
            """
            count, error_rate, fallback_rate, p50_latency_ms, p99_latency_ms from outcomes by selected_provider \
            \(range)
            """)
        let providers = Set(rows.map(\.selectedProvider)).sorted()
        #expect(answer.rows.map { $0.dimensions } == providers.map { [$0] })
        #expect(answer.counted == UInt64(rows.count) && answer.query?.text == "")
        for (row, provider) in zip(answer.rows, providers) {
            let own = rows.filter { $0.selectedProvider == provider }
            let latencies = own.compactMap(\.latencyMs)
            #expect(row.values[0].value == Double(own.count))
            #expect(row.values[1].value == Double(own.count(where: isError)) / Double(own.count))
            #expect(row.values[2].value == Double(own.count { $0.fallbackUsed }) / Double(own.count))
            #expect(row.values[3].value == percentile(latencies, 500))
            #expect(row.values[4].value == percentile(latencies, 990))
            #expect(row.values[4].n == UInt64(latencies.count))
            #expect(row.values[4].missing == UInt64(own.count - latencies.count))
        }
    }

    private static func checkCold(_ bench: ServiceBench, _ rows: [RouteOutcome]) async throws {
        let answer = try await query(
            bench,
            """
            count, schema_valid_rate, sum_input_tokens, avg_ttft_ms, count_distinct_request_id, max_latency_ms \
            from outcomes by error_code, route_strategy where input_tokens >= 100 and not model_version = '' \(range)
            """)
        let wanted = rows.filter { $0.inputTokens >= 100 && $0.modelVersion != "" }
        let groups = Set(wanted.map { [$0.errorCode, $0.routeStrategy.name] })
        #expect(Set(answer.rows.map(\.dimensions)) == groups && answer.rows.count == groups.count)
        for row in answer.rows {
            let own = wanted.filter { [$0.errorCode, $0.routeStrategy.name] == row.dimensions }
            let known = own.filter { $0.schemaValid != .absent }
            let times = own.compactMap(\.ttftMs)
            #expect(row.values[0].value == Double(own.count))
            let valid = Double(known.count { $0.schemaValid == .true })
            #expect(near(row.values[1].value, known.isEmpty ? nil : valid / Double(known.count)))
            #expect(row.values[2].value == Double(own.reduce(0) { $0 + UInt64($1.inputTokens) }))
            #expect(near(row.values[3].value, times.isEmpty ? nil : times.reduce(0, +) / Double(times.count)))
            #expect(row.values[4].value == Double(Set(own.map(\.requestId)).count))
            #expect(row.values[5].value == own.compactMap(\.latencyMs).max())
        }
    }

    private static func checkBuckets(_ bench: ServiceBench, _ rows: [RouteOutcome]) async throws {
        let answer = try await query(
            bench, "count, p95_latency_ms from outcomes by selected_provider \(range) every 30m order by time")
        for row in answer.rows {
            let begin = try #require(row.bucketTime?.microseconds)
            let own = rows.filter { outcome in
                let time = outcome.createTime?.microseconds ?? 0
                return outcome.selectedProvider == row.dimensions[0] && time >= begin && time < begin + 1_800_000_000
            }
            #expect(row.values[0].value == (own.isEmpty ? nil : Double(own.count)))
            #expect(row.values[1].value == percentile(own.compactMap(\.latencyMs), 950))
        }
        #expect(answer.rows.count == 6 * Set(rows.map(\.selectedProvider)).count)
    }

    /// The figures that another method has, too.
    private static func checkSummary(_ bench: ServiceBench) async throws {
        let summary = try await bench.call(
            OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummaryRequest(environment: "prod"))
        let answer = try await query(
            bench, "count, p90_latency_ms from outcomes by selected_provider where environment = prod \(range)")
        #expect(answer.rows.map { $0.values[0].n } == summary.groups.map(\.count))
        #expect(answer.rows.map { $0.values[1].value } == summary.groups.map(\.p90LatencyMs))
    }

    @Test("So many queries work at a time; others wait for their turn")
    func turns() async throws {
        let bench = try await ServiceBench.open()
        var places: [QueryPlace] = []
        for number in 0..<4 { places.append(try await bench.context.queries.place(of: "principals/\(number)")) }
        async let answer = Self.query(bench, "count from incidents")
        let isWaiting = await eventually { bench.context.queries.waitingCount == 1 }
        #expect(isWaiting)
        places.removeLast()
        let response = try await answer
        #expect(response.counted == 0 && places.count == 3)
    }

    @Test("A message and its text have the same answer")
    func sameAnswer() async throws {
        let bench = try await OutcomeServiceTests.open()
        var generator = SplitMix64(seed: 7)
        try await OutcomeServiceTests.report(bench, [Self.rows(200, &generator)])
        let byText = try await Self.query(
            bench, "p95_latency_ms from outcomes by status where status != OK and input_tokens > 5 \(Self.range)")
        let request = try #require(byText.query)
        let byMessage = try await bench.call(Analytics.queryMetrics, request)
        #expect(byMessage.encoded() == byText.encoded() && !byText.rows.isEmpty)
    }

    @Test("Only outcomes of environments in which the caller may query and read are counted")
    func scopes() async throws {
        let bench = try await OutcomeServiceTests.open()
        let other = Environment(name: "environments/other")
        _ = try await bench.call(
            ProviderServiceMethods.createEnvironment, CreateEnvironmentRequest(environment: other, mutation: .fresh()))
        var generator = SplitMix64(seed: 8)
        try await OutcomeServiceTests.report(bench, [Self.rows(40, &generator)])
        let elsewhere = Self.rows(30, &generator, from: 100).map { row in
            var row = row
            row.environment = "other"
            return row
        }
        try await OutcomeServiceTests.report(bench, [elsewhere], reporter: "sdk-2", environment: "other")
        let text = "count from outcomes by environment \(Self.range)"
        let all = try await Self.query(bench, text)
        #expect(all.rows.map { $0.dimensions[0] } == ["other", "prod"] && all.counted == 70)
        let within = try Self.caller(["analytics.query", "outcome.read"], ["environments/prod"])
        let own = try await Self.query(bench, text, as: within)
        #expect(own.rows.map { $0.dimensions[0] } == ["prod"] && own.counted == 40)
        // One permission here and the other one there are none for anything.
        let apart = Caller(
            name: "principals/reader",
            authority: .granted([
                Authorisation(permissions: [Permission("analytics.query")], scope: try Scope("environments/prod")),
                Authorisation(permissions: [Permission("outcome.read")], scope: try Scope("environments/other")),
            ]))
        await expectRefusal(.permissionDenied) { _ = try await Self.query(bench, text, as: apart) }
        let reader = try Self.caller(["analytics.query", "outcome.read"], ["environments/other"])
        await expectRefusal(.permissionDenied) {
            _ = try await Self.query(bench, "count from proposals", as: reader)
        }
    }

    @Test("Runs, samples and the ledger have views; their rows lie in the scopes of the caller")
    func otherViews() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        try await bench.run("evalRuns/r1", ["a", "b", "c"])
        try await bench.run("evalRuns/r2", ["a"])
        let to = "until 1970-01-02T00:00:00Z"
        let runs = try await Self.query(bench, "count from eval_runs by state \(to)")
        #expect(runs.rows.map(\.dimensions) == [["RUNNING"]] && runs.counted == 2)
        let samples = try await Self.query(
            bench, "count, schema_valid_rate, p50_latency_ms from eval_samples by run where status = SCORED \(to)")
        #expect(samples.rows.map(\.dimensions) == [["evalRuns/r1"], ["evalRuns/r2"]])
        #expect(samples.rows.map { $0.values[0].value } == [3, 1])
        #expect(samples.rows.map { $0.values[1].value } == [1, 1] && samples.rows[0].values[2].value == 1)
        let ledger = try await Self.query(bench, "count from ledger by event where kind = evalRuns \(to)")
        #expect(ledger.rows.map(\.dimensions) == [["evalRun.created"]] && ledger.counted == 2)
        for view in ["proposals", "incidents", "deployment_tasks", "sla"] {
            let none = try await Self.query(bench, "count from \(view) by state \(to)")
            #expect(none.rows.isEmpty)
        }
        // Runs without a model lie in the whole store.
        let within = try Self.caller(
            ["analytics.query", "eval.read", "history.read", "provider.read"], ["environments/prod"])
        let hidden = try await Self.query(bench, "count from eval_runs \(to)", as: within)
        #expect(hidden.counted == 0)
        let seen = try await Self.query(bench, "count from ledger by kind \(to)", as: within)
        #expect(seen.rows.allSatisfy { ["environments", "providers"].contains($0.dimensions[0]) } && seen.counted > 0)
    }

    @Test("Days of a region begin by its clocks, for those who may read it")
    func regions() async throws {
        let bench = try await OutcomeServiceTests.open()
        let region = Region(name: "regions/eu", timeZone: "Europe/Berlin")
        _ = try await bench.call(
            RegionServiceMethods.putRegion, PutRegionRequest(region: region, mutation: .fresh()))
        let days = ["2026-03-27T23:30:00Z", "2026-03-28T22:30:00Z", "2026-03-28T23:30:00Z", "2026-03-29T22:30:00Z"]
        let rows = days.enumerated().map { index, day in
            RouteOutcome(
                requestId: "r-\(index)", createTime: Timestamp(rfc3339: day), environment: "prod",
                selectedProvider: "p", status: .ok)
        }
        try await OutcomeServiceTests.report(bench, [rows])
        let text = """
            count from outcomes since 2026-03-27T23:00:00Z until 2026-03-30T22:00:00Z every 1d in eu
            """
        let answer = try await Self.query(bench, text)
        let begins = answer.rows.compactMap { $0.bucketTime?.rfc3339.map { $0.prefix(13) } }
        #expect(begins == ["2026-03-27T23", "2026-03-28T23", "2026-03-29T22"])
        #expect(answer.rows.map { $0.values[0].value } == [2, 1, 1])
        let within = try Self.caller(["analytics.query", "outcome.read", "model.read"], ["environments/prod"])
        await expectRefusal(.queryInvalid) { _ = try await Self.query(bench, text, as: within) }
        await expectRefusal(.queryInvalid) {
            _ = try await Self.query(bench, "count from outcomes since 1d every 1d in nowhere")
        }
    }

    @Test("What cannot be read and what is too large is refused")
    func refusals() async throws {
        let bench = try await OutcomeServiceTests.open()
        await expectRefusal(.queryInvalid) { _ = try await Self.query(bench, "count from nothing") }
        await expectRefusal(.filterInvalid) {
            let request = QueryMetricsRequest(view: "outcomes", measures: ["count"], filter: "statu = OK")
            _ = try await bench.call(Analytics.queryMetrics, request)
        }
        await expectRefusal(.queryInvalid) {
            _ = try await bench.call(Analytics.queryMetrics, QueryMetricsRequest())
        }
        await expectRefusal(.queryTooLarge) {
            _ = try await Self.query(
                bench, "count from outcomes since 1970-01-01T00:00:00Z until 2026-01-01T00:00:00Z every 1m")
        }
        var generator = SplitMix64(seed: 9)
        let batches = (0..<3).map { Self.rows(4_000, &generator, from: $0 * 4_000) }
        try await OutcomeServiceTests.report(bench, batches)
        await expectRefusal(.queryTooLarge) {
            _ = try await Self.query(bench, "count from outcomes by request_id \(Self.range)")
        }
        let distinct = try await Self.query(bench, "count_distinct_request_id from outcomes \(Self.range)")
        let value = try #require(distinct.rows.first?.values.first)
        #expect(value.estimated && abs((value.value ?? 0) - 12_000) < 500)
    }
}
