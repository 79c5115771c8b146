import Foundation
import RegentTestKit
import Testing

/// The tour of README.md is run as a reader runs it.
@Suite("The tour of README.md")
struct TourTests {
    /// The exit status that the comment of a command names, else 0.
    private static func status(of command: String) -> Int32 {
        command.prefix { $0 != "\n" }.firstMatch(of: /# exit (\d+)/).flatMap { Int32($0.1) } ?? 0
    }

    /// What running the tour of a page gives and the page does not say.
    private static func breaches(in page: MarkdownPage) async throws -> [String] {
        let blocks = page.blocks.filter { $0.heading == "Tour" }.map { block in
            (block, commands: block.language == "sh" ? PastedCommands.commands(in: block.lines) : [])
        }
        let commands = blocks.flatMap(\.commands)
        let pasted = try await withTemporaryFolder { try await PastedCommands(commands, in: $0) }
        var breaches = zip(commands, pasted.outcomes).filter { Self.status(of: $0) != $1.status }.map {
            "\($0) exits with \($1.status): \(pasted.stderr)"
        }
        if pasted.outcomes.count < commands.count { breaches.append("the shell ended early: \(pasted.stderr)") }
        var (output, next) = ("", 0)
        for (block, commands) in blocks {
            if block.language == "sh" {
                output = pasted.outcomes.dropFirst(next).prefix(commands.count).map(\.stdout).joined(separator: "\n")
                next += commands.count
            } else if !("\n" + output).contains("\n" + block.lines.joined(separator: "\n") + "\n") {
                breaches.append("not printed:\n\(block.lines.joined(separator: "\n"))\nbut:\n\(output)")
            }
        }
        if pasted.leftRunning { breaches.append("it leaves a process running") }
        return breaches
    }

    @Test("Its commands, pasted in their order, exit and print as the page says; it ends in a PASS")
    func tour() async throws {
        let page = try MarkdownPage(at: "README.md")
        let commands = page.blocks.filter { $0.heading == "Tour" && $0.language == "sh" }.flatMap {
            PastedCommands.commands(in: $0.lines)
        }
        #expect(commands.contains { $0.hasPrefix("regent eval check") && Self.status(of: $0) == 3 })
        let verdict = try #require(commands.last { $0.hasPrefix("regent ") })
        #expect(verdict.hasPrefix("regent eval gate") && Self.status(of: verdict) == 0)
        #expect(try await Self.breaches(in: page) == [])
    }

    @Test(
        "A tour that says something else than what happens is found",
        arguments: [
            "```sh\nfalse\n```", "```sh\ntrue # exit 3\n```", "```sh\nregent status\n```", "```sh\ncat\ntrue\n```",
            "```sh\necho a\n```\n```text\nb\n```", "```sh\necho ab\n```\n```text\na\n```", "```sh\nsleep 600 &\n```",
            "```sh\nexit\n```",
        ])
    func planted(text: String) async throws {
        #expect(try await Self.breaches(in: MarkdownPage(path: "page.md", text: "## Tour\n\n" + text)).count == 1)
    }

    @Test("One that says what happens is not; its commands share a shell and have their here-documents")
    func whole() async throws {
        let text = """
            ## Tour

            ```sh
            cat > a.txt <<'TEXT'
            # exit 1

            TEXT
            cd "$(mktemp -d)"
            sleep 600 &
            ```
            ```sh
            cat ../a.txt   # a comment
            (exit 3)       # exit 3
            kill -KILL $!; wait $!   # exit 137
            ```
            ```text
            # exit 1

            ```
            """
        #expect(try await Self.breaches(in: MarkdownPage(path: "page.md", text: text)) == [])
    }
}
