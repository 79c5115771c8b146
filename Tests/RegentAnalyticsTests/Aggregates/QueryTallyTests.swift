import RegentAnalytics
import RegentKernels
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Groups of queries")
struct QueryTallyTests {
    /// A row as the oracle has it.
    struct Row {
        let time: Int64
        let provider: String
        let valid: Int
        let latency: UInt32?
        let tokens: UInt32
    }

    private static let now: Int64 = 1_000_000_000_000

    @Test("A range ends before the year 10000, so that no bucket begins past the last number")
    func farEnd() {
        let far = Timestamp(seconds: .max / 1_000_000)
        var request = QueryMetricsRequest(view: "outcomes", measures: ["count"], toTime: far)
        let error = #expect(throws: Refusal.self) { try MetricsQuery(request, now: Self.now) }
        #expect(error?.metadata["field"] == "to_time")
        request.toTime = Timestamp(seconds: 253_402_300_799)
        #expect(throws: Never.self) { try MetricsQuery(request, now: Self.now) }
    }

    private static func rows(_ count: Int, _ generator: inout SplitMix64) -> [Row] {
        (0..<count).map { _ in
            Row(
                time: now - Int64.random(in: 1...10_800_000_000, using: &generator),
                provider: ["", "a", "b", "c"].randomElement(using: &generator) ?? "",
                valid: Int.random(in: 0...2, using: &generator),
                latency: Bool.random(using: &generator) ? .random(in: 0...50, using: &generator) : nil,
                tokens: .random(in: 0...4_000_000_000, using: &generator))
        }
    }

    private static func chunk(_ rows: [Row], _ query: MetricsQuery) -> QueryChunk {
        let providers = ["", "a", "b", "c"]
        let columns = query.fields.map { field -> QueryChunk.Column in
            switch field.name {
            case "selected_provider":
                .coded(
                    values: [nil] + providers.dropFirst().map { .text($0) },
                    codes: rows.map { UInt32(providers.firstIndex(of: $0.provider) ?? 0) })
            case "schema_valid":
                .coded(
                    values: [nil, .text("TRUE"), .text("FALSE")], codes: rows.map { UInt32($0.valid) })
            case "latency_ms":
                .integers(
                    rows.map { $0.latency ?? 0 }, unit: 1_000, isPresent: rows.map { $0.latency != nil })
            default: .integers(rows.map(\.tokens), unit: 1, isPresent: [])
            }
        }
        return QueryChunk(count: rows.count, times: rows.map(\.time), columns: columns)
    }

    private static let text = """
        count, schema_valid_rate, sum_input_tokens, avg_latency_ms, min_latency_ms, max_latency_ms, stddev_latency_ms, \
        p5_latency_ms, p50_latency_ms, p95_latency_ms, p999_latency_ms, count_distinct_latency_ms, stddev_input_tokens \
        from outcomes by selected_provider since 2h every 1h
        """

