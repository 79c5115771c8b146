import Foundation
import RegentBulk
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Files of samples as batches")
struct SampleSourceTests {
    private static func line(_ id: Int) -> String { "{\"sample_id\": \"s\(id)\", \"status\": \"SCORED\"}\n" }

    private static func batches(
        _ text: String, onError: SampleFileOptions.OnError = .fail, refusesRepeats: Bool = false
    ) throws -> (columns: [SampleColumns], leftOut: Int, total: Int?) {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("s.jsonl")))
        var source = try SampleSource(
            file: folder.file("s.jsonl"), format: .auto, options: SampleFileOptions(onError: onError),
            refusesRepeats: refusesRepeats)
        var columns: [SampleColumns] = []
        while let batch = try source.next() { columns.append(batch) }
        return (columns, source.leftOut, source.samplesTotal)
    }

    @Test("The same file gives the same batches, and all of its samples")
    func again() throws {
        let text = (1...20_000).map(Self.line).joined()
        let (first, second) = (try Self.batches(text), try Self.batches(text))
        #expect(first.columns.count > 2 && first.columns == second.columns)
        #expect(first.columns.reduce(0) { $0 + Int($1.count) } == 20_000 && first.total == 20_000)
    }

    @Test("A line that is left out is counted in the batch that follows it")
    func leftOut() throws {
        let read = try Self.batches("bad\n" + Self.line(1) + "bad\n" + Self.line(2) + "bad\n", onError: .skip)
        #expect(read.leftOut == 3 && read.columns.map(\.rejected) == [3])
    }

    @Test("A sample that comes again is refused by both lines, where that is wanted")
    func repeats() throws {
        let text = Self.line(1) + Self.line(2) + Self.line(1)
        let refusal = #expect(throws: Refusal.self) { try Self.batches(text, refusesRepeats: true) }
        #expect(refusal?.reason == .duplicateSampleId)
        #expect(refusal?.metadata["first"]?.hasSuffix(":1") == true)
        #expect(refusal?.metadata["second"]?.hasSuffix(":3") == true)
    }
}
