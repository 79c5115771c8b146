import RegentBulk
import RegentCompression
import RegentMessages
import RegentTestKit
import Testing

/// The batches of samples.
func batches(_ samples: [EvalSample], level: Int32 = 1) throws -> [SampleColumns] {
    var batcher = SampleBatcher(level: level)
    var result: [SampleColumns] = []
    for sample in samples { if let full = try batcher.append(sample) { result.append(full) } }
    if let last = batcher.finish() { result.append(last) }
    return result
}

@Suite("Batches of samples")
struct SampleBatcherTests {
    @Test("samples of any content come back from their columns")
    func inverse() throws {
        let seed = announcedSeed("samples through columns")
        let samples = randomSamples(20_000, seed: seed)
        let all = try batches(samples)
        #expect(try all.flatMap { try $0.checked().samples() } == samples)
        #expect(all.dropLast().allSatisfy { $0.count == 8_192 })
        #expect(all.allSatisfy { $0.encodedByteCount <= BatchLimits.encodedBytesMax })
    }

    @Test("one sample, and a sample with every field")
    func single() throws {
        let bare = EvalSample(sampleId: "s", status: .skipped)
        for sample in [bare, fullSample] {
            let columns = try #require(try batches([sample]).first)
            #expect(columns.count == 1)
            #expect(try columns.checked().samples() == [sample])
        }
    }

    @Test("the same samples give the same bytes")
    func deterministic() throws {
        let samples = randomSamples(9_000, seed: 3)
        #expect(try batches(samples).map { $0.encoded() } == (try batches(samples).map { $0.encoded() }))
    }

    @Test("left-out records are counted by the batch that they fall into, in columns and in rows")
    func leftOut() throws {
        var batcher = SampleBatcher()
        var all: [SampleColumns] = []
        for index in 0..<8_193 {
            if index == 5 || index == 8_192 { batcher.leaveOut(2) }
            if let full = try batcher.append(EvalSample(sampleId: "s\(index)", status: .scored)) { all.append(full) }
        }
        batcher.leaveOut(1)
        if let last = batcher.finish() { all.append(last) }
        #expect(all.map(\.rejected) == [4, 1])
        #expect(try all.map { try $0.checked().columns.rejected } == [4, 1])
        let rows = SampleBatch(seq: 1, rows: [EvalSample(sampleId: "a", status: .scored)], rejected: 7)
        #expect(try rows.checked().columns.rejected == 7)
        let both = SampleBatch(seq: 1, columns: all[0], rejected: 7)
        #expect(throws: BatchError.self) { try both.checked() }
    }

    @Test("a batch knows whether a sample names its cluster", arguments: [true, false])
    func clusters(isNamed: Bool) throws {
        let samples = ["", isNamed ? "q1" : ""].enumerated().map { index, cluster in
            EvalSample(sampleId: "s\(index)", status: .scored, cluster: cluster)
        }
        let columns = try #require(try batches(samples).first)
        #expect(try columns.checked().hasClusters == isNamed)
        #expect(try columns.namesClusters() == isNamed)
    }

    @Test(
        "two labels whose keys are equal after Unicode normalization are both kept, in columns, by the builder and back"
    )
    func equivalentKeys() throws {
        let text = Array("{\"cafe\u{301}\":\"a\",\"caf\u{E9}\":\"b\"}".utf8)
        var columns = try #require(try batches([EvalSample(sampleId: "s", status: .scored)]).first)
        let cold = ColdColumns(
            sampleIds: TextColumn(byteCounts: [1], text: Array("s".utf8)),
            metadata: TextColumn(byteCounts: [UInt32(text.count)], text: text))
        columns.coldZstd = Zstd.compress(cold.encoded(), level: 1)
        let sample = try #require(try SampleBatch(seq: 1, columns: columns).checked().samples().first)
        #expect(sample.metadata == ["caf\u{E9}": "b", "cafe\u{301}": "a"] && sample.metadata.count == 2)
        let built = try #require(try batches([sample]).first)
        #expect(try built.checked().samples() == [sample])
        let rows = try SampleBatch(decoding: SampleBatch(seq: 1, rows: [sample]).encoded()).rows
        #expect(rows == [sample])
    }

    @Test("batches end at 8,192 samples")
    func sampleLimit() throws {
        let samples = (0..<16_385).map { EvalSample(sampleId: "s\($0)", status: .scored) }
        #expect(try batches(samples).map(\.count) == [8_192, 8_192, 1])
    }

    @Test("batches of incompressible samples keep the limit of bytes")
    func byteLimit() throws {
        var random = SplitMix64(seed: 5)
        let samples = (0..<300).map { index in
            let noise = (0..<2_500).map { _ in String(random.next(), radix: 36) }.joined()
            return EvalSample(sampleId: "s\(index)", status: .scored, metadata: ["noise": noise])
        }
        let all = try batches(samples)
        #expect(all.count > 5)
        #expect(all.allSatisfy { $0.encodedByteCount <= BatchLimits.encodedBytesMax })
        #expect(try all.flatMap { try $0.checked().samples() } == samples)
    }

    @Test("a batch has at most 256 different scores")
    func scoreLimit() throws {
        let samples = (0..<400).map {
            EvalSample(sampleId: "s\($0)", status: .scored, scores: ["score\($0)": Double($0)])
        }
        let all = try batches(samples)
        #expect(all.map(\.count) == [256, 144])
        #expect(try all.flatMap { try $0.checked().samples() } == samples)
    }

