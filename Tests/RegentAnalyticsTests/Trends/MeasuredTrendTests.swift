import Foundation
import RegentAnalytics
import RegentEvaluation
import Testing

@Suite("Trends of a series")
struct MeasuredTrendTests {
    static let hour: Int64 = 3_600_000_000

    static func series(_ values: [Double?], step: Int64 = hour) throws -> BucketSeries {
        let times = values.indices.map { Int64($0) * step }
        return try #require(BucketSeries(times: times, stepMicros: step, values: values))
    }

    @Test("A line is found whatever a quarter of the values are, and gaps are no values")
    func line() throws {
        var values: [Double?] = (0..<60).map { 10 + 0.5 * Double($0) }
        for place in stride(from: 3, to: 60, by: 5) { values[place] = 1_000 }
        for place in stride(from: 4, to: 60, by: 10) { values[place] = nil }
        let series = try Self.series(values)
        let trend = try #require(MeasuredTrend(series, season: nil))
        #expect(abs(trend.line.slope - 0.5) < 0.05)
        #expect(trend.direction == .rising)
        #expect(series.gapCount == 6 && series.valueCount == 54)
        let falling = try #require(MeasuredTrend(Self.series(values.map { $0.map { -$0 } }), season: nil))
        #expect(falling.direction == .falling)
    }

    @Test("19 values have no trend, 20 have one; equal ones are steady")
    func few() throws {
        let flat = [Double?](repeating: 4, count: 20)
        let gaps = [Double?](repeating: nil, count: 30)
        #expect(MeasuredTrend(try Self.series(Array(flat.dropLast()) + gaps), season: nil) == nil)
        let trend = try #require(MeasuredTrend(Self.series(flat + gaps), season: nil))
        #expect(trend.direction == .steady && trend.kendall == nil && trend.changes == [] && trend.line.slope == 0)
    }

    @Test("The shape of a day is no change of level, and hides none")
    func seasons() throws {
        var numbers = SplitMixNumbers(seed: 5)
        let values = (0..<240).map { place in 10 * sin(2 * .pi * Double(place) / 24) + numbers.normal() }
        let even = try Self.series(values)
        let season = try #require(SeasonLength.usual(stepMicros: Self.hour))
        let shaped = try #require(MeasuredTrend(even, season: season))
        #expect(shaped.season == 24 && shaped.changes == [])
        let raised = try Self.series(values.enumerated().map { $1 + ($0 < 150 ? 0 : 3) })
        let found = try #require(MeasuredTrend(raised, season: season)).changes
        #expect(found.count == 1 && found.allSatisfy { abs($0.index - 150) <= 8 && abs($0.after - $0.before - 3) < 1 })
        let plain = try #require(MeasuredTrend(raised, season: nil)).changes
        #expect(!plain.contains { abs($0.index - 150) <= 8 })
        let short = try #require(MeasuredTrend(Self.series(Array(values.prefix(47))), season: 24))
        #expect(short.season == nil)
    }

    @Test("The last week is compared with the one before it where both have a value")
    func weeks() throws {
        let day = 24 * Self.hour
        var values: [Double?] = [Double?](repeating: 2, count: 7) + [Double?](repeating: 3, count: 7)
        values[1] = nil
        values[1 + 7] = 1_000
        let week = try #require(WeekOverWeek(Self.series(Array(values.dropFirst(0)), step: day)))
        #expect(abs(week.last - 3) < 1e-12 && abs(week.before - 2) < 1e-12 && week.pairs == 6)
        #expect(abs((week.relativeChange ?? 0) - 0.5) < 1e-12)
        #expect(WeekOverWeek(try Self.series(Array(values.dropFirst(2)), step: day)) == nil)
        let none = [Double?](repeating: 0, count: 14)
        let still = try #require(WeekOverWeek(Self.series(none, step: day)))
        #expect(still.relativeChange == nil)
    }

    @Test("A series refuses times that do not ascend, and takes what is not finite as a gap")
    func bounds() {
        #expect(BucketSeries(times: [2, 1], stepMicros: 1, values: [1, 1]) == nil)
        #expect(BucketSeries(times: [1], stepMicros: 1, values: []) == nil)
        #expect(BucketSeries(times: [1], stepMicros: 0, values: [1]) == nil)
        let many = (0...BucketSeries.countMax).map(Int64.init)
        #expect(BucketSeries(times: many, stepMicros: 1, values: many.map { _ in 1 }) == nil)
        let series = BucketSeries(times: [1, 2, 3, 4], stepMicros: 1, values: [.nan, 1, .infinity, -1e200])
        #expect(series?.values == [1, nil, nil] && series?.times == [2, 3, 4])
        #expect(series?.time(after: 2) == 6 && series?.time(after: .max) == nil)
    }

    @Test("A width of buckets suggests a season")
    func seasonLengths() {
        let minute: Int64 = 60_000_000
        #expect(SeasonLength.usual(stepMicros: minute) == 1_440)
        #expect(SeasonLength.usual(stepMicros: Self.hour) == 24)
        #expect(SeasonLength.usual(stepMicros: 24 * Self.hour) == 7)
        for none in [7 * Self.hour, 48 * Self.hour, 0, -1] { #expect(SeasonLength.usual(stepMicros: none) == nil) }
        #expect(SeasonLength.count(of: Self.hour, stepMicros: Self.hour) == nil)
        #expect(SeasonLength.week(stepMicros: Self.hour) == 168)
    }
}
