package import RegentMessages

extension QueryMetricsResponse {
    /// Series of a chart at most: more are not told apart.
    private static let seriesMax = 20

    /// A chart per measure: groups over time where there are buckets, else a bar per group.
    ///
    /// - Parameters:
    ///   - title: what it is of; nil = the measure.
    ///   - unit: of the values; nil = that of the measure.
    ///   - kind: how values are drawn over time; groups without buckets have bars.
    package func charts(title: String? = nil, unit: String? = nil, kind: Chart.Kind = .line) -> [Chart] {
        columns.enumerated().map { place, column in
            let named = columns.count > 1 ? title.map { "\($0): \(column.name)" } : title
            let isTimed = rows.contains { $0.bucketTime != nil }
            var chart = isTimed ? timed(place, kind) : grouped(place)
            chart.title = (named ?? column.name) + chart.title
            chart.unit = unit ?? column.unit
            return chart
        }
    }

    /// Its title says what is left out.
    private func timed(_ place: Int, _ kind: Chart.Kind) -> Chart {
        let times = Set(rows.compactMap { $0.bucketTime?.microseconds }).sorted()
        let places = Dictionary(zip(times, times.indices)) { first, _ in first }
        var (names, values): ([String], [String: [Double?]]) = ([], [:])
        for row in rows {
            guard let index = row.bucketTime.flatMap({ places[$0.microseconds] }), place < row.values.count else {
                continue
            }
            let name = ChartText.name(row.dimensions, or: columns[place].name)
            if values[name] == nil { names.append(name) }
            values[name, default: [Double?](repeating: nil, count: times.count)][index] = row.values[place].value
        }
        return Chart(
            title: ChartText.part(names.count, Self.seriesMax), kind: kind, places: times.map(ChartText.time),
            series: names.prefix(Self.seriesMax).map { Chart.Series($0, values[$0] ?? []) })
    }

    private func grouped(_ place: Int) -> Chart {
        let shown = rows.prefix(100).filter { place < $0.values.count }
        return Chart(
            title: ChartText.part(rows.count, 100), kind: .bar,
            places: shown.map { ChartText.name($0.dimensions, or: "all") },
            series: [Chart.Series(columns[place].name, shown.map { $0.values[place].value })])
    }
}

/// Texts of charts.
enum ChartText {
    /// A group as people name it.
    static func name(_ dimensions: [String], or other: String) -> String {
        dimensions.isEmpty ? other : dimensions.map { $0.isEmpty ? "(none)" : $0 }.joined(separator: ", ")
    }

    /// For example "2026-08-01 14:00"; the time is left out at midnight.
    static func time(_ micros: Int64) -> String {
        let text = String(TimeText.of(Timestamp(microseconds: micros)).prefix(16))
        return text.hasSuffix("T00:00") ? String(text.prefix(10)) : text.replacing("T", with: " ")
    }

    /// What is left out; empty where nothing is.
    static func part(_ count: Int, _ most: Int) -> String { count > most ? ", \(most) of \(count) groups" : "" }
}
