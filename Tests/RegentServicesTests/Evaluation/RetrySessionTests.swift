import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// A retry replaces samples that are not SCORED, and what is computed is that of the last values.
@Suite("Retry of samples")
struct RetrySessionTests {
    typealias Evaluation = EvaluationServiceMethods
    private typealias Batches = [(seq: UInt64, rows: [EvalSample])]

    private static let run = "evalRuns/r"

    private func retry(
        _ bench: ServiceBench, _ batches: Batches, upload: String = "retry-1", rejected: UInt32 = 0
    ) async throws {
        let start = UploadStart(run: Self.run, upload: upload, resume: true, retry: true)
        let requests =
            [UploadSamplesRequest(request: .start(start))]
            + batches.map { .init(request: .batch(SampleBatch(seq: $0.seq, rows: $0.rows, rejected: rejected))) }
        try await bench.stream(Evaluation.uploadSamples, requests) { _ in }
    }

    private func seal(_ bench: ServiceBench) async throws -> EvalRun {
        try #require(
            try await bench.call(Evaluation.sealRun, SealRunRequest(run: Self.run, mutation: .fresh())).run)
    }

    private func summary(_ bench: ServiceBench) async throws -> EvalSummary {
        try #require(try await bench.call(Evaluation.getSummary, GetSummaryRequest(run: Self.run)).summary)
    }

    private func listed(_ bench: ServiceBench) async throws -> [EvalSample] {
        let page = try await bench.call(Evaluation.listSamples, ListSamplesRequest(run: Self.run, pageSize: 1_000))
        return page.samples.sorted { ($0.sampleId, $0.repeat) < ($1.sampleId, $1.repeat) }
    }

    private func exported(_ bench: ServiceBench) async throws -> [EvalSample] {
        let all = Samples()
        try await bench.stream(Evaluation.exportSamples, [ExportSamplesRequest(run: Self.run)]) { response in
            all.add((try? response.batch?.columns?.checked().samples()) ?? response.batch?.rows ?? [])
        }
        return all.samples.sorted { ($0.sampleId, $0.repeat) < ($1.sampleId, $1.repeat) }
    }

    /// A hundred questions, some asked twice; every third try failed, and has other values when it is tried again.
    private static func samples() -> (first: [EvalSample], again: [EvalSample], last: [EvalSample]) {
        let failures: [SampleStatus] = [.error, .timeout, .refused, .skipped]
        var (first, again, last): ([EvalSample], [EvalSample], [EvalSample]) = ([], [], [])
        for index in 0..<150 {
            var sample = EvalSample(
                sampleId: "q\(index % 100 + 100)", status: .scored, schemaValid: index % 4 == 0 ? .false : .true,
                latencyMs: Double(index) + 0.5, scores: ["judge": Double(index) / 150], repeat: UInt32(index / 100))
            last.append(sample)
            if index % 3 == 1 {
                again.append(sample)
                sample = EvalSample(
                    sampleId: sample.sampleId, status: failures[index % 4], latencyMs: 9_000,
                    scores: index % 2 == 0 ? ["lost": 1] : [:], repeat: sample.repeat)
            }
            first.append(sample)
        }
        return (first, again, last)
    }

    @Test("After a retry, in any order and split, the run is that of the last values, running and sealed")
    func lastValues() async throws {
        let (first, again, last) = Self.samples()
        let direct = try await ServiceBench.open()
        try await direct.run(Self.run, [])
        try await direct.upload(Self.run, [(1, last)])
        var expected = try await seal(direct)
        expected.summary?.retried = 50
        var random = SplitMix64(seed: announcedSeed("retries in any order"))
        for split in [50, 20, 7, 1] {
            let bench = try await ServiceBench.open(keyBytesMax: split == 7 ? 600 : 64 << 20)
            try await bench.run(Self.run, [])
            let before = first.shuffled(using: &random)
            try await bench.upload(Self.run, [(1, Array(before.prefix(70))), (2, Array(before.dropFirst(70)))])
            #expect(try await summary(bench).retried == 0)
            let order = again.shuffled(using: &random)
            let parts = stride(from: 0, to: order.count, by: split).map { Array(order[$0..<min($0 + split, 50)]) }
            // Half of them under another name.
            for (place, part) in parts.enumerated() {
                let batch = (seq: UInt64(place / 2 + 1), rows: part)
                try await retry(bench, [batch], upload: place % 2 == 0 ? "retry-a" : "retry-b")
                if place % 5 == 0 { #expect(try await summary(bench).sampleCount == 150) }
            }
            // A score that only replaced samples had is not in the summary.
            #expect(try await summary(bench).encoded() == expected.summary?.encoded())
            let sorted = last.sorted { ($0.sampleId, $0.repeat) < ($1.sampleId, $1.repeat) }
            #expect(try await listed(bench) == sorted)
            #expect(try await exported(bench) == sorted)
            let sealed = try await seal(bench)
            #expect(sealed.summary?.encoded() == expected.summary?.encoded())
            #expect(sealed.dataset == expected.dataset)
            let recomputed = try await bench.call(
                Evaluation.recomputeSummary, RecomputeSummaryRequest(run: Self.run))
            #expect(recomputed.identical)
            #expect(try await MaintenanceServiceTests.report(bench).faults == [])
        }
    }

    @Test("What is SCORED, unknown, sealed or left out is refused, and the run is as before")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run(Self.run, ["a"])
        let failed = [
            EvalSample(sampleId: "b", status: .error), EvalSample(sampleId: "c", status: .timeout, repeat: 1),
        ]
        try await bench.upload(Self.run, [(2, failed)])
        let before = try await summary(bench)
        let scored = EvalSample(sampleId: "b", status: .scored)
        for (rows, upload, rejected, reason) in [
            (ServiceBench.rows(["a"]), "retry-1", 0, .retryRefused),
            (ServiceBench.rows(["x"]), "retry-1", 0, .retryRefused),
            (ServiceBench.rows(["c"]), "retry-1", 0, .retryRefused),
            ([scored] + ServiceBench.rows(["a"]), "retry-1", 0, .retryRefused),
            ([scored, scored], "retry-1", 0, .duplicateSampleId),
            ([scored], "u2", 0, .retryRefused),
            ([scored], "retry-1", 1, .batchInvalid),
        ] as [([EvalSample], String, UInt32, ErrorReason)] {
            await expectRefusal(reason) { try await retry(bench, [(1, rows)], upload: upload, rejected: rejected) }
            #expect(try await summary(bench) == before, "\(rows)")
        }
        try await retry(bench, [(1, [scored])])
        await expectRefusal(.retryRefused) { try await retry(bench, [(1, [scored])], upload: "retry-2") }
        await expectRefusal(.retryRefused) { try await retry(bench, [(2, [scored])]) }
        _ = try await seal(bench)
        let other = EvalSample(sampleId: "c", status: .scored, repeat: 1)
        await expectRefusal(.illegalTransition) { try await retry(bench, [(1, [other])], upload: "retry-2") }
    }

    @Test("A batch of a retry that is sent again counts once, other content for it is a conflict")
    func again() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run(Self.run, ["a"])
        try await bench.upload(Self.run, [(2, [EvalSample(sampleId: "b", status: .error)])])
        let batch = (seq: UInt64(1), rows: [EvalSample(sampleId: "b", status: .scored, schemaValid: .true)])
        for _ in 1...3 { try await retry(bench, [batch]) }
        for bench in [bench, try await bench.restarted()] {
            try await retry(bench, [batch])
            await expectRefusal(.chunkConflict) {
                try await retry(bench, [(1, [EvalSample(sampleId: "b", status: .timeout)])])
            }
            let summary = try await summary(bench)
            #expect(summary.sampleCount == 2 && summary.retried == 1 && summary.schemaValidRate == 1)
        }
    }

    @Test("A retry whose batches are stored takes no memory from others, though its stream is open")
    func memory() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run(Self.run, ["a"])
        let failed = (0..<3).map { EvalSample(sampleId: "f\($0)", status: .error) }
        try await bench.upload(Self.run, [(2, failed)])
        let start = UploadStart(run: Self.run, upload: "retry-1", resume: true, retry: true)
        let batches = (0..<3).map { SampleBatch(seq: UInt64($0 + 1), rows: ServiceBench.rows(["f\($0)"])) }
        let requests =
            [UploadSamplesRequest(request: .start(start))] + batches.map { .init(request: .batch($0)) }
        let room = bench.context.retries
        let all = room.freeBytes
        let found = Counts()
        try await bench.stream(Evaluation.uploadSamples, requests) { response in
            // Before the first batch, and once the last one is stored.
            switch response.response {
            case .opened?: found.add(room.freeBytes)
            case .ack(let ack)? where ack.durableSeq == 3: found.add(room.freeBytes)
            default: break
            }
        }
        #expect(found.counts.count >= 2 && Set(found.counts) == [all])
        #expect(try await summary(bench).retried == 3)
    }

    @Test("A sample may be retried until it is SCORED; each replaced status is stored with the batch")
    func chain() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run(Self.run, ["a"])
        try await bench.upload(Self.run, [(2, [EvalSample(sampleId: "b", status: .error)])])
        try await retry(bench, [(1, [EvalSample(sampleId: "b", status: .timeout)])], upload: "retry-1")
        try await retry(
            bench, [(1, [EvalSample(sampleId: "b", status: .refused)]), (2, ServiceBench.rows(["b"], valid: .false))],
            upload: "retry-2")
        var statuses: [[UInt32]] = []
        try await bench.store.forEachSegment(run: Self.run, columns: .hot) { segment in
            statuses.append(try SampleColumns(decoding: segment.hot).replaced?.statuses ?? [])
        }
        let old = [SampleStatus.error, .timeout, .refused].map { [UInt32($0.rawValue)] }
        #expect(statuses.filter { !$0.isEmpty } == old)
        let sealed = try await seal(bench)
        #expect(sealed.summary?.retried == 3 && sealed.summary?.sampleCount == 2)
        #expect(sealed.summary?.schemaValidRate == 0.5 && sealed.dataset?.idCount == 2)
    }

    @Test("A dropped batch of a retry leaves the samples that it replaced, and a broken chain is refused at seal")
    func dropped() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run(Self.run, ["a"])
        try await bench.upload(Self.run, [(2, [EvalSample(sampleId: "b", status: .error)])])
        func drop(_ upload: String) async throws {
            _ = try await bench.call(
                Evaluation.dropBatch,
                DropBatchRequest(run: Self.run, upload: upload, seq: 1, mutation: .fresh("bad")))
        }
        try await retry(bench, [(1, [EvalSample(sampleId: "b", status: .timeout)])], upload: "retry-1")
        try await retry(bench, [(1, ServiceBench.rows(["b"]))], upload: "retry-2")
        #expect(try await summary(bench).retried == 2)
        try await drop("retry-1")
        await expectRefusal(.duplicateSampleId) { _ = try await seal(bench) }
        try await drop("retry-2")
        let sealed = try await seal(bench)
        #expect(sealed.summary?.retried == 0 && sealed.summary?.metrics["error_rate"]?.value == 0.5)
    }
}

/// Samples of the batches of an export.
private final class Samples: Sendable {
    private let all = Mutex<[EvalSample]>([])

    var samples: [EvalSample] { all.withLock { $0 } }

    func add(_ samples: [EvalSample]) { all.withLock { $0 += samples } }
}

/// Numbers that were noted while a stream was open.
private final class Counts: Sendable {
    private let all = Mutex<[Int]>([])

    var counts: [Int] { all.withLock { $0 } }

    func add(_ count: Int) { all.withLock { $0.append(count) } }
}
