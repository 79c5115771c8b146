import RegentClient

extension BenchDaemon {
    /// Opens a run and uploads samples to it; seconds from the first sample asked for until all are durable.
    func upload(_ samples: some Sequence<EvalSample>, count: Int, run: String) async throws -> Double {
        try await timed(count: count, run: run) { run in
            try await client.upload(run: run, upload: "u", samples: samples)
        }
    }

    /// The same of columns.
    func upload(_ columns: SampleTable, run: String) async throws -> Double {
        try await timed(count: columns.count, run: run) { run in
            try await client.uploadColumns(run: run, upload: "u", columns: columns)
        }
    }

    private func timed(
        count: Int, run: String, _ upload: (String) async throws -> UploadProgress
    ) async throws -> Double {
        _ = try await client.createRun(CreateRunRequest(name: "evalRuns/\(run)", type: .offline))
        return try await Stopwatch.seconds {
            let progress = try await upload("evalRuns/\(run)")
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
        let sync = try SyncFloor.microseconds(place)
        return try await BenchDaemon.with(place) { daemon in
            let seconds = try await daemon.upload(samples, count: samples.count, run: "r")
            await daemon.stop()
            let bytes = Double(try daemon.storedBytes())
            return Measurement(
                value: Double(samples.count) / seconds, also: ["ingest_1m_bytes": bytes, "ingest_1m_fdatasync": sync])
        }
    }
}

/// `ingest_1m_columns`: the same from columns in the memory of this process; the stored bytes are the same.
struct ColumnIngestCase: BenchCase {
    private var table: SampleTable?
    private var place: BenchPlace?

    mutating func prepare(_ place: BenchPlace) throws {
        table = SampleTable(try GeneratedData(place.data))
        self.place = place
    }

    func run() async throws -> Measurement {
        guard let table, let place else { throw BenchError("not prepared") }
        let sync = try SyncFloor.microseconds(place)
        return try await BenchDaemon.with(place) { daemon in
            let seconds = try await daemon.upload(table, run: "r")
            return Measurement(value: Double(table.count) / seconds, also: ["ingest_1m_columns_fdatasync": sync])
        }
    }
}

extension SampleTable {
    /// The samples of `GeneratedSamples`, as columns.
    init(_ data: GeneratedData) {
        let numbers = 0..<GeneratedData.count
        self.init(sampleIDs: IDs(numbers.map(GeneratedData.sampleID)))
        func states(_ bit: UInt8) -> [UInt8] { data.outcomes.map { $0 >> bit & 1 == 1 ? 1 : 2 } }
        (schemaValid, patchApplySuccess, editedAfterGenerate) = (states(0), states(1), states(2))
        (published, safetyCompliant, fallbackUsed) = (states(3), states(4), states(5))
        latencyMicros = Numbers(data.latencies)
        selectedProvider = Texts(
            dictionary: GeneratedData.providerNames, codes: data.providers.map { UInt32($0) + 1 })
        promptTemplateVersion = .all("v1")
    }
}

/// A summary of the million over RPC, in milliseconds.
struct SummaryCase: BenchCase {
    enum Kind {
        /// `summary_1m_audit`: RecomputeSummary of a sealed run, which reads every stored column and digests it.
        case audit
        /// `summary_1m`: the first GetSummary of a run that still takes samples, by a daemon just started: it reads
        /// every stored column that the summary is made of, and digests nothing.
        case first
        /// `summary_live`: every later one, while nothing comes.
        case live
    }

    let kind: Kind
    private var daemon: BenchDaemon?
    private var place: BenchPlace?

    init(_ kind: Kind) { self.kind = kind }

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        (self.daemon, self.place) = (daemon, place)
        let samples = GeneratedSamples(try GeneratedData(place.data))
        _ = try await daemon.upload(samples, count: samples.count, run: "r")
        if kind == .first { _ = try await daemon.upload(samples.prefix(1), count: 1, run: "other") }
        guard kind == .audit else { return }
        let options = CallOptions(timeout: .seconds(120))
        _ = try await daemon.client.sealRun(SealRunRequest(run: "evalRuns/r"), options)
    }

    mutating func run() async throws -> Measurement {
        guard var daemon, let place else { throw BenchError("not prepared") }
        var times: [Double] = []
        var result: [Double] = []
        while times.reduce(0, +) < 0.05 {
            if kind == .first {
                daemon = try await daemon.restarted(place)
                self.daemon = daemon
                // What the first call of a connection and of a method costs, most of it look-ups of Swift's runtime, is
                // not the summary's: another run has one first.
                _ = try await daemon.client.getSummary(GetSummaryRequest(run: "evalRuns/other"))
            }
            let client = daemon.client
            times.append(try await Stopwatch.seconds { result = try await summarise(client) })
        }
        return Measurement(value: times.sorted()[times.count / 2] * 1_000, result: result)
    }

    /// Six rates in the order of the outcomes, and p95 in microseconds.
    private func summarise(_ client: RegentClient) async throws -> [Double] {
        let options = CallOptions(timeout: .seconds(60))
        let summary: EvalSummary?
        if kind == .audit {
            let answer = try await client.recomputeSummary(RecomputeSummaryRequest(run: "evalRuns/r"), options)
            guard answer.identical else { throw BenchError("the summary is not the stored one") }
            summary = answer.summary
        } else {
            summary = try await client.getSummary(GetSummaryRequest(run: "evalRuns/r"), options).summary
        }
        guard let summary, summary.sampleCount == UInt64(GeneratedData.count) else {
            throw BenchError("the summary is not whole")
        }
        let rates = [
            summary.schemaValidRate, summary.patchApplySuccess, summary.editAfterGenerateRate,
            summary.publishConversionProxy, summary.safetyHtmlTailwindCompliance, summary.fallbackRate,
        ]
        return (rates + [summary.p95LatencyMs.map { $0 * 1_000 }]).map { $0 ?? -1 }
    }

    mutating func finish() async throws { try await daemon?.remove() }
}
