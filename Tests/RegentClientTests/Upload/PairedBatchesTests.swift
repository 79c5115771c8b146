import RegentBulk
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import Testing

/// Batches that two encoders make, against those that one makes.
@Suite("Two encoders")
struct PairedBatchesTests {
    /// How an upload's samples come.
    enum Form: CaseIterable {
        case array, iterator
    }

    private static func one(_ samples: [EvalSample]) throws -> [[UInt8]] {
        var batcher = SampleBatcher()
        var batches: [[UInt8]] = []
        for sample in samples { if let full = try batcher.append(sample) { batches.append(full.encoded()) } }
        if let last = batcher.finish() { batches.append(last.encoded()) }
        return batches
    }

    private static func two(_ samples: [EvalSample], _ form: Form) async -> (batches: [[UInt8]], error: RPCError?) {
        var paired: PairedBatches<IndexingIterator<[EvalSample]>> =
            switch form {
            case .array: PairedBatches(ready: samples[...], level: BatchLimits.levelOnMachine)
            case .iterator: PairedBatches(source: samples.makeIterator(), level: BatchLimits.levelOnMachine)
            }
        var batches: [[UInt8]] = []
        do {
            try await withThrowingTaskGroup { group in
                while let columns = try await paired.next(in: &group) { batches.append(columns.encoded()) }
            }
        } catch {
            return (batches, error as? RPCError)
        }
        return (batches, nil)
    }

    private static func samples(_ count: Int, labelWords: (Int) -> Int = { _ in 0 }) -> [EvalSample] {
        var random = SplitMix64(seed: 11)
        return (0..<count).map { index in
            var sample = EvalSample(sampleId: "s\(index)", status: .scored, cluster: "c\(random.next() % 300)")
            sample.latencyMs = Double(random.next() % 3_000_000) / 1_000
            let words = (0..<labelWords(index)).map { _ in String(random.next(), radix: 36) }
            if !words.isEmpty { sample.metadata = ["noise": words.joined()] }
            return sample
        }
    }

    static let counts = [0, 1, 8_191, 8_192, 8_193, 16_384, 40_001]

    @Test("Samples of every number give the batches of one encoder", arguments: counts, Form.allCases)
    func sizes(count: Int, form: Form) async throws {
        let samples = Self.samples(count)
        let found = await Self.two(samples, form)
        #expect(found.error == nil)
        #expect(try found.batches == Self.one(samples))
    }

    @Test("Samples that fill batches by their bytes give the batches of one encoder", arguments: Form.allCases)
    func large(form: Form) async throws {
        // The third lot is the first that is too large; before the end there are small samples again.
        let samples = Self.samples(30_000) { (18_000..<18_200).contains($0) ? 3_000 : 0 }
        let found = await Self.two(samples, form)
        #expect(found.error == nil)
        #expect(try found.batches == Self.one(samples))
        #expect(found.batches.count > 4)
    }

    @Test("A sample that is not legal is named, and the batches before its own are given", arguments: Form.allCases)
    func illegal(form: Form) async throws {
        for (place, isLarge) in [(0, false), (8_192, false), (20_000, false), (20_000, true)] {
            var samples = Self.samples(30_000) { isLarge && $0 > 16_384 ? 200 : 0 }
            samples[place].latencyMs = -1
            let found = await Self.two(samples, form)
            #expect(found.error?.reason == "BATCH_INVALID")
            #expect(found.error?.metadata["sample"] == "\(place + 1)")
            #expect(found.error?.metadata["sample_id"] == "s\(place)")
            #expect(found.error?.metadata["violation"] == "BAD_LATENCY")
            let whole = try Self.one(Array(samples.prefix(place))).prefix(found.batches.count)
            #expect(found.batches == Array(whole))
            #expect(found.batches.count >= place / 8_192)
        }
    }

    @Test("An id that stands twice in a lot is refused there", arguments: Form.allCases)
    func repeated(form: Form) async throws {
        var samples = Self.samples(20_000)
        samples[9_000].sampleId = samples[8_500].sampleId
        let found = await Self.two(samples, form)
        #expect(found.error?.reason == "DUPLICATE_SAMPLE_ID")
        #expect(found.error?.metadata["sample"] == "9001")
        #expect(found.batches.count == 1)
    }
}
