import Foundation
import RegentTestKit
import Testing

/// The commands in pages are those that the programs and the Makefile have.
@Suite("Commands that pages show")
struct PageCommandTests {
    /// What the programs say of themselves, asked once.
    private static let programs = Task {
        ["regent": try await CommandTree(of: "regent"), "regentd": try await CommandTree(of: "regentd")]
    }

    /// The commands of a page that do not exist, each with its page.
    private static func breaches(in pages: [MarkdownPage]) async throws -> [String] {
        let programs = try await Self.programs.value
        let makefile = try String(contentsOf: Checkout.file("Makefile"), encoding: .utf8)
        let targets = Set(makefile.matches(of: /(?m)^([a-z-]+):/).map { String($0.1) })
        return pages.flatMap { page in
            page.commands.compactMap { words in
                let rest = words.dropFirst()
                let unknown =
                    switch words.first.map({ ($0 as NSString).lastPathComponent }) {
                    case "make": rest.prefix(1).first { $0.contains(/^[a-z-]+$/) && !targets.contains($0) }
                    case let program?: programs[program]?.unknown(in: rest.first == "help" ? rest.dropFirst() : rest)
                    case nil: nil as String?
                    }
                return unknown.map { "\(page.path): \(words.joined(separator: " ")): \($0)" }
            }
        }
    }

    @Test("Every command, option and target that a page shows exists")
    func pages() async throws {
        let pages = try MarkdownPage.all()
        let shown = pages.flatMap(\.commands).filter { $0.first?.contains(/^(.*\/)?regentd?$/) == true }
        #expect(shown.count > 60)
        #expect(try await Self.breaches(in: pages) == [])
    }

    @Test(
        "One that does not exist is found",
        arguments: [
            "`regent evl gate RUN`", "`regent eval gat RUN`", "`regent eval gate RUN --reson WHY`",
            "`regent help nothing`", "`regent eval\ngat RUN`", "`regent eval list -x`", "`regentd --dat DIR`",
            "`make nothing`",
            "```sh\nregent status; regent stauts\n```", "```sh\n.build/release/regentd --date data &\n```",
            "```sh\nuntil regent stauts > status.txt 2>&1; do sleep 0.1; done\n```", "```sh\nmake nothing  # more\n```",
        ])
    func planted(text: String) async throws {
        #expect(try await Self.breaches(in: [MarkdownPage(path: "page.md", text: text)]).count == 1)
    }

    @Test(
        "One that exists is not, nor is what is no command",
        arguments: [
            "`regent`", "`regent eval gate RUN -o json`", "`regent help exit-codes`", "`regentd --data DIR`",
            "`make test`", "`regent/Failure/ExitStatus.swift`", "`regent.head`",
            "```sh\nregent eval check - --gates=g.json | cat -v\n```", "```text\nregent stauts\n```",
        ])
    func whole(text: String) async throws {
        #expect(try await Self.breaches(in: [MarkdownPage(path: "page.md", text: text)]) == [])
    }
}
