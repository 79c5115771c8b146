import Foundation
import RegentTestKit
import Testing

/// The pages of `regent help`, each as the argument parser has it.
struct HelpPage: Sendable, CustomTestStringConvertible {
    /// Words of the command, without "regent".
    let words: [String]
    let abstract: String
    let discussion: String
    /// Arguments and options, but those of `--help` and `--version`.
    let arguments: [Argument]

    /// An argument, an option or a flag.
    struct Argument: Sendable {
        let name: String
        let isFlag: Bool
        /// Whether the page has it.
        let isShown: Bool
        let values: [String]
        let hasCompletion: Bool

        init?(_ json: [String: Any]) {
            let preferred = (json["preferredName"] as? [String: Any])?["name"] as? String
            guard let name = preferred ?? json["valueName"] as? String, !["help", "version"].contains(name) else {
                return nil
            }
            self.name = name
            isFlag = json["kind"] as? String == "flag"
            isShown = json["shouldDisplay"] as? Bool == true
            values = json["allValues"] as? [String] ?? []
            hasCompletion = json["completionKind"] != nil
        }
    }

    var testDescription: String { (["regent"] + words).joined(separator: " ") }

    /// Lines below "Examples:"; one that ends in a backslash goes on in the next.
    var examples: [String] {
        let lines = discussion.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.first == "Examples:" else { return [] }
        var examples: [String] = []
        for line in lines.dropFirst().prefix(while: { $0.hasPrefix("  ") }) {
            if let open = examples.last, open.hasSuffix("\\") {
                examples[examples.count - 1] = String(open.dropLast() + line.drop { $0 == " " })
            } else {
                examples.append(String(line.dropFirst(2)))
            }
        }
        return examples
    }

    private static let dumped = Task {
        let dump = try await RegentBinary.run(["--experimental-dump-help"])
        return pages(of: try #require(dump.json?["command"] as? [String: Any]), [])
    }

    /// Every page, the first page first.
    static func all() async throws -> [HelpPage] { try await dumped.value }

    private static func pages(of command: [String: Any], _ words: [String]) -> [HelpPage] {
        let page = HelpPage(
            words: words, abstract: command["abstract"] as? String ?? "",
            discussion: command["discussion"] as? String ?? "",
            arguments: (command["arguments"] as? [[String: Any]] ?? []).compactMap(Argument.init))
        let below = (command["subcommands"] as? [[String: Any]] ?? []).filter { $0["commandName"] as? String != "help" }
        return [page] + below.flatMap { pages(of: $0, words + [$0["commandName"] as? String ?? ""]) }
    }
}

@Suite("Pages of help")
struct HelpPageTests {
    /// Options that `regent help connection` has.
    private static let connection = ["address", "context", "tls-ca", "tls-cert", "tls-key", "token-file", "timeout"]

    @Test("Connection options are on the page of connections, and every command that takes them refers to it")
    func connectionPage() async throws {
        let pages = try await HelpPage.all()
        #expect(pages.count > 60)
        for page in pages {
            let options = page.arguments.filter { Self.connection.contains($0.name) }
            let isTheirs = page.words == ["connection"]
            #expect(options.allSatisfy { $0.isShown == isTheirs }, "\(page.words)")
            #expect(options.isEmpty || options.count == Self.connection.count, "\(page.words)")
            let refers = page.discussion.contains("regent help connection")
            #expect(refers == (page.words.isEmpty || !options.isEmpty && !isTheirs), "\(page.words)")
        }
        #expect(pages.contains { $0.words == ["connection"] })
    }

    @Test("Every page has one line that says what the command does, and examples if it takes arguments")
    func contents() async throws {
        for page in try await HelpPage.all() {
            #expect(!page.abstract.isEmpty && !page.abstract.contains("\n"), "\(page.words)")
            #expect(page.abstract.hasSuffix("."), "\(page.words)")
            #expect(!page.abstract.contains(" an use") && !page.abstract.contains(" a SLA"), "\(page.abstract)")
            let own = page.arguments.filter { $0.isShown && !["output", "fields", "quiet"].contains($0.name) }
            #expect(own.isEmpty || !page.examples.isEmpty, "\(page.words)")
        }
    }

