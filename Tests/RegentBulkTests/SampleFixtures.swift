import Foundation
import RegentBulk
import RegentMessages
import RegentTestKit

/// What a reader gives for a file of these bytes, or the error at which it stops.
struct ReadResult {
    var samples: [EvalSample] = []
    var error: SampleFileError?
    var refusedCount = 0
    var lines: [Int] = []
}

/// Reads a file with this name and content, from the first record to the end or an error.
func read(
    _ content: [UInt8], name: String = "samples.jsonl", format: SampleFileFormat = .auto,
    options: SampleFileOptions = SampleFileOptions(), prepare: (inout SampleFileReader) -> Void = { _ in }
) throws -> ReadResult {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Data(content).write(to: URL(fileURLWithPath: folder.file(name)))
    var result = ReadResult()
    do throws(SampleFileError) {
        var reader = try SampleFileReader(path: folder.file(name), format: format, options: options)
        defer { result.refusedCount = reader.refusedCount }
        prepare(&reader)
        while let sample = try reader.next() {
            result.samples.append(sample)
            result.lines.append(reader.line)
        }
    } catch {
        result.error = error
    }
    return result
}

/// Reads a file of this text.
func read(
    _ text: String, name: String = "samples.jsonl", format: SampleFileFormat = .auto,
    options: SampleFileOptions = SampleFileOptions(), prepare: (inout SampleFileReader) -> Void = { _ in }
) throws -> ReadResult {
    try read(Array(text.utf8), name: name, format: format, options: options, prepare: prepare)
}

/// A sample with every field.
let fullSample = EvalSample(
    sampleId: "s-1", status: .scored, schemaValid: .true, patchApplySuccess: .false,
    editedAfterGenerate: .absent, published: .true, safetyCompliant: .false, fallbackUsed: .true,
    latencyMs: 12.345, requestedProvider: "openai", selectedProvider: "custom", routeStrategy: "FALLBACK",
    fallbackProvider: "custom", promptTemplateVersion: "v7", modelVersion: "models/m/versions/1.2.3",
    errorCode: "E1", scores: ["judge": 0.25, "edit_ratio": -3], cluster: "job 7",
    metadata: ["note": "Grüße, \"quoted\"\nsecond line", "team": "a"])

/// Samples that differ in every way a sample may, the same for the same seed.
func randomSamples(_ count: Int, seed: UInt64) -> [EvalSample] {
    var random = SplitMix64(seed: seed)
    func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(random.next() % UInt64(elements.count))]
    }
    let texts = ["", "", "openai", "custom", "ein Name", "é", "e\u{301}", "a,b", "\"q\"", "line-break", "'"]
    return (0..<count).map { index in
        var sample = EvalSample()
        sample.sampleId = pick(["s", "sample ", "Ü-", "日本", "e\u{301}"]) + String(index)
        sample.status = pick([.scored, .scored, .error, .timeout, .refused, .skipped])
        sample.schemaValid = pick([.absent, .true, .false])
        sample.patchApplySuccess = pick([.absent, .true, .false])
        sample.editedAfterGenerate = pick([.absent, .true, .false])
        sample.published = pick([.absent, .true, .false])
        sample.safetyCompliant = pick([.absent, .true, .false])
        sample.fallbackUsed = pick([.absent, .true, .false])
        if random.next() % 4 > 0 {
            sample.latencyMs = Double(UInt32(truncatingIfNeeded: random.next())) / 1_000
        }
        sample.requestedProvider = pick(texts)
        sample.selectedProvider = "openai"
        sample.routeStrategy = pick(texts)
        sample.modelVersion = pick(texts)
        sample.cluster = "c\(random.next() % 300)"
        for name in ["a", "b", "judge"] where random.next() % 3 == 0 {
            sample.scores[name] = pick([0, 1, -1.5, 1e-300, 123_456_789.125, random.unit()])
        }
        for key in ["k", "ключ", "with \"quotes\""] where random.next() % 4 == 0 {
            sample.metadata[key] = pick(["", "v", "\t\n\\", "{\"a\":1}", "日本"])
        }
        if index % 5 == 4 { sample.repeat = UInt32(index % 3) }
        return sample
    }
}
