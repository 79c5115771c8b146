package import RegentMessages

extension GetMetricTrendResponse {
    /// Every series, and where its level changes.
    package var chart: Chart {
        let order = Set(series.flatMap { $0.points.compactMap { $0.bucketTime?.microseconds } }).sorted()
        let places = Dictionary(zip(order, order.indices)) { first, _ in first }
        let name = measure?.name ?? ""
        var chart = Chart(
            title: "Trend of \(name)", unit: measure?.unit ?? "", places: order.map(ChartText.time), series: [])
        for one in series {
            let group = ChartText.name(one.dimensions, or: name)
            var values = [Double?](repeating: nil, count: order.count)
            for point in one.points {
                if let place = point.bucketTime.flatMap({ places[$0.microseconds] }) { values[place] = point.value }
            }
            chart.series.append(.init(group, values))
            chart.marks += one.changes.compactMap { change in
                let place = change.bucketTime.flatMap { places[$0.microseconds] }
                let text = one.dimensions.isEmpty ? change.text : "\(group): \(change.text)"
                return place.map { Chart.Mark($0, text) }
            }
        }
        return chart
    }

    /// A row per series.
    package var table: Table {
        Table(
            groupColumns + [
                .text("direction"), .number("slope"), .number("slope_lower"), .number("slope_upper"), .number("tau"),
                .number("p"), .number("last_week"), .number("week_before"), .number("week_change"), .count("values"),
                .count("gaps"),
            ],
            rows: series.map { groupCells($0) + Self.cells(of: $0) })
    }

    private static func cells(of one: SeriesTrend) -> [String] {
        let isKnown = one.state == .ok
        let slopes = [one.slope, one.slopeLower, one.slopeUpper].map { isKnown ? NumberText.decimal($0) : "" }
        let weeks = [one.week?.last, one.week?.before].map { $0.map(NumberText.decimal) ?? "" }
        let change = one.week?.relativeChange.map { NumberText.fixed(100 * $0, decimals: 1) + " %" } ?? ""
        var cells = [isKnown ? one.direction.name : one.state.name]
        cells += slopes
        cells += [one.tau.cell, one.pValue.cell]
        cells += weeks
        cells += [change, "\(one.valueCount)", "\(one.gapCount)"]
        return cells
    }

    /// A row per change of level.
    package var changeTable: Table {
        Table(
            groupColumns + [.text("time"), .number("before"), .number("after")],
            rows: series.flatMap { one in
                one.changes.map { change in
                    groupCells(one) + [
                        TimeText.of(change.bucketTime), NumberText.decimal(change.before),
                        NumberText.decimal(change.after),
                    ]
                }
            })
    }

    private var groupColumns: [Table.Column] { (query?.dimensions ?? []).map { .text($0) } }

    private func groupCells(_ one: SeriesTrend) -> [String] {
        groupColumns.indices.map { $0 < one.dimensions.count ? one.dimensions[$0] : "" }
    }
}

extension LevelChange {
    /// For example "120 -> 95".
    fileprivate var text: String { "\(NumberText.decimal(before)) -> \(NumberText.decimal(after))" }
}
