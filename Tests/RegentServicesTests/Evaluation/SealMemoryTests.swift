import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentTestKit
import Testing

@Suite("Memory of sealing")
struct SealMemoryTests {
    typealias Evaluation = EvaluationServiceMethods

    private static let run = "evalRuns/r"
    private static let derived = MetricDeclaration(name: "d", expr: "judge / (scored_rate + 1)")

    /// A hundred questions asked six times; every tenth answer failed.
    private static func samples(dependent: Bool) -> [EvalSample] {
        (0..<600).map { index in
            var sample = EvalSample(
                sampleId: dependent ? "q\(index % 100)" : "q\(index)", status: index % 10 == 3 ? .error : .scored,
                schemaValid: index % 7 == 0 ? .false : .true, latencyMs: Double(index * 7_919 % 3_001) + 0.25,
                scores: ["judge": Double(index % 11) / 10])
            if dependent {
                sample.repeat = UInt32(index / 100)
                if index % 100 < 50 { sample.cluster = "c\(index % 20)" }
            }
            return sample
        }
    }

    /// A run that was sealed with so much memory, and its summary before that.
    private func sealed(dependent: Bool, summaryBytesMax: Int) async throws -> (run: EvalRun, before: EvalSummary) {
        let bench = try await ServiceBench.open(summaryBytesMax: summaryBytesMax)
        _ = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(
                name: Self.run, type: .offline, metrics: [Self.derived, MetricDeclaration(name: "judge")],
                mutation: .fresh()))
        let samples = Self.samples(dependent: dependent)
        for (place, start) in stride(from: 0, to: samples.count, by: 170).enumerated() {
            let rows = Array(samples[start..<min(start + 170, samples.count)])
            try await bench.upload(Self.run, [(1, rows)], upload: "u\(place)")
        }
        let again = samples.filter { $0.status == .error }.prefix(20).map { sample in
            var sample = sample
            sample.status = .scored
            return sample
        }
        let start = UploadStart(run: Self.run, upload: "retry-1", resume: true, retry: true)
        try await bench.stream(
            Evaluation.uploadSamples,
            [
                UploadSamplesRequest(request: .start(start)),
                UploadSamplesRequest(request: .batch(SampleBatch(seq: 1, rows: Array(again)))),
            ]
        ) { _ in }
        let before = try await bench.call(Evaluation.getSummary, GetSummaryRequest(run: Self.run))
        let response = try await bench.call(Evaluation.sealRun, SealRunRequest(run: Self.run, mutation: .fresh()))
        let recomputed = try await bench.call(
            Evaluation.recomputeSummary, RecomputeSummaryRequest(run: Self.run))
        #expect(recomputed.identical)
        #expect(try await MaintenanceServiceTests.report(bench).faults == [])
        return (try #require(response.run), try #require(before.summary))
    }

    @Test(
        "A run that does not fit into memory has the summary of one that does, running and sealed",
        arguments: [true, false], [1_000, 12_000])
    func same(dependent: Bool, summaryBytesMax: Int) async throws {
        let whole = try await sealed(dependent: dependent, summaryBytesMax: 64 << 20)
        let small = try await sealed(dependent: dependent, summaryBytesMax: summaryBytesMax)
        #expect(small.run.summary == whole.run.summary)
        #expect(small.run.summary?.encoded() == whole.run.summary?.encoded())
        #expect(small.run.contentDigest == whole.run.contentDigest)
        #expect(small.before.encoded() == whole.run.summary?.encoded())
        #expect(whole.run.summary?.retried == 20)
        let clusters = whole.run.summary?.metrics["p50_latency_ms"]?.clusters
        #expect(clusters == (dependent ? 70 : 0))
    }
}
