import Foundation
import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

@Suite("Files of outcomes as batches")
struct OutcomeSourceTests {
    private static func line(_ number: Int, in environment: String) -> String {
        "{\"request_id\": \"r-\(number)\", \"create_time\": \"2026-08-01T00:00:00Z\", \"selected_provider\": \"p\", "
            + "\"status\": \"OK\", \"environment\": \"\(environment)\"}\n"
    }

    private static func batches(_ text: String) throws -> [OutcomeBatch] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("o.jsonl")))
        var source = try OutcomeSource(file: folder.file("o.jsonl"), environment: "")
        var batches: [OutcomeBatch] = []
        while let batch = try source.next() { batches.append(batch) }
        return batches
    }

    @Test("Each batch is of one environment, and none is lost at the end")
    func environments() throws {
        let text = (1...9).map { Self.line($0, in: ["a", "b", "c"][$0 % 3]) }.joined()
        let batches = try Self.batches(text)
        #expect(Set(batches.map(\.environment)) == ["a", "b", "c"] && batches.count == 3)
        #expect(batches.map { $0.columns?.count ?? 0 } == [3, 3, 3])
    }

    @Test("The same file gives the same batches")
    func again() throws {
        let text = (1...20_000).map { Self.line($0, in: $0 % 7 == 0 ? "a" : "b") }.joined()
        let (first, second) = (try Self.batches(text), try Self.batches(text))
        #expect(first.count > 2 && first == second)
        #expect(first.reduce(0) { $0 + Int($1.columns?.count ?? 0) } == 20_000)
    }
}
