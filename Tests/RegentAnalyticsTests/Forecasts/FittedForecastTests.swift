import Foundation
import RegentAnalytics
import RegentEvaluation
import Testing

@Suite("Forecasts of a series")
struct FittedForecastTests {
    static func series(_ values: [Double?]) throws -> BucketSeries {
        let times = values.indices.map { Int64($0) * 3_600_000_000 }
        return try #require(BucketSeries(times: times, stepMicros: 3_600_000_000, values: values))
    }

    static func line(_ count: Int, slope: Double = 1, seed: UInt64 = 1) -> [Double?] {
        var numbers = SplitMixNumbers(seed: seed)
        return (0..<count).map { 100 + slope * Double($0) + numbers.normal() }
    }

    @Test("19 values have no forecast, 20 have one with intervals")
    func few() throws {
        let values = Self.line(20)
        #expect(FittedForecast(try Self.series(Array(values.dropLast())), season: nil, steps: 3) == nil)
        let forecast = try #require(FittedForecast(Self.series(values), season: 24, steps: 3))
        #expect(forecast.season == nil && forecast.points.count == 3)
        for point in forecast.points {
            let (lower, upper) = (try #require(point.lower), try #require(point.upper))
            #expect(lower <= point.value && point.value <= upper)
        }
    }

    @Test("Fewer than two seasons have a trend only; two have the season")
    func seasons() throws {
        let values = (0..<48).map { hour -> Double? in 50 + 10 * sin(2 * .pi * Double(hour) / 24) }
        let short = try #require(FittedForecast(Self.series(Array(values.dropLast())), season: 24, steps: 24))
        #expect(short.season == nil)
        let long = try #require(FittedForecast(Self.series(values), season: 24, steps: 24))
        #expect(long.season == 24 && long.points.count == 24)
        for (hour, point) in long.points.enumerated() {
            #expect(abs(point.value - (50 + 10 * sin(2 * .pi * Double(hour) / 24))) < 1)
        }
    }

    @Test("The simpler method is chosen where both are alike, and its errors are those of the backtest")
    func choice() throws {
        let flat = try #require(
            FittedForecast(Self.series([Double?](repeating: 3, count: 50)), season: nil, steps: 4))
        #expect(flat.method == .seasonalNaive && flat.backtest.seasonalNaive.mase == nil)
        #expect(flat.points.allSatisfy { $0.value == 3 && $0.lower == 3 && $0.upper == 3 })
        let rising = try #require(FittedForecast(Self.series(Self.line(80)), season: nil, steps: 4))
        #expect(rising.method == .holtWinters)
        let (smooth, naive) = (rising.backtest.holtWinters.mase ?? 9, rising.backtest.seasonalNaive.mase ?? 0)
        #expect(smooth < naive)
    }

    @Test("Gaps are neither zeros nor a reason to give up")
    func gaps() throws {
        var values = Self.line(90, slope: 0)
        for place in stride(from: 2, to: 90, by: 4) { values[place] = nil }
        values[88] = nil
        values[89] = nil
        let series = try Self.series(values)
        for season in [nil, 24] {
            let forecast = try #require(FittedForecast(series, season: season, steps: 6))
            for point in forecast.points { #expect(abs(point.value - 100) < 3) }
            let errors = forecast.backtest.holtWinters.errors
            #expect(errors[0].count < forecast.backtest.origins.count)
            #expect(errors.allSatisfy { $0.allSatisfy { $0 < 10 } })
        }
    }

    @Test("Steps beyond the errors of the backtest grow wider, and are counted")
    func extrapolated() throws {
        let forecast = try #require(FittedForecast(Self.series(Self.line(40)), season: nil, steps: 100))
        #expect(forecast.calibratedSteps > 0 && forecast.calibratedSteps < 40)
        let widths = forecast.points.compactMap { point in point.upper.map { $0 - point.value } }
        #expect(widths.count == 100)
        for step in forecast.calibratedSteps..<99 { #expect(widths[step] < widths[step + 1]) }
    }

    @Test("A limit is crossed within its interval, from either side")
    func crossing() throws {
        let series = try Self.series(Self.line(80))
        let forecast = try #require(FittedForecast(series, season: nil, steps: 40))
        let up = try #require(forecast.crossing(of: 190, in: series))
        let (step, earliest) = (try #require(up.step), try #require(up.earliest))
        #expect(!up.isAbove && abs(step - 11) <= 4 && earliest <= step)
        if let latest = up.latest { #expect(latest >= step) }
        let never = try #require(forecast.crossing(of: 1e6, in: series))
        #expect(never == LimitCrossing(limit: 1e6, last: 0, points: forecast.points))
        #expect(never.step == nil && never.earliest == nil && never.latest == nil)
        let down = try #require(FittedForecast(Self.series(Self.line(80, slope: -1)), season: nil, steps: 40))
        let fall = try #require(down.crossing(of: 10, in: Self.series(Self.line(80, slope: -1))))
        #expect(fall.isAbove && fall.step != nil)
    }

    @Test("Numbers of any size give numbers")
    func extremes() throws {
        for scale in [1e-300, 1e150, -1e150] {
            let values = (0..<60).map { place -> Double? in (place % 3 == 0 ? 1 : -0.5) * scale }
            let series = try Self.series(values)
            let forecast = try #require(FittedForecast(series, season: nil, steps: 10))
            #expect(forecast.points.allSatisfy { $0.value.isFinite })
            let trend = try #require(MeasuredTrend(series, season: 3))
            #expect(trend.line.slope.isFinite && trend.line.intercept.isFinite)
        }
    }

    @Test("Widths are the errors of their rank")
    func widths() {
        let errors = [(1...9).map(Double.init), (1...19).map(Double.init), (1...8).map(Double.init)]
        let widths = ConformalWidths(errors: errors, confidence: 0.9)
        #expect(widths.calibratedSteps == 2)
        #expect(widths.widths == [9, 18, 18 * 3.0.squareRoot() / 2.0.squareRoot()])
        #expect(ConformalWidths(errors: [[1, 2]], confidence: 0.9).widths == [])
    }
}
