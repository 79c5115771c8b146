import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import Testing

/// Trends and forecasts through their handlers.
@Suite("Trends and forecasts of measures", .timeLimit(.minutes(10)))
struct ForecastServiceTests {
    typealias Forecasts = ForecastServiceMethods

    private static let hour: Int64 = 3_600_000_000
    private static let range = "since 1970-01-01T00:00:00Z until 1970-01-04T00:30:00Z every 1h"

    /// Outcomes of 72 hours whose latency grows by 10 ms an hour; of the second provider in the first 10 hours only.
    private static func bench() async throws -> ServiceBench {
        let bench = try await OutcomeServiceTests.open()
        let rows = (0..<72 as Range<Int64>).flatMap { hour -> [RouteOutcome] in
            let providers = hour < 10 ? ["first", "second"] : ["first"]
            return providers.map { provider in
                RouteOutcome(
                    requestId: "\(provider)-\(hour)",
                    createTime: Timestamp(microseconds: hour * Self.hour + 60_000_000), environment: "prod",
                    selectedProvider: provider, routeStrategy: .weighted,
                    latencyMs: 100 + 10 * Double(hour) + (hour % 2 == 0 ? 3 : -3), status: .ok)
            }
        }
        try await OutcomeServiceTests.report(bench, [rows])
        return bench
    }

    private static func forecast(
        _ bench: ServiceBench, _ text: String, horizon: UInt32 = 0, season: UInt32 = 0, limit: Double? = nil
    ) async throws -> ForecastMetricsResponse {
        let request = ForecastMetricsRequest(
            query: QueryMetricsRequest(text: text), horizonSeconds: horizon, seasonSeconds: season, limit: limit)
        return try await bench.call(Forecasts.forecastMetrics, request)
    }

    @Test("A rising latency is forecast by group, with intervals, backtest and the time of its limit")
    func forecasts() async throws {
        let bench = try await Self.bench()
        let answer = try await Self.forecast(
            bench, "avg_latency_ms from outcomes by selected_provider \(Self.range) limit 5", horizon: 36_000,
            season: 7_200, limit: 850)
        #expect(answer.measure?.name == "avg_latency_ms" && answer.measure?.unit == "ms")
        #expect(answer.series.map(\.dimensions) == [["first"], ["second"]])
        let first = try #require(answer.series.first)
        #expect(first.state == .ok && first.valueCount == 72 && first.gapCount == 0 && first.seasonBuckets == 2)
        #expect(first.forecast.count == 10 && first.backtest.count == 2 && first.method == .holtWinters)
        let next = try #require(first.forecast.first)
        #expect(next.bucketTime?.microseconds == 72 * Self.hour && abs(next.value - 820) < 15)
        let (lower, upper) = (try #require(next.lower), try #require(next.upper))
        #expect(lower <= next.value && next.value <= upper && first.confidence == 0.9)
        let crossing = try #require(first.crossing)
        let time = try #require(crossing.time).microseconds
        #expect(!crossing.aboveNow && time >= 73 * Self.hour && time <= 78 * Self.hour)
        let second = try #require(answer.series.last)
        #expect(second.state == .noData && second.valueCount == 10 && second.gapCount == 62)
        #expect(second.forecast.isEmpty && second.crossing == nil && second.points.count == 72)
    }

    @Test("A trend has its slope, and the last bucket counts only when it has ended")
    func trends() async throws {
        let bench = try await Self.bench()
        let query = "avg_latency_ms from outcomes where selected_provider = 'first' \(Self.range)"
        let request = GetMetricTrendRequest(query: QueryMetricsRequest(text: query))
        let answer = try await bench.call(Forecasts.getMetricTrend, request)
        let trend = try #require(answer.series.first)
        #expect(answer.series.count == 1 && trend.points.count == 72)
        #expect(trend.direction == .rising && abs(trend.slope - 10) < 0.5)
        #expect(trend.slopeLower <= trend.slope && trend.slope <= trend.slopeUpper)
        let p = try #require(trend.pValue)
        #expect(p < 1e-6 && trend.week == nil)
    }

    @Test(
        "What is no series is refused",
        arguments: [
            ("count from outcomes since 1970-01-01T00:00:00Z until 1970-01-04T00:00:00Z", 0, 0, .seriesInvalid),
            ("count, error_rate from outcomes \(range)", 0, 0, .seriesInvalid),
            ("count from outcomes \(range)", 0, 5_000, .seriesInvalid),
            ("count from outcomes \(range)", 3_600 * 1_001, 0, .seriesInvalid),
            (
                "count from outcomes since 1970-01-01T00:00:00Z until 1970-01-04T00:00:00Z every 1m", 0, 0,
                .queryTooLarge
            ),
            ("count from", 0, 0, .queryInvalid),
        ] as [(String, UInt32, UInt32, ErrorReason)])
    func refused(query: String, horizon: UInt32, season: UInt32, reason: ErrorReason) async throws {
        let bench = try await Self.bench()
        await expectRefusal(reason) {
            _ = try await Self.forecast(bench, query, horizon: horizon, season: season)
        }
    }
}
