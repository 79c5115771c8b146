import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

@Suite("Comparison of runs as pairs", .timeLimit(.minutes(10)))
struct PairedComparisonTests {
    typealias Evaluation = EvaluationServiceMethods

    private static func run(
        _ bench: ServiceBench, _ id: String, _ samples: [EvalSample], dataset: String = "", batchSize: Int = 100
    ) async throws {
        _ = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(
                name: "evalRuns/\(id)", type: .offline, metrics: [MetricDeclaration(name: "q")], dataset: dataset,
                mutation: .fresh()))
        let batches = stride(from: 0, to: samples.count, by: batchSize).enumerated().map { number, first in
            (seq: UInt64(number + 1), rows: Array(samples[first..<min(first + batchSize, samples.count)]))
        }
        try await bench.upload("evalRuns/\(id)", batches)
    }

    private static func samples(_ range: Range<Int>, shift: Double, flipped: Int = .max) -> [EvalSample] {
        range.map { number in
            EvalSample(
                sampleId: "s\(number)", status: .scored, schemaValid: number % flipped == 0 ? .false : .true,
                latencyMs: 1, scores: ["q": Double(number % 7) + shift * Double(number % 3)])
        }
    }

    private static func compare(
        _ bench: ServiceBench, unpaired: Bool = false
    ) async throws -> RunComparison {
        let request = CompareRunsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b", unpaired: unpaired)
        return try await bench.call(Evaluation.compareRuns, request).comparison ?? RunComparison()
    }

    @Test("Values are those of the samples in both runs; unpaired they are those of each run")
    func paired() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "a", Self.samples(0..<300, shift: 0))
        try await Self.run(bench, "b", Self.samples(100..<400, shift: 0.5, flipped: 10))
        let pairs = try await Self.compare(bench)
        #expect(pairs.paired && pairs.aligned == 200 && pairs.overlap == 0.5)
        let rate = try #require(pairs.deltas.first { $0.metric == "schema_valid_rate" })
        #expect((rate.baseline, rate.candidate, rate.pairs) == (1, 0.9, 200))
        #expect(rate.interval?.method == "tango")
        let score = try #require(pairs.deltas.first { $0.metric == "q" })
        #expect(score.interval?.method == "paired-t" && score.pairs == 200)
        let whole = try await Self.compare(bench, unpaired: true)
        #expect(!whole.paired && whole.aligned == 200)
        #expect(whole.deltas.first { $0.metric == "schema_valid_rate" }?.interval?.method == "newcombe")
        #expect(whole.deltas.first { $0.metric == "schema_valid_rate" }?.pairs == 0)
    }

    @Test("The same samples in other batches and another order give the same bits, with and without clusters")
    func order() async throws {
        for isClustered in [false, true] {
            var answers: [[UInt8]] = []
            for (size, isReversed) in [(100, false), (7, true)] {
                let bench = try await ServiceBench.open()
                for (id, shift) in [("a", 0), ("b", 0.25)] {
                    var samples = Self.samples(0..<150, shift: shift, flipped: id == "b" ? 4 : .max)
                    if isClustered {
                        for index in samples.indices { samples[index].cluster = "c\(index % 9)" }
                    }
                    try await Self.run(bench, id, isReversed ? samples.reversed() : samples, batchSize: size)
                }
                let compared = try await Self.compare(bench)
                #expect(compared.deltas.first { $0.metric == "q" }?.clusters == (isClustered ? 9 : 0))
                answers.append(compared.encoded())
            }
            #expect(answers[0] == answers[1])
        }
    }

    /// A comparison and every flip of two runs, read with so much memory.
    private static func read(
        pairBytesMax: Int, clustered: Bool
    ) async throws -> (comparison: [UInt8], flips: [SampleFlip]) {
        let bench = try await ServiceBench.open(pairBytesMax: pairBytesMax)
        for (id, range) in [("a", 0..<600), ("b", 100..<700)] {
            var samples = Self.samples(range, shift: id == "a" ? 0 : 0.25, flipped: id == "a" ? .max : 3)
            if clustered { for index in samples.indices { samples[index].cluster = "c\(index % 40)" } }
            try await Self.run(bench, id, samples)
        }
        let flips = Mutex<[SampleFlip]>([])
        try await bench.stream(
            Evaluation.exportFlips, [ExportFlipsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b")]
        ) { (response: ExportFlipsResponse) in flips.withLock { $0 += response.flips } }
        return (try await Self.compare(bench).encoded(), flips.withLock { $0 })
    }

    @Test(
        "Runs that take more memory than there is are read share by share, with the same bits, and all flips in order",
        arguments: [false, true])
    func shares(clustered: Bool) async throws {
        let whole = try await Self.read(pairBytesMax: 48 << 20, clustered: clustered)
        #expect(whole.flips.map(\.sampleId) == (100..<600).filter { $0 % 3 == 0 }.map { "s\($0)" }.sorted())
        for bytes in [1, 3_000] {
            let parts = try await Self.read(pairBytesMax: bytes, clustered: clustered)
            #expect(parts.comparison == whole.comparison && parts.flips == whole.flips)
        }
    }

    @Test("Answers to one question depend on each other, so the sample id is their cluster")
    func repeats() async throws {
        let bench = try await ServiceBench.open()
        for (id, shift) in [("a", 0), ("b", 0.25)] {
            let samples = Self.samples(0..<20, shift: shift).flatMap { sample in
                (0..<3 as Range<UInt32>).map { number in
                    var sample = sample
                    sample.repeat = number
                    return sample
                }
            }
            try await Self.run(bench, id, samples)
        }
        let compared = try await Self.compare(bench)
        #expect(compared.aligned == 60)
        #expect(compared.deltas.first { $0.metric == "q" }?.clusters == 20)
    }

    @Test("Other data sets, and runs without a sample in common, are compared only as unpaired")
    func datasets() async throws {
        for (one, other, ids) in [("x", "y", 0..<10), ("", "", 50..<60)] {
            let bench = try await ServiceBench.open()
            try await Self.run(bench, "a", Self.samples(0..<10, shift: 0), dataset: one)
            try await Self.run(bench, "b", Self.samples(ids, shift: 0), dataset: other)
            await expectRefusal(.datasetsDiffer) { _ = try await Self.compare(bench) }
            await expectRefusal(.datasetsDiffer) {
                try await bench.stream(
                    Evaluation.exportFlips, [ExportFlipsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b")]
                ) { (_: ExportFlipsResponse) in }
            }
            #expect(try await Self.compare(bench, unpaired: true).deltas.count > 0)
        }
    }

    @Test("A sample that was retried is compared once, with its last values")
    func retried() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "a", Self.samples(0..<3, shift: 0))
        var samples = Self.samples(0..<3, shift: 0)
        samples[1] = EvalSample(sampleId: "s1", status: .timeout)
        try await Self.run(bench, "b", samples)
        #expect(try await Self.compare(bench).deltas.first { $0.metric == "timeout_rate" }?.onlyCandidate == 1)
        let start = UploadStart(run: "evalRuns/b", upload: "retry-1", resume: true, retry: true)
        let batch = SampleBatch(seq: 1, rows: Self.samples(1..<2, shift: 0))
        try await bench.stream(
            Evaluation.uploadSamples,
            [UploadSamplesRequest(request: .start(start)), UploadSamplesRequest(request: .batch(batch))]
        ) { _ in }
        let compared = try await Self.compare(bench)
        #expect(compared.aligned == 3 && compared.candidateOnly == 0 && compared.flips == [])
        #expect(compared.deltas.first { $0.metric == "timeout_rate" }?.onlyCandidate == 0)
    }

    @Test("Every flip is streamed once, more than a comparison lists")
    func flips() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "a", Self.samples(0..<2_500, shift: 0))
        try await Self.run(bench, "b", Self.samples(0..<2_500, shift: 0, flipped: 2))
        let flips = Mutex<[SampleFlip]>([])
        try await bench.stream(
            Evaluation.exportFlips, [ExportFlipsRequest(baseline: "evalRuns/a", candidate: "evalRuns/b")]
        ) { (response: ExportFlipsResponse) in flips.withLock { $0 += response.flips } }
        let all = flips.withLock { $0 }
        // The first sample has the outcome in neither run.
        #expect(all.count == 1_249 && Set(all.map(\.sampleId)).count == 1_249)
        #expect(all.allSatisfy { $0.outcome == "schema_valid" && $0.baseline == .true && $0.candidate == .false })
        let compared = try await Self.compare(bench)
        #expect(compared.flips == Array(all.prefix(100)))
    }
}