    @Test("Every measure is that of a naive oracle, in groups and buckets, with ties and missing values")
    func measures() throws {
        var generator = SplitMix64(seed: announcedSeed(#function))
        for count in [0, 1, 2, 40, 3_000] {
            let rows = Self.rows(count, &generator)
            let query = try MetricsQuery(QueryMetricsRequest(text: Self.text), now: Self.now)
            var tally = QueryTally(query)
            for part in stride(from: 0, to: rows.count, by: 700) {
                try tally.add(Self.chunk(Array(rows[part..<min(rows.count, part + 700)]), query))
            }
            let answer = try tally.answer()
            let begins = try #require(query.buckets?.begins)
            let inRange = rows.filter { query.times.contains($0.time) }
            #expect(answer.counted == UInt64(inRange.count))
            let groups = Set(inRange.map(\.provider)).sorted()
            #expect(answer.rows.map(\.dimensions) == groups.flatMap { group in begins.map { _ in [group] } })
            for row in answer.rows {
                let begin = try #require(row.bucketTime?.microseconds)
                let end = begins.first { $0 > begin } ?? .max
                let own = inRange.filter { $0.provider == row.dimensions[0] && $0.time >= begin && $0.time < end }
                Self.check(row.values, own)
            }
        }
    }

    private static func check(_ values: [QueryValue], _ rows: [Row]) {
        guard !rows.isEmpty else {
            #expect(values.allSatisfy { $0 == QueryValue() })
            return
        }
        let known = rows.filter { $0.valid > 0 }
        let latencies = rows.compactMap(\.latency).sorted()
        #expect(values[0] == QueryValue(value: Double(rows.count), n: UInt64(rows.count)))
        let valid = Double(known.count { $0.valid == 1 })
        #expect(values[1].value == (known.isEmpty ? nil : valid / Double(known.count)))
        #expect(values[1].n == UInt64(known.count) && values[1].missing == UInt64(rows.count - known.count))
        #expect(values[2].value == Double(rows.reduce(0) { $0 + UInt64($1.tokens) }))
        #expect(values[3].n == UInt64(latencies.count) && values[3].missing == UInt64(rows.count - latencies.count))
        #expect(near(values[3].value, mean(latencies.map { Double($0) / 1_000 })))
        #expect(values[4].value == latencies.first.map { Double($0) / 1_000 })
        #expect(values[5].value == latencies.last.map { Double($0) / 1_000 })
        #expect(near(values[6].value, deviation(latencies.map { Double($0) / 1_000 })))
        for (place, thousandths) in [(7, 50), (8, 500), (9, 950), (10, 999)] {
            let rank = (thousandths * latencies.count + 999) / 1_000
            let expected = latencies.isEmpty ? nil : Double(latencies[max(1, rank) - 1]) / 1_000
            #expect(values[place].value == expected)
        }
        #expect(values[11].value == Double(Set(latencies).count))
        #expect(near(values[12].value, deviation(rows.map { Double($0.tokens) })))
    }

    private static func mean(_ numbers: [Double]) -> Double? {
        numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    }

    private static func deviation(_ numbers: [Double]) -> Double? {
        guard numbers.count > 1, let mean = mean(numbers) else { return nil }
        return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)).squareRoot()
    }

    private static func near(_ one: Double?, _ other: Double?) -> Bool {
        switch (one, other) {
        case (nil, nil): true
        case (let one?, let other?): abs(one - other) <= 1e-9 * max(1, abs(other))
        default: false
        }
    }

    @Test(
        "Rows without a value come last in both directions, equal ones are by dimensions"
    )
    func order() throws {
        let rows = [
            Row(time: Self.now - 1, provider: "a", valid: 1, latency: nil, tokens: 1),
            Row(time: Self.now - 1, provider: "b", valid: 1, latency: 7, tokens: 1),
            Row(time: Self.now - 1, provider: "c", valid: 1, latency: 7, tokens: 1),
            Row(time: Self.now - 1, provider: "", valid: 1, latency: 9, tokens: 1),
        ]
        for (direction, expected) in [("", ["b", "c", "", "a"]), (" desc", ["", "b", "c", "a"])] {
            let text = "max_latency_ms from outcomes by selected_provider order by max_latency_ms\(direction)"
            let query = try MetricsQuery(QueryMetricsRequest(text: text), now: Self.now)
            var tally = QueryTally(query)
            try tally.add(Self.chunk(rows, query))
            let answer = try tally.answer()
            #expect(answer.rows.map { $0.dimensions[0] } == expected)
        }
        let limited = try MetricsQuery(
            QueryMetricsRequest(text: "count from outcomes by selected_provider limit 3"), now: Self.now)
        var tally = QueryTally(limited)
        try tally.add(Self.chunk(rows, limited))
        let answer = try tally.answer()
        #expect(answer.rows.map { $0.dimensions[0] } == ["", "a", "b"] && answer.leftOut == 1)
    }