    @Test("a score that every sample has needs no rows, names ascend by their bytes, -0.0 is 0.0")
    func scoreColumns() throws {
        let columns = try #require(
            try batches([
                EvalSample(sampleId: "a", status: .scored, scores: ["~": 1, "z": -0.0]),
                EvalSample(sampleId: "b", status: .scored, scores: ["z": 2]),
            ]).first)
        #expect(columns.scores.map(\.name) == ["z", "~"])
        #expect(columns.scores.map(\.rows) == [[], [0]])
        #expect(columns.scores[0].values.map(\.bitPattern) == [0.0, 2.0].map(\.bitPattern))
    }

    @Test("texts that differ only in their bytes are different")
    func equivalentTexts() throws {
        let samples = ["é", "e\u{301}"].map {
            EvalSample(sampleId: $0, status: .scored, requestedProvider: $0, cluster: $0)
        }
        let columns = try #require(try batches(samples).first)
        let back = try columns.checked().samples()
        #expect(back.map { Array($0.cluster.utf8) } == samples.map { Array($0.cluster.utf8) })
        #expect(back.map { Array($0.sampleId.utf8) } == samples.map { Array($0.sampleId.utf8) })
    }

    static let badSamples: [(EvalSample, BatchError.Code, String)] = [
        (EvalSample(sampleId: "", status: .scored), .badSampleID, "sample_id"),
        (EvalSample(sampleId: "a\u{7F}", status: .scored), .badSampleID, "sample_id"),
        (
            EvalSample(sampleId: String(repeating: "x", count: 257), status: .scored), .badSampleID,
            "sample_id"
        ),
        (EvalSample(sampleId: "b"), .badStatus, "status"),
        (EvalSample(sampleId: "b", status: .unrecognized(6)), .badStatus, "status"),
        (EvalSample(sampleId: "b", status: .unrecognized(-1)), .badStatus, "status"),
        (EvalSample(sampleId: "b", status: .scored, published: .unrecognized(3)), .badOutcome, "published"),
        (EvalSample(sampleId: "b", status: .scored, latencyMs: -1), .badLatency, "latency_ms"),
        (EvalSample(sampleId: "b", status: .scored, latencyMs: .nan), .badLatency, "latency_ms"),
        (EvalSample(sampleId: "b", status: .scored, latencyMs: 4_294_967.296), .badLatency, "latency_ms"),
        (EvalSample(sampleId: "b", status: .scored, scores: ["x": .infinity]), .badScore, "scores.x"),
        (EvalSample(sampleId: "b", status: .scored, scores: ["": 1]), .badScore, "scores."),
        (EvalSample(sampleId: "b", status: .scored, cluster: "a\u{0}"), .badText, "cluster"),
        (
            EvalSample(sampleId: "b", status: .scored, errorCode: String(repeating: "x", count: 257)),
            .badText, "error_code"
        ),
        (EvalSample(sampleId: "b", status: .scored, metadata: ["a": "\u{0}"]), .badMetadata, "metadata"),
        (EvalSample(sampleId: "a", status: .scored), .duplicateSampleID, "sample_id"),
    ]

    @Test("an invalid sample does not change the batch", arguments: badSamples.indices)
    func refused(index: Int) throws {
        let (sample, code, column) = Self.badSamples[index]
        let good = EvalSample(sampleId: "a", status: .scored, scores: ["y": 1])
        var batcher = SampleBatcher()
        #expect(try batcher.append(good) == nil)
        do throws(BatchError) {
            _ = try batcher.append(sample)
            Issue.record("not refused")
        } catch {
            #expect(error.code == code)
            #expect(error.column == column)
            #expect(error.index == 1)
        }
        #expect(try batcher.finish()?.checked().samples() == [good])
    }

    @Test("rows give the same batch as their columns, and both together are refused")
    func rows() throws {
        let samples = randomSamples(100, seed: 9)
        let columns = try #require(try batches(samples).first)
        #expect(try SampleBatch(seq: 1, rows: samples).checked().columns == columns)
        #expect(try SampleBatch(seq: 1, columns: columns).checked().columns == columns)
        #expect(code { try SampleBatch(seq: 1, columns: columns, rows: samples).checked() } == .badColumn)
        #expect(code { try SampleBatch(seq: 1).checked() } == .badCount)
        let many = (0..<8_193).map { EvalSample(sampleId: "s\($0)", status: .scored) }
        #expect(code { try SampleBatch(rows: many).checked() } == .badCount)
        #expect(code { try SampleBatch(rows: samples + samples.prefix(1)).checked() } == .duplicateSampleID)
    }

    @Test("an id that repeats is found whether or not the ids before it ascend, and in no other batch")
    func repeatedIDs() throws {
        func sample(_ number: Int) -> EvalSample { EvalSample(sampleId: "s\(10_000 + number)", status: .scored) }
        for numbers in [[0, 1, 2, 1], [0, 1, 1], [0, 2, 1, 2], [5, 4, 3, 5], Array(0..<5_000) + [17]] {
            var batcher = SampleBatcher()
            for number in numbers.dropLast() { _ = try batcher.append(sample(number)) }
            #expect(code { try batcher.append(sample(numbers[numbers.count - 1])) } == .duplicateSampleID)
            let finished = batcher.finish()
            let columns = try #require(finished)
            #expect(Int(columns.count) == numbers.count - 1)
            #expect(try columns.checked().count == numbers.count - 1)
            // The tables that are kept hold nothing of the batch before.
            for number in numbers.dropLast().reversed() { _ = try batcher.append(sample(number)) }
            #expect(batcher.finish()?.count == columns.count)
        }
    }

    @Test("the name of an upload follows from the file's bytes")
    func uploadName() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("a")
            #expect(throws: (any Error).self) { try ContentName.uploadName(ofFile: path) }
            try write("abc", to: path)
            #expect(try ContentName.uploadName(ofFile: path) == "sha256-ba7816bf8f01cfea414140de5dae2223")
        }
    }
}
