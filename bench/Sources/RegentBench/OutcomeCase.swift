import Foundation
import RegentClient
import RegentMessages

/// `p95_outcomes`: percentiles by provider over stored outcomes, over RPC.
struct OutcomeCase {
    let count: Int
    /// Measured calls, after one that warms up.
    private let repeats = 9
    private let batchSize = 8_192

    func run(_ client: RegentClient) async throws {
        let reported = try await time { try await report(client) }
        let request = GetOutcomeSummaryRequest(environment: "prod", groupBy: .selectedProvider)
        var summary = try await client.getOutcomeSummary(request)
        var times: [Double] = []
        for _ in 0..<repeats {
            times.append(try await time { summary = try await client.getOutcomeSummary(request) })
        }
        let median = times.sorted()[repeats / 2]
        let groups = summary.groups.map { "\"\($0.value)\":\($0.p95LatencyMs ?? .nan)" }.joined(separator: ",")
        print(
            """
            {"case":"p95_outcomes","outcomes":\(count),"report_s":\(reported),"summary_ms":\(median * 1_000),\
            "samples_ms":\(times.map { $0 * 1_000 }),"p95_latency_ms":{\(groups)}}
            """)
    }

    private func time(_ body: () async throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await body()
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// Reports generated outcomes; returns when all are durable.
    private func report(_ client: RegentClient) async throws {
        let call = try await client.reportOutcomes()
        try await call.send(
            ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "bench"))))
        let batches = (count + batchSize - 1) / batchSize
        try await withThrowingTaskGroup { group in
            group.addTask {
                var generator = Generator(state: 1)
                for batch in 0..<batches {
                    let rows = (batch * batchSize..<min(count, (batch + 1) * batchSize)).map { generator.outcome($0) }
                    let message = OutcomeBatch(seq: UInt64(batch + 1), environment: "prod", rows: rows)
                    try await call.send(ReportOutcomesRequest(request: .batch(message)))
                }
                call.finishSending()
            }
            var durable: UInt64 = 0
            for try await response in call.responses {
                if case .ack(let ack)? = response.response { durable = ack.durableSeq }
            }
            guard durable == UInt64(batches) else { throw BenchError(text: "\(durable) of \(batches) batches durable") }
            try await group.waitForAll()
        }
    }
}

/// What went wrong in a measurement.
struct BenchError: Error {
    let text: String
}

/// Log-normal latencies (μ = 5.5 ln ms, σ = 0.8) of two providers, from a seed (splitmix64).
private struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func outcome(_ number: Int) -> RouteOutcome {
        let radius = (-2 * log(1 - unit())).squareRoot()
        let latency = exp(5.5 + 0.8 * radius * cos(2 * .pi * unit()))
        return RouteOutcome(
            requestId: "r-\(number)", createTime: Timestamp(seconds: 1_700_000_000 + Int64(number / 1_000)),
            environment: "prod", selectedProvider: unit() < 0.7 ? "openai" : "custom", routeStrategy: .weighted,
            latencyMs: min(latency, 4_294_967), status: .ok)
    }
}
