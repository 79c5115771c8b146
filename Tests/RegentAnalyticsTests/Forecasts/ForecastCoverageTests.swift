import Foundation
import RegentAnalytics
import Testing

@Suite("Forecasts of generated series")
struct ForecastCoverageTests {
    /// 200 by `make test-statistics`.
    static let count = ProcessInfo.processInfo.environment["REGENT_SERIES"].flatMap { UInt64($0) } ?? 40

    @Test("Intervals hold 90 % of the held-out points, and errors are below those of repeating the season")
    func coverage() throws {
        let hours: Int64 = 3_600_000_000
        let (season, held) = (GeneratedSeries.season, 12)
        var (inside, points, errors, naive) = (0, 0, 0.0, 0.0)
        for seed in 0..<Self.count {
            let values = GeneratedSeries(seed: seed).values
            let known = Array(values.dropLast(season))
            let series = try #require(
                BucketSeries(times: known.indices.map { Int64($0) * hours }, stepMicros: hours, values: known))
            let forecast = try #require(FittedForecast(series, season: season, steps: held))
            #expect(forecast.calibratedSteps == held && forecast.season == season)
            let scale = zip(known.dropFirst(season), known).reduce(0) { $0 + abs($1.0 - $1.1) }
            let mean = scale / Double(known.count - season)
            for (step, point) in forecast.points.enumerated() {
                let truth = values[known.count + step]
                let (lower, upper) = (try #require(point.lower), try #require(point.upper))
                points += 1
                if truth >= lower, truth <= upper { inside += 1 }
                errors += abs(truth - point.value) / mean
                naive += abs(truth - values[known.count + step - season]) / mean
            }
        }
        let coverage = Double(inside) / Double(points)
        print(
            "forecasts: \(coverage) of \(points) points covered; MASE \(errors / Double(points)), "
                + "of the season repeated \(naive / Double(points))")
        // The points of a series depend on each other: fewer series say it less exactly.
        let room = Self.count >= 200 ? 0.05 : 0.08
        #expect(abs(coverage - 0.9) <= room)
        #expect(errors <= naive)
    }
}
