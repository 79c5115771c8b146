import Foundation
import RegentTestKit
import Testing

@Suite("Examples in pages")
struct PageExampleTests {
    @Test("A daemon takes each gates file of the page about evaluation")
    func gates() async throws {
        let files = try MarkdownPage(at: "docs/evaluation.md").blocks.filter { $0.language == "json" }
        #expect(!files.isEmpty)
        try await TestDaemon.with { daemon, folder in
            for (number, file) in files.enumerated() {
                let path = folder.file("gates.json")
                try Data(file.lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
                // The page declares no score; a gate may name one that is declared with the run.
                let outcome = try await daemon.regent(
                    "eval", "create", "r\(number)", "--type", "offline", "--gates", path, "--metric", "quality:0..1")
                // The baselines of the page are not in this store: a file that is wrong is refused before they are.
                let hasBaseline = file.lines.contains { $0.contains("\"baseline\"") }
                #expect(outcome.code == (hasBaseline ? 6 : 0), "\(outcome.stderr)")
                #expect(outcome.stderr.contains("BASELINE_UNAVAILABLE") == hasBaseline, "\(outcome.stderr)")
            }
        }
    }

    @Test("A list takes each filter of the page about filters")
    func filters() async throws {
        let page = try MarkdownPage(at: "docs/reference/filters.md")
        let block = try #require(page.blocks.last { $0.heading == "Filter" })
        #expect(block.lines.count > 2)
        try await TestDaemon.with { daemon, _ in
            for filter in block.lines {
                let list = filter.hasPrefix("uids") ? ["access", "principal", "list"] : ["eval", "list"]
                let outcome = try await daemon.regent(list + ["--filter", filter])
                #expect(outcome.code == 0, "\(filter): \(outcome.stderr)")
            }
        }
    }
}
