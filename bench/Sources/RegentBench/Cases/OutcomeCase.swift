import Foundation
import RegentClient

/// `p95_outcomes_1m`: percentiles by provider over the million as stored outcomes, over RPC; milliseconds.
/// `p95_outcomes_1m_scan`: by counting every row. `segments_10k`: over 100,000 in 10,000 reports, once they are merged.
struct OutcomeCase: BenchCase {
    /// Outcomes that are stored.
    private let count: Int
    /// Outcomes of a report.
    private let batchSize: Int
    private let fullScan: Bool
    private var daemon: BenchDaemon?

    init(count: Int = GeneratedData.count, batchSize: Int = 8_192, fullScan: Bool = false) {
        self.count = count
        self.batchSize = batchSize
        self.fullScan = fullScan
    }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        let data = try GeneratedData(place.data)
        try await Self.report(count, in: batchSize, daemon.client) { Self.outcome($0, of: data) }
        try await Self.settle(daemon)
    }

    /// Returns when the daemon has merged what there is to merge: it has done nothing for three seconds.
    static func settle(_ daemon: BenchDaemon) async throws {
        var last = -1.0
        var quiet = 0
        while quiet < 3 {
            try await Task.sleep(for: .seconds(1))
            let used = try daemon.processorSeconds()
            // A pass that finds nothing takes less than two ticks of the clock.
            quiet = used - last < 0.03 ? quiet + 1 : 0
            last = used
        }
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        let request = GetOutcomeSummaryRequest(
            environment: "prod", groupBy: .selectedProvider, fullScan: fullScan)
        var times: [Double] = []
        var groups: [OutcomeGroup] = []
        while times.reduce(0, +) < 0.05 {
            times.append(
                try await Stopwatch.seconds {
                    let summary = try await client.getOutcomeSummary(request, CallOptions(timeout: .seconds(60)))
                    guard summary.total?.count == UInt64(count), summary.groups.count == 2 else {
                        throw BenchError("the summary is not whole")
                    }
                    groups = summary.groups
                })
        }
        // By provider: count, and the percentiles in microseconds.
        let result = groups.sorted { $0.value < $1.value }.flatMap { group in
            let percentiles = [group.p50LatencyMs, group.p90LatencyMs, group.p95LatencyMs, group.p99LatencyMs]
            return [Double(group.count)] + percentiles.map { ($0 ?? -1) * 1_000 }
        }
        return Measurement(value: times.sorted()[times.count / 2] * 1_000, result: result)
    }

    mutating func finish() async throws { try await daemon?.remove() }

    /// Reports the outcomes; returns when all are durable.
    static func report(
        _ count: Int, in batchSize: Int, _ client: RegentClient,
        _ outcome: @escaping @Sendable (Int) -> RouteOutcome
    ) async throws {
        let call = try await client.reportOutcomes()
        try await call.send(ReportOutcomesRequest(request: .start(OutcomeReportStart(reporter: "bench"))))
        let batches = (count + batchSize - 1) / batchSize
        try await withThrowingTaskGroup { group in
            group.addTask {
                for batch in 0..<batches {
                    let end = min(count, (batch + 1) * batchSize)
                    let rows = (batch * batchSize..<end).map(outcome)
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

    static func outcome(_ number: Int, of data: GeneratedData) -> RouteOutcome {
        RouteOutcome(
            requestId: GeneratedData.sampleID(number),
            createTime: Timestamp(seconds: 1_700_000_000 + Int64(number / 1_000)), environment: "prod",
            selectedProvider: GeneratedData.providerNames[Int(data.providers[number])], routeStrategy: .weighted,
            latencyMs: Double(data.latencies[number]) / 1_000, promptTemplateVersion: "v1", status: .ok)
    }
}

/// `outcomes_ingest`: processor time of the daemon for an outcome of a million that a client reports, until all are
/// durable in an empty store; microseconds. `outcomes_ingest_rate`: outcomes a second by wall time.
struct OutcomeIngestCase: BenchCase {
    /// Outcomes between two flushes: fewer than a client keeps.
    private static let flushEvery = 50_000
    private var place: BenchPlace?
    private var outcomes: [RouteOutcome] = []

    mutating func prepare(_ place: BenchPlace) async throws {
        self.place = place
        let data = try GeneratedData(place.data)
        outcomes = (0..<GeneratedData.count).map { OutcomeCase.outcome($0, of: data) }
    }

    func run() async throws -> Measurement {
        guard let place else { throw BenchError("not prepared") }
        let outcomes = outcomes
        let sync = try SyncFloor.microseconds(place)
        return try await BenchDaemon.with(place) { daemon in
            let before = try daemon.processorSeconds()
            let seconds = try await Stopwatch.seconds {
                for (number, outcome) in outcomes.enumerated() {
                    try daemon.client.report(outcome)
                    if (number + 1).isMultiple(of: Self.flushEvery) { try await daemon.client.flushOutcomes() }
                }
                try await daemon.client.flushOutcomes()
            }
            let durable = daemon.client.outcomeStatistics.durable
            guard durable == outcomes.count else { throw BenchError("\(durable) outcomes are durable") }
            let used = try daemon.processorSeconds() - before
            let count = Double(outcomes.count)
            return Measurement(
                value: used / count * 1e6,
                also: ["outcomes_ingest_rate": count / seconds, "outcomes_ingest_fdatasync": sync])
        }
    }
}
