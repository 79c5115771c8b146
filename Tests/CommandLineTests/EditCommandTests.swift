import Foundation
import RegentTestKit
import Testing

@Suite("Editing a document")
struct EditCommandTests {
    private static let config = ["provider", "edit", "openai", "-e", "prod"]

    /// Edits with a shell command that gets the file's path as its last argument.
    private static func edit(
        _ daemon: TestDaemon, _ editor: String, _ more: String..., noun: [String] = config
    ) async throws -> RegentBinary.Outcome {
        try await RegentBinary.run(
            noun + more, environment: ["REGENT_ADDRESS": daemon.address, "VISUAL": editor, "EDITOR": "false"])
    }

    private static func shown(_ daemon: TestDaemon) async throws -> [String: Any] {
        try #require(try await daemon.expect(0, "provider", "show", "openai", "-e", "prod", "-o", "json").json)
    }

    @Test("Only the changed fields are written, based on what was read")
    func changed() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "provider", "set", "openai", "-e", "prod", "--metadata", "team=search")
            let before = try await Self.shown(daemon)
            let edited = try await Self.edit(
                daemon, "sed -i -e 's/^weight: .*/weight: 7/' -e 's/search/speech/'", "--yes", "--reason", "test")
            #expect(edited.code == 0, "\(edited.stderr)")
            let after = try await Self.shown(daemon)
            #expect(after["weight"] as? Int == 7)
            #expect((after["metadata"] as? [String: String]) == ["team": "speech"])
            let output: Set = ["revision", "etag", "update_time"]
            for (field, value) in before where !output.contains(field) && field != "weight" && field != "metadata" {
                #expect(value as? NSObject == after[field] as? NSObject, "\(field)")
            }
            let history = try await daemon.expect(
                0, "provider", "history", "openai", "-e", "prod", "--changes", "-o", "csv")
            let paths = history.stdout.split(separator: "\n").suffix(2).map {
                $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst(4).first.map(String.init)
            }
            #expect(paths == ["weight", "\"metadata[\"\"team\"\"]\""])
        }
    }

    @Test("A line that is removed resets its field")
    func reset() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "provider", "set", "openai", "-e", "prod", "--model", "gpt")
            #expect(try await Self.edit(daemon, "sed -i '/^model:/d'", "--yes").code == 0)
            #expect(try await Self.shown(daemon)["model"] as? String == "")
        }
    }

    /// An editor with which nothing is changed, and the exit code of the command.
    struct Refused: Sendable, CustomTestStringConvertible {
        let editor: String
        var flags: [String] = ["--yes"]
        let code: Int32

        var testDescription: String { editor + " " + flags.joined(separator: " ") }
    }

    @Test(
        "If the text is unchanged, wrong or not confirmed, nothing changes", .sharedDaemon,
        arguments: [
            Refused(editor: "true", code: 0), Refused(editor: "touch", code: 0),
            Refused(editor: "sed -i 's/^weight: .*/weight: 7/'", flags: ["--dry-run"], code: 0),
            Refused(editor: "sed -i 's/^weight: .*/weight: 7/'", flags: [], code: 64),
            Refused(editor: "sed -i 's/^weight: .*/weight: 7/'", flags: ["--yes", "--etag", "1"], code: 5),
            Refused(editor: "sed -i 's/^weight: .*/weight: seven/'", code: 1),
            Refused(editor: "sed -i 's/^weight: .*/wait: 7/'", code: 1),
            Refused(editor: "sed -i 's/^timeout_ms: .*/timeout_ms: 3600001/'", code: 1),
            Refused(editor: "sed -i 's/^name: .*/name: environments\\/prod\\/providers\\/other/'", code: 1),
            Refused(editor: "false", code: 1), Refused(editor: "no-such-editor", code: 1),
        ])
    func refused(refused: Refused) async throws {
        let daemon = try SharedDaemon.current
        let before = try await Self.shown(daemon)
        let outcome = try await RegentBinary.run(
            Self.config + refused.flags,
            environment: ["REGENT_ADDRESS": daemon.address, "VISUAL": refused.editor])
        #expect(outcome.code == refused.code, "\(outcome.stderr)")
        #expect(try await Self.shown(daemon)["etag"] as? String == before["etag"] as? String)
    }

    @Test("A change by someone else meanwhile is not overwritten, and the text is kept")
    func meanwhile() async throws {
        try await TestDaemon.with { daemon, _ in
            let other = ChildProcess.built("regent").path + " provider set openai -e prod --weight 9 >/dev/null 2>&1"
            let edited = try await Self.edit(daemon, other + "; sed -i 's/^weight: .*/weight: 7/'", "--yes")
            #expect(edited.code == 5, "\(edited.stderr)")
            #expect(try await Self.shown(daemon)["weight"] as? Int == 9)
            let path = try #require(edited.stderr.firstMatch(of: /(\/\S+regent-edit-\S+\.yaml)/)?.1)
            let file = URL(fileURLWithPath: String(path))
            #expect(try String(contentsOf: file, encoding: .utf8).contains("weight: 7"))
            try FileManager.default.removeItem(at: file.deletingLastPathComponent())
        }
    }

    @Test("A principal is edited without its grants, which stay")
    func principal() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "access", "principal", "set", "ada", "--kind", "human", "--uid", "12345")
            try await daemon.expect(0, "access", "grant", "ada", "--role", "ANALYST")
            let edited = try await Self.edit(
                daemon, "sed -i 's/^display_name: .*/display_name: \"Ada: \\\\\"L.\\\\\"\"/'", "--yes",
                noun: ["access", "principal", "edit", "ada"])
            #expect(edited.code == 0, "\(edited.stderr)")
            let shown = try await daemon.expect(0, "access", "principal", "show", "ada", "-o", "json")
            #expect(shown.json?["display_name"] as? String == "Ada: \"L.\"")
            #expect(shown.json?["uids"] as? [Int] == [12345])
            #expect((shown.json?["grants"] as? [Any])?.count == 1)
        }
    }

    @Test("On a terminal it asks first", arguments: [("y\n", Int32(0), 7), ("n\n", 1, 100), ("\n", 1, 100)])
    func asks(answer: String, code: Int32, weight: Int) async throws {
        try await TestDaemon.with { daemon, _ in
            let terminal = try PseudoTerminal()
            try terminal.type(answer)
            let command = try terminal.regent(
                Self.config,
                environment: [
                    "REGENT_ADDRESS": daemon.address, "VISUAL": "sed -i 's/^weight: .*/weight: 7/'",
                ])
            #expect(await command.exitStatus == code, "\(terminal.output())")
            #expect(try await Self.shown(daemon)["weight"] as? Int == weight)
        }
    }
}
