import RegentMessages
import RegentText
import Testing

@Suite("Charts of answers")
struct QueryChartTests {
    private static func time(_ hour: Int64) -> Timestamp { Timestamp(microseconds: hour * 3_600_000_000) }

    @Test("Groups over time are series with gaps, a chart per measure")
    func timed() {
        let answer = QueryMetricsResponse(
            query: QueryMetricsRequest(dimensions: ["selected_provider"], bucketSeconds: 3_600),
            columns: [QueryColumn(name: "count"), QueryColumn(name: "p95_latency_ms", unit: "ms")],
            rows: [
                QueryRow(dimensions: ["a"], bucketTime: Self.time(25), values: [QueryValue(value: 1), QueryValue()]),
                QueryRow(
                    dimensions: [""], bucketTime: Self.time(24), values: [QueryValue(value: 2), QueryValue(value: 9)]),
            ])
        let charts = answer.charts()
        #expect(charts.map(\.title) == ["count", "p95_latency_ms"] && charts.map(\.unit) == ["", "ms"])
        #expect(charts[0].places == ["1970-01-02", "1970-01-02 01:00"] && charts[0].kind == .line)
        #expect(charts[0].series.map(\.name) == ["a", "(none)"])
        #expect(charts[0].series.map(\.values) == [[nil, 1], [2, nil]])
        #expect(charts[1].series.map(\.values) == [[nil, nil], [9, nil]])
        #expect(answer.charts(title: "T", unit: "u")[1].title == "T: p95_latency_ms")
    }

    @Test("Groups without buckets are bars")
    func grouped() {
        let answer = QueryMetricsResponse(
            columns: [QueryColumn(name: "count")],
            rows: [QueryRow(dimensions: ["a", "b"], values: [QueryValue(value: 1)])])
        let chart = answer.charts()[0]
        #expect(chart.kind == .bar && chart.places == ["a, b"] && chart.series[0].values == [1])
        #expect(QueryMetricsResponse(columns: [QueryColumn(name: "count")]).charts()[0].series[0].values == [])
    }

    @Test("A forecast continues its series, with a band and its limit, and tables of all")
    func forecast() {
        let one = SeriesForecast(
            state: .ok,
            points: [SeriesPoint(bucketTime: Self.time(0), value: 1), SeriesPoint(bucketTime: Self.time(1), value: 2)],
            valueCount: 2, method: .holtWinters,
            backtest: [ForecastBacktest(method: .holtWinters, origins: 3, mae: 0.5, mase: 0.9)],
            forecast: [
                ForecastPoint(bucketTime: Self.time(2), value: 3, lower: 2, upper: 4),
                ForecastPoint(bucketTime: Self.time(3), value: 4),
            ], confidence: 0.9,
            crossing: ForecastCrossing(limit: 3, time: Self.time(2), earliestTime: Self.time(2)))
        let answer = ForecastMetricsResponse(measure: QueryColumn(name: "count"), series: [one])
        let chart = answer.chart(limit: 3)
        #expect(chart.series.map(\.values) == [[1, 2, nil, nil], [nil, 2, 3, 4]])
        #expect(chart.bands.first?.upper == [nil, nil, 4, nil] && chart.limits.map(\.value) == [3])
        #expect(answer.table.rows.map { $0.last } == ["calibrated", "not known"])
        #expect(answer.backtestTable.rows.first?.prefix(5) == ["HOLT_WINTERS", "yes", "3", "0.5", "0.9"])
        #expect(answer.crossingTable.rows.first?.last == "not within the horizon")
        #expect(ForecastMetricsResponse().chart(limit: nil).words == "Nothing to show.")
    }

    @Test("A trend marks its changes")
    func trend() {
        let one = SeriesTrend(
            state: .ok,
            points: [SeriesPoint(bucketTime: Self.time(0), value: 1), SeriesPoint(bucketTime: Self.time(1))],
            direction: .falling, changes: [LevelChange(bucketTime: Self.time(1), before: 2, after: 1)])
        let answer = GetMetricTrendResponse(measure: QueryColumn(name: "count"), series: [one])
        #expect(answer.chart.marks == [Chart.Mark(1, "2 -> 1")] && answer.changeTable.rows.count == 1)
        #expect(answer.table.rows.first?.first == "FALLING")
        let short = GetMetricTrendResponse(series: [SeriesTrend(state: .noData)])
        #expect(short.table.rows.first?.first == "NO_DATA" && short.chart.places == [])
    }
}