    @Test("No line of a page is wider than 80 columns, it leads with its examples, and it is what the dump says")
    func width() async throws {
        let pages = try await HelpPage.all()
        // One command of each group: the argument parser finds the others in the same way.
        let asked = Set(Dictionary(pages.map { ($0.words.dropLast(), $0.words) }) { first, _ in first }.values)
        try await concurrently(pages) { page in
            let outcome = try await RegentBinary.run(page.words + ["--help"])
            #expect(outcome.code == 0)
            let lines = outcome.stdout.split(separator: "\n")
            #expect(lines.filter { $0.count > 80 } == [], "\(page.words)")
            // As it is written: nothing of it was wrapped.
            #expect(page.discussion.split(separator: "\n").filter { !lines.contains($0) } == [], "\(page.words)")
            let usage = outcome.stdout.range(of: "USAGE:")
            let lead = usage.map { outcome.stdout[..<$0.lowerBound] } ?? ""
            #expect(page.examples.isEmpty || lead.contains("Examples:"), "\(page.words)")
            guard page.words.count < 2 || asked.contains(page.words) else { return }
            let topic = try await RegentBinary.run(["help"] + page.words)
            #expect(topic.stdout == outcome.stdout, "\(page.words)")
        }
    }

    /// The commands of an example: its line is cut at pipes and at &&, what follows > is left out.
    private static func commands(_ example: String) -> [[String]] {
        var (commands, word, quote): ([[String]], String?, Character?) = ([[]], nil, nil)
        func end() {
            if let word { commands[commands.count - 1].append(word) }
            word = nil
        }
        for character in example {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
                continue
            }
            switch character {
            case "'", "\"": (quote, word) = (character, word ?? "")
            case " ": end()
            case "|", "&":
                end()
                commands.append([])
            default: word = (word ?? "") + String(character)
            }
        }
        end()
        return commands.map { words in Array(words.prefix { $0 != ">" }) }.filter { $0.first == "regent" }
            .map { Array($0.dropFirst()) }
    }

    /// A public key as `KEY` of the examples holds one: that of the example of Go's package sumdb/note.
    private static let verifierKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    @Test("Every example is a command line that the program takes")
    func examples() async throws {
        let pages = try await HelpPage.all()
        // A trial daemon stays for an hour; QuickstartTests starts some.
        let written = Set(pages.flatMap(\.examples).flatMap(Self.commands)).filter { $0.first != "quickstart" }
        let examples = written.map { words in words.map { $0 == "$KEY" ? Self.verifierKey : $0 } }
        #expect(examples.count > 120)
        try await withTemporaryFolder { folder in
            // Nobody is there and no file is: what is taken fails as that, and never as a wrong command line.
            let script = "cd \"$0\" && exec \"$@\" </dev/null"
            try await concurrently(examples.enumerated().map { ($0, $1) }) { number, example in
                let errors = URL(fileURLWithPath: folder.file("stderr\(number)"))
                try Data().write(to: errors)
                let shell = try ChildProcess(
                    URL(fileURLWithPath: "/bin/sh"),
                    ["-c", script, folder.path, ChildProcess.built("regent").path] + example,
                    environment: [
                        "REGENT_ADDRESS": "unix:" + folder.file("nobody.sock"), "XDG_CONFIG_HOME": folder.path,
                    ], errors: errors)
                let code = await shell.exitStatus
                let said = try String(contentsOf: errors, encoding: .utf8)
                let asksNobody =
                    [["eval", "plan"], ["rollout", "plan"]].contains { example.starts(with: $0) }
                    || example.first == "explain"
                // What a context needs to be there depends on the order in which the examples run.
                #expect((code == 0) == asksNobody || example.first == "context", "\(example)")
                #expect(!said.contains("Usage: "), "\(example): \(said)")
            }
        }
    }

    /// Names of the options of a program.
    private static func options(of program: String) async throws -> Set<String> {
        try await withTemporaryFolder { folder in
            let output = URL(fileURLWithPath: folder.file("out"))
            try Data().write(to: output)
            let process = try ChildProcess(
                ChildProcess.built(program), ["--experimental-dump-help"], output: output)
            #expect(await process.exitStatus == 0)
            let text = try String(contentsOf: output, encoding: .utf8)
            return Set(text.matches(of: /"name" : "([a-z-]+)"/).map { String($0.1) })
        }
    }

