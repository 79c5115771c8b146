import Foundation
import RegentClient

/// `query_p95`: `p95_latency_ms from outcomes by selected_provider` of the last hour of a day with ten million stored
/// outcomes, over RPC; milliseconds.
struct QueryCase: BenchCase {
    static let count = 10_000_000
    /// The day ends here, seconds since 1970.
    static let end: Int64 = 1_700_086_400
    private static let daySeconds = 86_400
    private static let batchSize = 8_192

    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        let data = try GeneratedData(place.data)
        try await OutcomeCase.report(Self.count, in: Self.batchSize, daemon.client) { Self.outcome($0, of: data) }
        try await OutcomeCase.settle(daemon)
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        let request = QueryMetricsRequest(
            view: "outcomes", measures: ["p95_latency_ms", "count"], dimensions: ["selected_provider"],
            fromTime: Timestamp(seconds: Self.end - 3_600), toTime: Timestamp(seconds: Self.end))
        var times: [Double] = []
        var rows: [QueryRow] = []
        while times.reduce(0, +) < 0.05 {
            times.append(
                try await Stopwatch.seconds {
                    rows = try await client.queryMetrics(request, CallOptions(timeout: .seconds(60))).rows
                })
        }
        // By provider: count, and the percentile in microseconds.
        let result = rows.flatMap { [$0.values[1].value ?? -1, (($0.values[0].value ?? -1) * 1_000).rounded()] }
        return Measurement(value: times.sorted()[times.count / 2] * 1_000, result: result)
    }

    mutating func finish() async throws { try await daemon?.remove() }

    /// One of ten million over a day; the generated million comes ten times.
    private static func outcome(_ number: Int, of data: GeneratedData) -> RouteOutcome {
        var outcome = OutcomeCase.outcome(number % GeneratedData.count, of: data)
        outcome.requestId = GeneratedData.sampleID(number)
        let micros = Int64(number) * Int64(daySeconds) * 1_000_000 / Int64(count)
        outcome.createTime = Timestamp(microseconds: (end - Int64(daySeconds)) * 1_000_000 + micros)
        return outcome
    }
}
