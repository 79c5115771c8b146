import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Shows what a measure did.
struct TrendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "trend", "Shows whether a measure rises or falls, and where its level changed.",
        examples: """
            regent trend 'p95_latency_ms from outcomes since 14d every 1h' --plot
            regent trend 'fallback_rate from outcomes by selected_provider \\
              since 60d every 1d' -o json
            """,
        notes: """
            The slope is per bucket, with its 95 % interval (Theil-Sen). RISING and FALLING
            are significant at 5 % (Kendall's tau). Changes of level are found by the
            detector that watches promoted versions. Fewer than 20 values are NO_DATA.
            `regent eval trend` shows the runs of a plan instead.
            """)

    @OptionGroup var series: SeriesOptions
    @OptionGroup var plot: PlotOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetMetricTrendRequest(query: series.request, seasonSeconds: series.season?.seconds ?? 0)
        let response = try await connection.withClient { try await $0.getMetricTrend(request) }
        try plot.show([response.chart])
        guard !plot.takesOutput else { return }
        let changes = response.changeTable
        output.write(
            response, items: response.series, tables: [response.table] + (changes.rows.isEmpty ? [] : [changes]))
        if response.series.isEmpty { Terminal.say("no outcome of the query that you may read") }
    }
}
