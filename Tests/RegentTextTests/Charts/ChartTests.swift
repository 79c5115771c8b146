import RegentText
import Testing

@Suite("Charts")
struct ChartTests {
    static func chart(_ values: [[Double?]], kind: Chart.Kind = .line) -> Chart {
        let count = values.map(\.count).max() ?? 0
        var chart = Chart(
            title: ReportPageTests.hostile, unit: "ms", kind: kind,
            places: (0..<count).map { "p\($0) \(ReportPageTests.hostile)" },
            series: values.enumerated().map { Chart.Series("s\($0) \(ReportPageTests.hostile)", $1) })
        chart.bands = values.prefix(1).map { Chart.Band("band", lower: $0, upper: $0.map { $0.map { $0 + 1 } }) }
        chart.marks = [Chart.Mark(0, ReportPageTests.hostile), Chart.Mark(.max, "far"), Chart.Mark(-1, "before")]
        chart.limits = [Chart.Limit(3, ReportPageTests.hostile)]
        return chart
    }

    static let values: [[[Double?]]] = [
        [], [[]], [[nil]], [[1]], [[1, nil, 3]], [[1, 2, 3], [3, nil, 1]], [[-1.7e308, 1.7e308]],
        [[0, .infinity, -.infinity, .nan]], [[.leastNonzeroMagnitude, 1e-300]], [[0, 0, 0]], [[1], [1, 2, 3]],
        [(0..<700).map { Double($0 % 13) }],
    ]

    @Test("A picture is sound, has a name and a table, for any values", arguments: values, Chart.Kind.allCases)
    func picture(values: [[Double?]], kind: Chart.Kind) throws {
        let chart = Self.chart(values, kind: kind)
        let svg = chart.svg
        let elements = try PageElements(svg)
        #expect(elements.all.first?.attributes["aria-label"] != nil)
        #expect(elements.all.contains { $0.attributes["role"] == "table" && $0.attributes["aria-label"] != nil })
        #expect(elements.all.contains { $0.attributes["role"] == "img" && $0.attributes["aria-label"] != nil })
        #expect(elements.all.count { $0.attributes["role"] == "row" } == chart.table.rows.count + 1)
        #expect(!elements.names.contains("script"))
        #expect(!svg.contains("=\"nan") && !svg.contains("=\"inf") && !svg.contains("=\"-inf"))
    }

    @Test("A chart in the terminal is as wide as it, and has no escape without colours", arguments: values)
    func terminal(values: [[Double?]]) {
        for kind in Chart.Kind.allCases {
            var chart = Self.chart(values, kind: kind)
            chart.title = "p95"
            chart.unit = ""
            chart.marks = []
            chart.limits = []
            for columns in [1, 60, 100, .max] {
                let text = chart.text(columns: columns, isColored: false)
                #expect(!text.contains("\u{1b}") && text.hasSuffix("\n"))
                if columns == 100, kind != .bar, values == [[1, 2, 3], [3, nil, 1]] {
                    let drawn = text.split(separator: "\n").filter { $0.contains(" |") }
                    #expect(drawn.count == 12 && drawn.allSatisfy { $0.count <= 100 })
                    #expect(text.contains("*") && text.contains("o"))
                }
            }
        }
    }

    @Test("A rising line rises from the lower left to the upper right")
    func rising() throws {
        let chart = Chart(title: "t", places: (0..<10).map { "\($0)" }, series: [.init("a", (0..<10).map(Double.init))])
        let rows = chart.text(columns: 60, isColored: false).split(separator: "\n").filter { $0.contains(" |") }
        let drawn = try rows.map { row in
            let area = try #require(row.firstIndex(of: "|")).utf16Offset(in: row)
            return row.enumerated().filter { $0.offset > area && $0.element != " " }.map(\.offset)
        }
        // The axis goes on above and below the line.
        let columns = drawn.filter { !$0.isEmpty }
        let (first, last) = (try #require(columns.first?.max()), try #require(columns.last?.min()))
        #expect(first > last + 40)
    }

    @Test("Bars are as long as their values, to an eighth of a character")
    func bars() {
        let chart = Chart(
            title: "Calls", kind: .bar, places: ["openai", "custom", "none"], series: [.init("count", [100, 50, nil])])
        let rows = chart.text(columns: 60, isColored: false).split(separator: "\n")
        let lengths = rows.dropFirst().map { row in row.count { $0 == "█" } }
        #expect(lengths.count == 3 && lengths[0] > 20 && abs(lengths[0] - 2 * lengths[1]) <= 1 && lengths[2] == 0)
        #expect(rows[3].hasSuffix("no value"))
    }

    @Test("Colours are of the series, and a gap is no line")
    func colors() {
        let chart = Chart(
            title: "t", places: ["a", "b", "c"], series: [.init("x", [1, nil, 3]), .init("y", [2, 2, 2])])
        let text = chart.text(columns: 60, isColored: true)
        #expect(text.contains("\u{1b}[36m") && text.contains("\u{1b}[33m"))
        let svg = Chart(title: "t", places: ["a", "b", "c"], series: [.init("x", [1, nil, 3])]).svg
        #expect(!svg.contains("<polyline") && svg.contains("<circle"))
    }

    @Test("Its words and its table have every value")
    func words() {
        var chart = Chart(title: "t", places: ["a", "b", "c"], series: [.init("x", [1, nil, 3])])
        chart.limits = [Chart.Limit(2, "limit")]
        chart.marks = [Chart.Mark(2, "changed")]
        #expect(chart.words == "x: 2 values, from 1 to 3, between 1 and 3, 1 gap. limit: 2. c: changed.")
        #expect(chart.table.rows == [["a", "1"], ["c", "3"]])
        #expect(Chart(title: "t", places: [], series: []).words == "Nothing to show.")
    }
}
