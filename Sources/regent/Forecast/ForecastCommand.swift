import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Forecasts a measure.
struct ForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "forecast", "Forecasts a measure, with intervals and a backtest.",
        examples: """
            regent forecast 'p95_latency_ms from outcomes since 14d every 1h'
            regent forecast 'p95_latency_ms from outcomes since 14d every 1h' \\
              --horizon 7d --limit 2000 --plot
            regent forecast 'count from outcomes since 60d every 1d' --svg calls.svg
            """,
        notes: """
            The query names one measure and a width of buckets. Each group of it is
            forecast by itself. Two methods forecast values that are known, from those
            before; the better one is used, and the 90 % intervals come from its errors.
            Fewer than two seasons give a trend only, fewer than 20 values NO_DATA.
            """)

    @OptionGroup var series: SeriesOptions
    @Option(
        help: ArgumentHelp(
            "How far to forecast, for example 7d; a season unless given.", valueName: "duration"))
    var horizon: TTLArgument?
    @Option(help: ArgumentHelp("Tell when the forecast crosses this value.", valueName: "value"))
    var limit: Double?
    @OptionGroup var plot: PlotOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit?.isFinite ?? true else { throw ValidationError("--limit must be a number") }
    }

    func run() async throws {
        let request = ForecastMetricsRequest(
            query: series.request, horizonSeconds: horizon?.seconds ?? 0, seasonSeconds: series.season?.seconds ?? 0,
            limit: limit)
        let response = try await connection.withClient { try await $0.forecastMetrics(request) }
        try plot.show([response.chart(limit: limit)])
        guard !plot.takesOutput else { return }
        let crossings = limit == nil ? [] : [response.crossingTable]
        output.write(response, items: response.series, tables: [response.table, response.backtestTable] + crossings)
        if response.series.isEmpty { Terminal.say("no outcome of the query that you may read") }
        let short = response.series.filter { $0.state == .noData }.count
        if short > 0 {
            Terminal.say("\(NumberText.counted(short, "series has", "series have")) fewer than 20 values: NO_DATA")
        }
    }
}

/// A series and its season.
struct SeriesOptions: ParsableArguments {
    @Argument(help: "Query of one measure in buckets of time, as of `regent query`.")
    var query: String
    @Option(
        help: ArgumentHelp(
            "Length of a season, for example 24h; a day or a week by the buckets unless given.",
            valueName: "duration"))
    var season: TTLArgument?

    /// The query as the daemon takes it.
    var request: QueryMetricsRequest { QueryMetricsRequest(text: query) }
}
