import RegentAnalytics
import RegentMessages
import RegentModel
import Testing

@Suite("Text of queries")
struct QueryTextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let request: QueryMetricsRequest
        var testDescription: String { text }
    }

    static let rows: [Row] = [
        Row(text: "count from outcomes", request: QueryMetricsRequest(view: "outcomes", measures: ["count"])),
        Row(
            text: """
                p95_latency_ms, fallback_rate, count  from outcomes  by selected_provider
                  where environment = 'prod' and model_version = 'models/support' and status != 'OK'
                  since 7d  every 1h  order by p95_latency_ms desc  limit 20
                """,
            request: QueryMetricsRequest(
                view: "outcomes", measures: ["p95_latency_ms", "fallback_rate", "count"],
                dimensions: ["selected_provider"],
                filter: "environment = \"prod\" AND model_version = \"models/support\" AND status != OK",
                sinceSeconds: 604_800, bucketSeconds: 3_600, orderBy: "p95_latency_ms desc", limit: 20)),
        Row(
            text: "count FROM ledger BY kind, event SINCE 90m UNTIL 30m",
            request: QueryMetricsRequest(
                view: "ledger", measures: ["count"], dimensions: ["kind", "event"], sinceSeconds: 5_400,
                untilSeconds: 1_800)),
        Row(
            text: "count from proposals since 2026-01-02T00:00:00Z until 2026-02-01T00:00:00.5Z",
            request: QueryMetricsRequest(
                view: "proposals", measures: ["count"], fromTime: Timestamp(rfc3339: "2026-01-02T00:00:00Z"),
                toTime: Timestamp(rfc3339: "2026-02-01T00:00:00.5Z"))),
        Row(
            text: "count from outcomes since 30d every 1d in eu order by time desc",
            request: QueryMetricsRequest(
                view: "outcomes", measures: ["count"], sinceSeconds: 2_592_000, bucketSeconds: 86_400,
                region: "regions/eu", orderBy: "time desc")),
        Row(
            text:
                "count from outcomes where selected_provider in (a, 'b c') or not (input_tokens > 5 and error = true)",
            request: QueryMetricsRequest(
                view: "outcomes", measures: ["count"],
                filter: "(selected_provider = \"a\" OR selected_provider = \"b c\") OR "
                    + "NOT (input_tokens > 5 AND error = true)")),
        Row(
            text: "avg_scores.fluency from eval_samples by run where scores.fluency:* since 1w",
            request: QueryMetricsRequest(
                view: "eval_samples", measures: ["avg_scores.fluency"], dimensions: ["run"],
                filter: "scores.fluency:*", sinceSeconds: 604_800)),
    ]

    @Test("A text is read into its message", arguments: rows)
    func reads(row: Row) throws {
        let request = try QueryText.request(row.text)
        #expect(request == row.request)
        #expect(request.encoded() == row.request.encoded())
    }

    @Test("A message is written as a text that is read into the same bytes", arguments: rows)
    func writes(row: Row) throws {
        let again = try QueryText.request(QueryText.text(of: row.request))
        #expect(again.encoded() == row.request.encoded())
        let shape = try QueryShape(reading: row.request)
        #expect(shape.request == row.request)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let text: String
        let column: Int
        var suggestion: String?
        var testDescription: String { text }
    }

    static let faults: [Fault] = [
        Fault(text: "", column: 1), Fault(text: "count", column: 6), Fault(text: "count of outcomes", column: 7),
        Fault(text: "count from outcome", column: 12, suggestion: "outcomes"),
        Fault(text: "p95_latencyms from outcomes", column: 1, suggestion: "p95_latency_ms"),
        Fault(text: "count, from outcomes", column: 8),
        Fault(text: "count from outcomes by selected_provder", column: 24, suggestion: "selected_provider"),
        Fault(text: "count from outcomes by latency_ms", column: 24),
        Fault(text: "count from outcomes by status, status", column: 32),
        Fault(text: "count from outcomes wher status = OK", column: 21, suggestion: "where"),
        Fault(text: "count from outcomes where statu = OK", column: 27, suggestion: "status"),
        Fault(text: "count from outcomes where status = GOOD", column: 36),
        Fault(text: "count from outcomes where status = OK and", column: 42),
        Fault(text: "count from outcomes where status in OK", column: 37),
        Fault(text: "count from outcomes since 7", column: 27),
        Fault(text: "count from outcomes since 7d since 1h", column: 30),
        Fault(text: "count from outcomes since 1d every 90s", column: 36),
        Fault(text: "count from outcomes since 1d every 31d", column: 36),
        Fault(text: "count from outcomes order p95", column: 27),
        Fault(text: "count from outcomes limit 0", column: 27),
        Fault(text: "count from outcomes limit 10001", column: 27),
        Fault(text: "p0_latency_ms from outcomes", column: 1, suggestion: "p50_latency_ms"),
        Fault(text: "status_rate from outcomes", column: 1),
        Fault(text: "sum_status from outcomes", column: 1), Fault(text: "count from outcomes ; drop", column: 21),
        Fault(text: "cöunt from outcomes", column: 2),
    ]

    @Test("What cannot be read is refused with its column, and a suggestion where one is near", arguments: faults)
    func refuses(fault: Fault) throws {
        let refusal = #expect(throws: Refusal.self) { try QueryText.request(fault.text) }
        #expect(refusal?.reason == .queryInvalid)
        #expect(refusal?.metadata["column"] == "\(fault.column)")
        #expect(refusal?.metadata["suggestion"] == fault.suggestion)
    }

    @Test(
        "What only the whole query shows is refused",
        arguments: [
            "count from outcomes every 1h", "count from outcomes order by time",
            "count from outcomes order by p95_latency_ms", "count, count from outcomes",
            "count from outcomes since 1d every 7h in eu",
        ])
    func refusesWhole(text: String) throws {
        let refusal = #expect(throws: Refusal.self) { try QueryText.request(text) }
        #expect(refusal?.reason == .queryInvalid && refusal?.metadata["field"] == "text")
    }

    @Test("A text stands alone")
    func alone() throws {
        let both = QueryMetricsRequest(text: "count from outcomes", view: "outcomes")
        let refusal = #expect(throws: Refusal.self) { try QueryShape(reading: both) }
        #expect(refusal?.metadata["field"] == "text")
        let read = try QueryShape(reading: QueryMetricsRequest(text: "count from outcomes"))
        #expect(read.request == QueryMetricsRequest(view: "outcomes", measures: ["count"]))
    }

    @Test("Every measure that is suggested for a view is one")
    func suggestions() {
        for view in QueryView.all {
            let unknown = view.measureNames.filter { QueryMeasure($0, of: view) == nil }
            #expect(unknown.isEmpty, "\(view.name)")
            #expect(view.measureNames.contains("count") && view.dimensionNames.count > 1)
        }
    }
}