    @Test("Every option and every command that a text of the program names is there")
    func namedThings() async throws {
        let pages = try await HelpPage.all()
        let commands = Set(pages.map { $0.words.joined(separator: " ") })
        let groups = Set(pages.map { Array($0.words.dropLast()) })
        let options = try await Self.options(of: "regent").union(Self.options(of: "regentd"))
            .union(["generate-completion-script"])
        let sources = Checkout.file("Sources/regent")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        var (optionCount, commandCount) = (0, 0)
        for path in paths where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for line in text.split(separator: "\n") where !line.contains(/^ *\/\//) {
                for match in line.matches(of: /--([a-z][a-z-]+)/) {
                    let name = String(match.1)
                    #expect(options.contains(name), "\(path): \(line)")
                    optionCount += 1
                }
                for match in line.matches(of: /regent ((?:[a-z][a-z-]+ ?)+)/) {
                    let words = match.1.split(separator: " ").map(String.init)
                    let command = words.first == "help" ? Array(words.dropFirst()) : words
                    let length = (0...2).first { !groups.contains(Array(command.prefix($0))) } ?? 3
                    #expect(commands.contains(command.prefix(length).joined(separator: " ")), "\(path): \(line)")
                    commandCount += 1
                }
            }
        }
        #expect(optionCount > 100 && commandCount > 100)
    }

    /// What is free text or a number; every other value is offered to the shell.
    private static let free: Set<String> = [
        "action-due", "address", "alias", "allow", "artifact", "as-of", "as-of-batch", "at", "because", "breaking",
        "burn", "cause",
        "certificate-uri", "changelog", "cluster-size", "comment", "confidence", "correlation", "count", "cron", "data",
        "dataset", "date", "delimiter", "description", "deviation", "digest", "disagreement", "display-name", "done",
        "cost", "effect", "error-max", "etag", "every", "evidence-max-age", "expected-samples", "false-rollbacks",
        "fields", "flips", "for", "from", "gate", "gives", "group", "guardrail", "horizon", "ignore-column", "interval",
        "key", "key-digest", "keys", "keys-per-hour", "l2", "leaf", "limit", "looks", "map", "margin", "max",
        "max-retries", "methods", "month", "pack",
        "metadata", "metric", "min", "min-events", "model-version", "monitor", "monitoring-plan", "name=number", "new",
        "no-action",
        "note", "notes", "null", "number", "occurred", "old", "override-reason", "plan", "power", "priority",
        "promote-alpha", "prompt-template-version", "purpose", "query", "reason", "regional-owner", "reporter",
        "request-id", "required-reviews", "resolution", "review-date", "reviewer", "revision", "rollback-plan",
        "rollouts", "root-cause", "runs", "salt", "scheduled", "season", "seconds", "seed", "select", "seq", "session",
        "session-ttl", "share", "size", "start", "stay", "step", "sunset", "tag", "takes", "text", "threshold",
        "time-zone", "timeout", "timeout-ms",
        "title", "to", "to-revision", "trigger", "true", "ttl", "uid", "units", "until", "upload", "weight", "where",
        "within", "workspace", "worst",
    ]
    /// The same, in some commands only: elsewhere the name is that of something else.
    private static let freeBelow: [String: Set<String>] = [
        "action": ["incident"], "due": ["incident"], "model": ["provider", "route", "import"], "task": ["delegation"],
        "path": ["job"], "id": ["errors"], "subject": ["sla"],
    ]

    @Test("Every name, kind and value of an enum is offered to the shell")
    func completion() async throws {
        var seen: Set<String> = []
        for page in try await HelpPage.all() {
            for argument in page.arguments where !argument.isFlag {
                #expect(argument.values.isEmpty || argument.hasCompletion, "\(page.words): \(argument.name)")
                let isFreeHere = Self.freeBelow[argument.name]?.contains(page.words.first ?? "") == true
                let isFree = isFreeHere || Self.free.contains(argument.name)
                #expect(argument.hasCompletion != isFree, "\(page.words): \(argument.name)")
                seen.insert(argument.name)
            }
        }
        #expect(Self.free.subtracting(seen) == [])
    }

    @Test("The daemon's page is at most 80 columns wide and has examples")
    func daemon() async throws {
        try await withTemporaryFolder { folder in
            let output = URL(fileURLWithPath: folder.file("out"))
            try Data().write(to: output)
            let process = try ChildProcess(ChildProcess.built("regentd"), ["--help"], output: output)
            #expect(await process.exitStatus == 0)
            let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            #expect(lines.filter { $0.count > 80 } == [])
            #expect(lines.filter { $0.hasPrefix("  regentd ") }.count > 1)
        }
    }
}
