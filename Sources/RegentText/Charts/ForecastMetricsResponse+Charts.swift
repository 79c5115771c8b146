package import RegentMessages

extension ForecastMetricsResponse {
    /// Every series with its forecast, the intervals, and the limit.
    ///
    /// - Parameter limit: what was asked for; nil = none.
    package func chart(limit: Double?) -> Chart {
        let times = Set(series.flatMap { one in one.points.map(\.bucketTime) + one.forecast.map(\.bucketTime) })
        let order = times.compactMap { $0?.microseconds }.sorted()
        let places = Dictionary(zip(order, order.indices)) { first, _ in first }
        func spread(_ values: [(Timestamp?, Double?)]) -> [Double?] {
            var spread = [Double?](repeating: nil, count: order.count)
            for (time, value) in values {
                if let place = time.flatMap({ places[$0.microseconds] }) { spread[place] = value }
            }
            return spread
        }
        let name = measure?.name ?? ""
        var chart = Chart(
            title: "Forecast of \(name)", unit: measure?.unit ?? "", places: order.map(ChartText.time), series: [])
        for one in series {
            let group = ChartText.name(one.dimensions, or: name)
            // The forecast begins where the series ends, so that the line is whole.
            let last = one.points.last.map { [($0.bucketTime, $0.value)] } ?? []
            chart.series.append(.init(group, spread(one.points.map { ($0.bucketTime, $0.value) })))
            guard !one.forecast.isEmpty else { continue }
            chart.series.append(
                .init(
                    "\(group), forecast", spread(last + one.forecast.map { ($0.bucketTime, $0.value) }),
                    isExpected: true))
            chart.bands.append(
                .init(
                    "\(group), 90 % interval", lower: spread(one.forecast.map { ($0.bucketTime, $0.lower) }),
                    upper: spread(one.forecast.map { ($0.bucketTime, $0.upper) })))
        }
        if let limit { chart.limits = [Chart.Limit(limit, "limit")] }
        return chart
    }

    /// The forecasts, a row per bucket.
    package var table: Table {
        Table(
            groupColumns + [.text("time"), .number("value"), .number("lower"), .number("upper"), .text("width")],
            rows: series.flatMap { one in
                one.forecast.map { point in
                    groupCells(one) + [
                        TimeText.of(point.bucketTime), NumberText.decimal(point.value), point.lower.cell,
                        point.upper.cell, Self.width(of: point),
                    ]
                }
            })
    }

    private static func width(of point: ForecastPoint) -> String {
        point.lower == nil ? "not known" : point.extrapolated ? "extrapolated" : "calibrated"
    }

    /// How both methods forecast known values, a row per method.
    package var backtestTable: Table {
        Table(
            groupColumns + [
                .text("method"), .text("chosen"), .number("origins"), .number("mae"), .number("mase"),
                .count("values"), .count("gaps"), .number("season"),
            ],
            rows: series.flatMap { one -> [[String]] in
                let counts = ["\(one.valueCount)", "\(one.gapCount)"]
                guard one.state == .ok else {
                    return [groupCells(one) + [one.state.name, "", "", "", ""] + counts + [""]]
                }
                let season = one.seasonBuckets == 0 ? "none" : "\(one.seasonBuckets)"
                return one.backtest.map { test in
                    groupCells(one) + [
                        test.method.name, test.method == one.method ? "yes" : "", "\(test.origins)", test.mae.cell,
                        test.mase.cell,
                    ] + counts + [season]
                }
            })
    }

    /// When the limit is crossed, a row per series that has a forecast.
    package var crossingTable: Table {
        Table(
            groupColumns + [.number("limit"), .text("now"), .text("crossed"), .text("earliest"), .text("latest")],
            rows: series.compactMap { one in
                one.crossing.map { crossing in
                    let times = [crossing.time, crossing.earliestTime, crossing.latestTime].map { time in
                        time.map { TimeText.of($0) } ?? "not within the horizon"
                    }
                    return groupCells(one) + [
                        NumberText.decimal(crossing.limit), crossing.aboveNow ? "above" : "below",
                    ]
                        + times
                }
            })
    }

    private var groupColumns: [Table.Column] { (query?.dimensions ?? []).map { .text($0) } }

    private func groupCells(_ one: SeriesForecast) -> [String] {
        groupColumns.indices.map { $0 < one.dimensions.count ? one.dimensions[$0] : "" }
    }
}
