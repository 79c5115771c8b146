import Crypto
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

@Suite("Data set of a run")
struct DatasetTests {
    typealias Evaluation = EvaluationServiceMethods

    /// The data set of samples that were uploaded in three parts.
    private func dataset(
        _ samples: [EvalSample], named name: String = "", keyBytesMax: Int = 64 << 20
    ) async throws -> Dataset? {
        let bench = try await ServiceBench.open(keyBytesMax: keyBytesMax)
        let created = try await bench.call(
            Evaluation.createRun,
            CreateRunRequest(name: "evalRuns/r", type: .offline, dataset: name, mutation: .fresh()))
        #expect(created.run?.dataset?.name ?? "" == name && created.run?.dataset?.digest ?? [] == [])
        let part = samples.count / 3 + 1
        for (place, start) in stride(from: 0, to: samples.count, by: part).enumerated() {
            let rows = Array(samples[start..<min(start + part, samples.count)])
            try await bench.upload("evalRuns/r", [(1, rows)], upload: ["b", "a", "c"][place])
        }
        return try await bench.call(
            Evaluation.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh())
        ).run?.dataset
    }

    private static func samples(_ ids: [String], repeats: UInt32 = 1) -> [EvalSample] {
        ids.flatMap { id in (0..<repeats).map { EvalSample(sampleId: id, status: .scored, repeat: $0) } }
    }

    @Test(
        "It is the SHA-256 of the ids in order, a line each, however they came and whatever memory there was",
        arguments: [1, 400, 3_000, 64 << 20])
    func digest(keyBytesMax: Int) async throws {
        var random = SplitMix64(seed: announcedSeed("data sets in any order"))
        let ids = (0..<200).map { "\(["s", "é", "日", "s ", "S"][$0 % 5])\($0 * 7 % 1_000)" }
        let sorted = ids.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        let lines: [UInt8] = sorted.flatMap { $0 + [0x0A] }
        let expected = Dataset(name: "mt-bench", digest: Array(SHA256.hash(data: lines)), idCount: 200)
        for samples in [
            Self.samples(ids), Self.samples(ids.shuffled(using: &random)),
            Self.samples(ids, repeats: 3).shuffled(using: &random),
            Self.samples(ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }),
        ] {
            #expect(try await dataset(samples, named: "mt-bench", keyBytesMax: keyBytesMax) == expected)
        }
        let other = Self.samples(ids.dropLast() + ["another"])
        #expect(try await dataset(other, keyBytesMax: keyBytesMax)?.digest != expected.digest)
    }

    @Test(
        "A sample that is there twice is refused with both places, whatever memory there was",
        arguments: [1, 400, 3_000, 64 << 20])
    func twice(keyBytesMax: Int) async throws {
        let ids = (0..<120).map { "s\($0)" }
        for again in ["s0", "s60", "s119"] {
            await expectRefusal(.duplicateSampleId) {
                _ = try await dataset(Self.samples(ids + [again]), keyBytesMax: keyBytesMax)
            }
            let other = Self.samples(ids) + [EvalSample(sampleId: again, status: .scored, repeat: 9)]
            #expect(try await dataset(other, keyBytesMax: keyBytesMax)?.idCount == 120)
        }
    }
}
