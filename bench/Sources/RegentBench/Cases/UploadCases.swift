import RegentClient

extension BenchDaemon {
    /// Opens a run and uploads samples to it; seconds from the first sample asked for until all are durable.
    func upload(_ samples: some Sequence<EvalSample>, count: Int, run: String) async throws -> Double {
        _ = try await client.createRun(CreateRunRequest(name: "evalRuns/\(run)", type: .offline))
        return try await Stopwatch.seconds {
            let progress = try await client.upload(run: "evalRuns/\(run)", upload: "u", samples: samples)
            guard progress.durableSamples == count else {
                throw BenchError("\(progress.durableSamples) of \(count) samples durable")
            }
        }
    }
}

/// `ingest_1m`: samples from the memory of this process until all are durable in a daemon with an empty store; samples
/// a second, and bytes of the store after a clean stop.
struct IngestCase: BenchCase {
    private var samples: [EvalSample]?
    private var place: BenchPlace?

    mutating func prepare(_ place: BenchPlace) throws {
        samples = Array(GeneratedSamples(try GeneratedData(place.data)))
        self.place = place
    }

    func run() async throws -> Measurement {
        guard let samples, let place else { throw BenchError("not prepared") }
        return try await BenchDaemon.with(place) { daemon in
            let seconds = try await daemon.upload(samples, count: samples.count, run: "r")
            await daemon.stop()
            let bytes = Double(try daemon.storedBytes())
            return Measurement(value: Double(samples.count) / seconds, also: ["ingest_1m_bytes": bytes])
        }
    }
}

/// `summary_1m`: RecomputeSummary of a sealed run, which reads every stored sample; `summary_live`: GetSummary of a run
/// that still takes samples. Both over RPC on the million; milliseconds.
struct SummaryCase: BenchCase {
    let isSealed: Bool
    private var daemon: BenchDaemon?

    init(isSealed: Bool) { self.isSealed = isSealed }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        let samples = GeneratedSamples(try GeneratedData(place.data))
        _ = try await daemon.upload(samples, count: samples.count, run: "r")
        guard isSealed else { return }
        let options = CallOptions(timeout: .seconds(120))
        _ = try await daemon.client.sealRun(SealRunRequest(run: "evalRuns/r"), options)
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        var times: [Double] = []
        while times.reduce(0, +) < 0.05 {
            times.append(try await Stopwatch.seconds { try await summarise(client) })
        }
        return Measurement(value: times.sorted()[times.count / 2] * 1_000)
    }

    private func summarise(_ client: RegentClient) async throws {
        let options = CallOptions(timeout: .seconds(60))
        let summary: EvalSummary?
        if isSealed {
            let answer = try await client.recomputeSummary(RecomputeSummaryRequest(run: "evalRuns/r"), options)
            summary = answer.summary
        } else {
            summary = try await client.getSummary(GetSummaryRequest(run: "evalRuns/r"), options).summary
        }
        guard summary?.sampleCount == UInt64(GeneratedData.count) else { throw BenchError("the summary is not whole") }
    }

    mutating func finish() async throws { try await daemon?.remove() }
}
