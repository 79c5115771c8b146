import RegentMessages
import RegentText
import Testing

@Suite("Answers of queries as text")
struct QueryMetricsResponseTests {
    private static let answer = QueryMetricsResponse(
        query: QueryMetricsRequest(view: "outcomes", dimensions: ["selected_provider"], bucketSeconds: 60),
        columns: [QueryColumn(name: "count"), QueryColumn(name: "p95_latency_ms", unit: "ms")],
        rows: [
            row("a", 60, [QueryValue(value: 2, n: 2), QueryValue(value: 7.5, n: 1, missing: 1)]),
            row("a", 0, [QueryValue(), QueryValue()]),
            row("b", 0, [QueryValue(value: 1, n: 1), QueryValue(missing: 1)]),
        ])

    private static func row(_ group: String, _ seconds: Int64, _ values: [QueryValue]) -> QueryRow {
        QueryRow(dimensions: [group], bucketTime: Timestamp(seconds: seconds), values: values)
    }

    @Test("A table has dimensions, time, measures, and what is missing")
    func table() {
        let table = Self.answer.table
        #expect(
            table.columns.map(\.key)
                == ["selected_provider", "time", "count", "p95_latency_ms", "p95_latency_ms.missing"])
        #expect(table.rows.map { $0[2] } == ["2", "", "1"])
        #expect(table.rows.map { $0[3] } == ["7.5", "", ""])
    }

    @Test("An object for each row names its values; nothing is null and not 0")
    func objects() {
        let objects = Self.answer.objects
        #expect(objects.count == 3)
        #expect(objects[0]["p95_latency_ms"]?.double == 7.5 && objects[0]["p95_latency_ms.missing"]?.int64 == 1)
        #expect(objects[1]["count"] == .null && objects[1]["count.n"]?.int64 == 0)
    }

    @Test("A chart gets the values of each group in the order of time")
    func series() {
        let series = Self.answer.series(of: 0)
        #expect(series.map(\.group) == ["a", "b"])
        #expect(series[0].points.map(\.seconds) == [0, 60] && series[0].points.map(\.value) == [nil, 2])
    }
}