    @Test("Filters count the rows that they are true of; a missing field satisfies only !=")
    func filters() throws {
        var generator = SplitMix64(seed: announcedSeed(#function))
        let rows = Self.rows(500, &generator)
        let filters: [(String, (Row) -> Bool)] = [
            ("latency_ms > 0.02", { ($0.latency ?? 0) > 20 }),
            ("latency_ms <= 0.02", { $0.latency.map { $0 <= 20 } ?? false }),
            ("latency_ms != 0.02", { $0.latency != 20 }), ("NOT latency_ms:*", { $0.latency == nil }),
            ("selected_provider = a or selected_provider = b", { ["a", "b"].contains($0.provider) }),
            ("selected_provider in (a, c)", { ["a", "c"].contains($0.provider) }),
            ("selected_provider != a", { $0.provider != "a" }), ("selected_provider:*", { $0.provider != "" }),
            ("schema_valid = true and not input_tokens < 2000000000", { $0.valid == 1 && $0.tokens >= 2_000_000_000 }),
            ("schema_valid = ABSENT", { $0.valid == 0 }), ("NOT schema_valid:*", { $0.valid == 0 }),
        ]
        for (filter, holds) in filters {
            let request = QueryMetricsRequest(view: "outcomes", measures: ["count"], filter: filter)
            let query = try MetricsQuery(request, now: Self.now)
            var tally = QueryTally(query)
            try tally.add(Self.chunk(rows, query))
            #expect(tally.counted == UInt64(rows.count(where: holds)), "\(filter)")
        }
    }

    @Test("Summaries of segments and their rows give the same answer")
    func summaries() throws {
        var generator = SplitMix64(seed: announcedSeed(#function))
        let text = "count, error_rate, fallback_rate, p50_latency_ms, p99_latency_ms from outcomes by selected_provider"
        let query = try MetricsQuery(QueryMetricsRequest(text: text), now: Self.now)
        #expect(query.readsSummaries)
        let byStatus = try MetricsQuery(
            QueryMetricsRequest(text: "count from outcomes by status"), now: Self.now)
        #expect(!byStatus.readsSummaries)
        var (cells, counts) = ([OutcomeSummaryCell](), [UInt64]())
        var latencies: [UInt32] = []
        for _ in 0..<5 {
            let kinds = (0..<32).map { _ in UInt64.random(in: 0...9, using: &generator) }
            let values = (0..<Int(kinds[16...].reduce(0, +))).map { _ in
                UInt32.random(in: 0...100, using: &generator)
            }.sorted()
            cells.append(
                OutcomeSummaryCell(
                    provider: "a", model: "", strategy: 1, counts: kinds, latencies: SortedRun(values)))
            counts.append(kinds.reduce(0, +))
            latencies += values
        }
        var tally = QueryTally(query)
        for cell in cells { try tally.add(cell, environment: "prod", time: Self.now - 1) }
        let answer = try tally.answer()
        let row = try #require(answer.rows.first)
        #expect(answer.rows.count == 1 && row.values[0].value == Double(counts.reduce(0, +)))
        let sorted = latencies.sorted()
        let (half, most) = ((500 * sorted.count + 999) / 1_000, (990 * sorted.count + 999) / 1_000)
        #expect(row.values[3].value == Double(sorted[half - 1]) / 1_000)
        #expect(row.values[4].value == Double(sorted[most - 1]) / 1_000)
    }

    @Test("Too many groups are refused with what to leave out")
    func groups() throws {
        let query = try MetricsQuery(
            QueryMetricsRequest(text: "count from outcomes by request_id"), now: Self.now)
        var tally = QueryTally(query)
        let values = (0..<10_001).map { FieldValue?.some(.text("r-\($0)")) }
        let chunk = QueryChunk(
            count: values.count, times: [], time: Self.now - 1,
            columns: [.coded(values: values, codes: values.indices.map { UInt32($0) })])
        var refusal: Refusal?
        do throws(Refusal) { try tally.add(chunk) } catch { refusal = error }
        #expect(refusal?.reason == .queryTooLarge && refusal?.metadata["bound"] == "groups")
    }
}
