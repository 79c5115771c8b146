import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

@Suite("Logs of Inspect that are written")
struct InspectLogWriterTests {
    /// The log of samples.
    private func log(_ samples: [EvalSample], rejected: UInt64 = 0) -> [UInt8] {
        let run = EvalRun(name: "evalRuns/r1", modelVersion: "models/m/versions/1.0.0", plan: "nightly")
        let writer = InspectLogWriter(
            run: run, summary: EvalSummary(sampleCount: UInt64(samples.count), rejected: rejected), scoreNames: [])
        var bytes = writer.header
        for sample in samples { writer.append(sample, to: &bytes) }
        return bytes + writer.footer
    }

    @Test("ids, epochs, scores, labels, latencies and failures come back as they were")
    func roundTrip() throws {
        let samples = [
            EvalSample(
                sampleId: "a", status: .scored, latencyMs: 812.25, scores: ["q": 0.5, "total_tokens": 12],
                metadata: ["lang": "de", "note": "two\nlines"]),
            EvalSample(sampleId: "a", status: .scored, latencyMs: 0.001, scores: ["q": 1], repeat: 3),
            EvalSample(sampleId: "b", status: .refused, scores: ["q": 0]),
            EvalSample(sampleId: "c", status: .error, metadata: ["error": "boom"]),
            EvalSample(sampleId: "d", status: .timeout),
        ]
        let found = try read(log(samples), name: "log.json", format: .auto)
        #expect(found.error == nil && found.refusedCount == 0)
        #expect(found.samples.map(\.sampleId) == samples.map(\.sampleId))
        #expect(found.samples.map(\.repeat) == samples.map(\.repeat))
        #expect(found.samples.map(\.status) == samples.map(\.status))
        #expect(found.samples.map(\.latencyMs) == samples.map(\.latencyMs))
        #expect(found.samples.map(\.scores) == samples.map(\.scores))
        for (one, other) in zip(found.samples, samples) {
            for (key, value) in other.metadata { #expect(one.metadata[key] == value) }
        }
    }

    @Test("lines that were left out of the run are missing in its log too")
    func rejected() throws {
        let found = try read(log([EvalSample(sampleId: "a", status: .scored)], rejected: 3), name: "log.json")
        #expect(found.samples.count == 1 && found.refusedCount == 3)
    }

    @Test("an outcome gives way to a score of its name")
    func names() throws {
        let sample = EvalSample(sampleId: "a", status: .scored, schemaValid: .true, scores: ["schema_valid": 0.5])
        let found = try read(log([sample]), name: "log.json")
        #expect(found.error == nil && found.samples.first?.scores == ["schema_valid": 0.5])
    }

    @Test("outcomes become scores, and a log without samples is one too")
    func outcomes() throws {
        let sample = EvalSample(sampleId: "a", status: .scored, schemaValid: .true, published: .false)
        let found = try read(log([sample]), name: "log.json")
        #expect(found.samples.first?.scores == ["schema_valid": 1, "published": 0])
        #expect(try read(log([]), name: "log.json").samples.isEmpty)
    }
}
