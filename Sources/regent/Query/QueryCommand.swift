import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Answers a query of figures.
struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "query", "Answers a query of figures: counts, rates, sums and exact percentiles, by group and time.",
        examples: """
            regent query 'count, error_rate from outcomes since 24h'
            regent query 'p95_latency_ms from outcomes by selected_provider since 1h'
            regent query 'count from ledger by event since 7d every 1d' -o csv
            regent query 'p95_latency_ms from outcomes since 24h every 1h' --plot
            regent query "count from proposals where state = IN_REVIEW by model" -o json
            """,
        notes: """
            A query is: MEASURES from VIEW [by FIELDS] [where FILTER] [since AGE]
            [until AGE] [every WIDTH [in REGION]] [order by NAMES] [limit ROWS].

            Views: outcomes, eval_runs, eval_samples, ledger, deployment_tasks,
            proposals, incidents, sla. Measures: count, FIELD_rate, count_distinct_FIELD,
            and sum, avg, min, max, stddev or p95 before _FIELD. A bucket of time without
            rows has no value. Fields of outcomes: regent rpc describe RouteOutcome; the
            messages of the other views are in docs/query.md.
            """)

    @Argument(help: "The query, in quotes.")
    var query: String
    @OptionGroup var plot: PlotOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = QueryMetricsRequest(text: query)
        let answer = try await connection.withClient { try await $0.queryMetrics(request) }
        try plot.show(answer.charts())
        if !plot.takesOutput {
            let objects = answer.objects
            output.write(
                { answer.json(pretty: $0) }, items: { objects.map { $0.text(pretty: false) } }, tables: [answer.table])
        }
        report(answer)
    }

    /// Says what the rows do not show.
    private func report(_ answer: QueryMetricsResponse) {
        if answer.leftOut > 0 {
            Terminal.say("\(NumberText.counted(answer.leftOut, "row", "rows")) left out by the limit")
        }
        if answer.erasedCount > 0 {
            let erased = NumberText.counted(answer.erasedCount, "outcome", "outcomes")
            Terminal.say("\(erased) that may be in the range were erased at the end of their retention")
        }
        for name in answer.estimated { Terminal.say("\(name) above 10,000 is estimated, with an error of 0.8 %") }
        if answer.rows.isEmpty { Terminal.say("nothing in the range, of what you may read") }
    }
}
