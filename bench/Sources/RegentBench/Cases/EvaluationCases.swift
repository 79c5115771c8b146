import Foundation
import RegentClient

extension SampleTable {
    /// Groups of `summary_by_1m`.
    static let groupCount = 1_000

    /// The group of a sample, which its neighbours are not in.
    static func group(_ number: Int) -> Int { ((number * 2_654_435_761) >> 7) % groupCount }

    /// The samples of `GeneratedSamples`, each with one of a thousand prompt versions.
    init(grouped data: GeneratedData) {
        self.init(data)
        let names = (0..<Self.groupCount).map { String(format: "v%03d", $0) }
        promptTemplateVersion = Texts(
            dictionary: names, codes: (0..<GeneratedData.count).map { UInt32(Self.group($0)) + 1 })
    }

    /// The same ids with the values of samples half a million further on: another model on the same questions.
    init(shifted data: GeneratedData) {
        let half = GeneratedData.count / 2
        func shifted<Value>(_ values: [Value]) -> [Value] { Array(values[half...] + values[..<half]) }
        self.init(
            GeneratedData(
                latencies: shifted(data.latencies), outcomes: shifted(data.outcomes),
                providers: shifted(data.providers)))
    }
}

/// `summary_by_1m`: GetSummary of a sealed million in a thousand groups, over RPC: six rates and p95 of each, with
/// intervals; milliseconds.
struct GroupedSummaryCase: BenchCase {
    private static let rates = [
        "schema_valid_rate", "patch_apply_success", "edit_after_generate_rate", "publish_conversion_proxy",
        "safety_html_tailwind_compliance", "fallback_rate",
    ]
    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        _ = try await daemon.upload(SampleTable(grouped: try GeneratedData(place.data)), run: "r")
        _ = try await daemon.client.sealRun(
            SealRunRequest(run: "evalRuns/r"), CallOptions(timeout: .seconds(120)))
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        let request = GetSummaryRequest(
            run: "evalRuns/r", by: "prompt_template_version", metrics: Self.rates + ["p95_latency_ms"])
        var groups: [SummaryGroup] = []
        let seconds = try await Stopwatch.seconds {
            groups = try await client.getSummary(request, CallOptions(timeout: .seconds(120))).groups
        }
        guard groups.count == SampleTable.groupCount else { throw BenchError("\(groups.count) groups") }
        return Measurement(value: seconds * 1_000, result: groups.flatMap(Self.values))
    }

    /// The rates, and p95 in microseconds.
    private static func values(_ group: SummaryGroup) -> [Double] {
        func value(_ metric: String) -> Double { group.summary?.metrics[metric]?.value ?? -1 }
        return rates.map(value) + [value("p95_latency_ms") * 1_000]
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// `compare_1m`: CompareRuns of two sealed runs of a million samples with the same ids, over RPC: pairs of every metric
/// with their intervals; milliseconds.
struct ComparisonCase: BenchCase {
    private static let rates = [
        "schema_valid_rate", "patch_apply_success", "edit_after_generate_rate", "publish_conversion_proxy",
        "safety_html_tailwind_compliance", "fallback_rate",
    ]
    private var daemon: BenchDaemon?

    mutating func prepare(_ place: BenchPlace) async throws {
        let daemon = try await BenchDaemon(place)
        self.daemon = daemon
        let data = try GeneratedData(place.data)
        for (run, table) in [("a", SampleTable(data)), ("b", SampleTable(shifted: data))] {
            _ = try await daemon.upload(table, run: run)
            _ = try await daemon.client.sealRun(
                SealRunRequest(run: "evalRuns/\(run)"), CallOptions(timeout: .seconds(120)))
        }
    }

    func run() async throws -> Measurement {
        guard let client = daemon?.client else { throw BenchError("not prepared") }
        let request = CompareRunsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b", flipsMax: 1)
        var found = RunComparison()
        let seconds = try await Stopwatch.seconds {
            let options = CallOptions(timeout: .seconds(120))
            found = try await client.compareRuns(request, options).comparison ?? RunComparison()
        }
        let deltas = Dictionary(found.deltas.map { ($0.metric, $0) }, uniquingKeysWith: { first, _ in first })
        let pairs = Self.rates.flatMap { name in
            [Double(deltas[name]?.onlyCandidate ?? 0), Double(deltas[name]?.onlyBaseline ?? 0)]
        }
        return Measurement(value: seconds * 1_000, result: [Double(found.aligned)] + pairs)
    }

    mutating func finish() async throws { try await daemon?.remove() }
}

/// `import_promptfoo_100k`: a results file of promptfoo with 100,000 results, through the SDK, until all are durable in
/// a daemon with an empty store; results a second.
struct ImportCase: BenchCase {
    private static let count = 100_000
    private var place: BenchPlace?

    mutating func prepare(_ place: BenchPlace) throws {
        self.place = place
        try Self.write(try GeneratedData(place.data), to: Self.file(place))
    }

    func run() async throws -> Measurement {
        guard let place else { throw BenchError("not prepared") }
        let sync = try SyncFloor.microseconds(place)
        return try await BenchDaemon.with(place) { daemon in
            _ = try await daemon.client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
            let seconds = try await Stopwatch.seconds {
                let done = try await daemon.client.upload(
                    run: "evalRuns/r", file: Self.file(place).path, form: .promptfoo)
                guard done.progress.durableSamples == Self.count else {
                    throw BenchError("\(done.progress.durableSamples) samples durable")
                }
            }
            let summary = try await daemon.client.getSummary(GetSummaryRequest(run: "evalRuns/r")).summary
            let means = ["score", "pass", "total_tokens"].map { summary?.metrics[$0]?.value ?? -1 }
            return Measurement(
                value: Double(Self.count) / seconds, also: ["import_promptfoo_100k_fdatasync": sync], result: means)
        }
    }

    /// Peers read the same file.
    private static func file(_ place: BenchPlace) -> URL { place.scratch.appending(path: "promptfoo-100k.json") }

    private static func write(_ data: GeneratedData, to file: URL) throws {
        var text = #"{"evalId":"eval-1","results":{"version":3,"prompts":[{"id":"p-short"}],"results":["#
        for number in 0..<count {
            let score = Double(number % 5) / 4
            let isGood = score >= 0.5
            text += number == 0 ? "\n" : ",\n"
            text += #"{"testIdx":\#(number),"promptIdx":0,"promptId":"p-short","provider":{"id":"openai:gpt"},"#
            text += #""score":\#(score),"success":\#(isGood),"failureReason":\#(isGood ? 0 : 1),"#
            text += #""latencyMs":\#(Double(data.latencies[number]) / 1_000),"namedScores":{"fluency":\#(score)},"#
            text += #""response":{"output":"The answer to question \#(number) is a sentence of some length.","#
            text += #""tokenUsage":{"total":\#(number % 90 + 10),"prompt":8,"completion":\#(number % 90 + 2)}},"#
            text += #""testCase":{"vars":{},"metadata":{"language":"\#(number % 3 == 0 ? "de" : "en")"}}}"#
        }
        text += "\n],\"stats\":{}},\"config\":{}}\n"
        try Data(text.utf8).write(to: file)
    }
}
