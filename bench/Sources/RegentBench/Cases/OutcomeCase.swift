import Foundation
import RegentClient

/// `p95_outcomes_1m`: percentiles by provider over the million as stored outcomes, over RPC; milliseconds.
struct OutcomeCase: BenchCase {
    private static let batchSize = 8_192
    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        try await report(try GeneratedData(place.data), daemon.client)
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        let request = GetOutcomeSummaryRequest(environment: "prod", groupBy: .selectedProvider)
        var times: [Double] = []
        while times.reduce(0, +) < 0.05 {
            times.append(
                try await Stopwatch.seconds {
                    let summary = try await client.getOutcomeSummary(request, CallOptions(timeout: .seconds(60)))
                    guard summary.total?.count == UInt64(GeneratedData.count), summary.groups.count == 2 else {
                        throw BenchError("the summary is not whole")
                    }
                })
        }
        return Measurement(value: times.sorted()[times.count / 2] * 1_000)
    }

    mutating func finish() async throws { try await daemon?.remove() }

    /// Reports the outcomes; returns when all are durable.
    private func report(_ data: GeneratedData, _ client: RegentClient) async throws {
        let call = try await client.reportOutcomes()
        try await call.send(ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "bench"))))
        let batches = (GeneratedData.count + Self.batchSize - 1) / Self.batchSize
        try await withThrowingTaskGroup { group in
            group.addTask {
                for batch in 0..<batches {
                    let end = min(GeneratedData.count, (batch + 1) * Self.batchSize)
                    let rows = (batch * Self.batchSize..<end).map { Self.outcome($0, of: data) }
                    let message = OutcomeBatch(seq: UInt64(batch + 1), environment: "prod", rows: rows)
                    try await call.send(ReportOutcomesRequest(request: .batch(message)))
                }
                call.finishSending()
            }
            var durable: UInt64 = 0
            for try await response in call.responses {
                if case .ack(let ack)? = response.response { durable = ack.durableSeq }
            }
            guard durable == UInt64(batches) else { throw BenchError("\(durable) of \(batches) batches durable") }
            try await group.waitForAll()
        }
    }

    private static func outcome(_ number: Int, of data: GeneratedData) -> RouteOutcome {
        RouteOutcome(
            requestId: GeneratedData.sampleID(number),
            createTime: Timestamp(seconds: 1_700_000_000 + Int64(number / 1_000)), environment: "prod",
            selectedProvider: GeneratedData.providerNames[Int(data.providers[number])], routeStrategy: .weighted,
            latencyMs: Double(data.latencies[number]) / 1_000, promptTemplateVersion: "v1", status: .ok)
    }
}
