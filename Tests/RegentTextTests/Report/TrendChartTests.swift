import RegentMessages
import RegentText
import Testing

@Suite("Trend chart")
struct TrendChartTests {
    private static func trend(_ values: [Double?], reach: Double = 1) -> MetricTrend {
        var trend = MetricTrend(plan: ReportPageTests.hostile, metric: ReportPageTests.hostile)
        trend.points = values.enumerated().map { index, value in
            TrendPoint(
                run: ReportPageTests.hostile, attempt: UInt32(index + 1), state: index % 2 == 0 ? .passed : .failed,
                estimate: MetricEstimate(
                    value: value, n: 1,
                    interval: value.map { Interval(lower: $0 - reach, upper: $0 + reach, confidence: 0.95) }))
        }
        return trend
    }

    @Test(
        "A picture is sound and says its content in words, for any values",
        arguments: [
            [], [nil], [1], [1, 1, 1], [1, nil, 3], [-1.7e308, 1.7e308], [0, .infinity], [1e15, 1e15 + 1],
            [.leastNonzeroMagnitude, 1e-300], [0, .leastNonzeroMagnitude],
            [Double.leastNormalMagnitude / 16, 3e-308], [1e300, 1e300.nextUp],
        ] as [[Double?]], [0, 1] as [Double])
    func sound(values: [Double?], reach: Double) throws {
        var trend = Self.trend(values, reach: reach)
        if !values.isEmpty { trend.points[0].change = ChangePoint(before: 1, after: 2, pValue: 0.01) }
        let svg = TrendChart(trend).svg
        let elements = try PageElements(svg)
        #expect(elements.all.first?.attributes["role"] == "img")
        #expect(elements.names.isSuperset(of: ["title", "desc"]) && !elements.names.contains("script"))
        #expect(!svg.contains("nan") && !svg.contains("=\"inf"))
    }

    @Test("A change has a line and words, an invalidated run another mark")
    func marks() {
        var trend = Self.trend([1, 2])
        #expect(!TrendChart(trend).svg.contains("class=\"change\""))
        trend.points[1].change = ChangePoint(before: 1, after: 2, pValue: 0.01)
        #expect(TrendChart(trend).svg.contains("class=\"change\""))
        let before = TrendChart(trend).svg
        trend.points[0].invalidated = true
        #expect(TrendChart(trend).svg != before)
    }
}
