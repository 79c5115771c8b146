import Foundation
import RegentTestKit

/// A command of a program with all below it, as the program describes itself.
struct CommandTree: Decodable, Sendable {
    struct Argument: Decodable, Sendable {
        struct Name: Decodable, Sendable {
            let name: String
        }

        let names: [Name]?
    }

    let commandName: String
    let arguments: [Argument]?
    let subcommands: [CommandTree]?

    /// The commands of a built program.
    init(of program: String) async throws {
        struct Dump: Decodable {
            let command: CommandTree
        }
        self = try await withTemporaryFolder { folder in
            let file = URL(fileURLWithPath: folder.file("commands.json"))
            try Data().write(to: file)
            let process = try ChildProcess(ChildProcess.built(program), ["--experimental-dump-help"], output: file)
            _ = await process.exitStatus
            return try JSONDecoder().decode(Dump.self, from: Data(contentsOf: file)).command
        }
    }

    /// The first of the words that names no command or option; nil if every one does.
    ///
    /// Words that are not in lower case stand for values, and so do all behind a command that has none below it.
    func unknown(in words: some Collection<String>) -> String? {
        let below = subcommands ?? []
        if let word = words.first, let command = below.first(where: { $0.commandName == word }) {
            return command.unknown(in: words.dropFirst())
        }
        if let word = words.first, !below.isEmpty, word.contains(/^[a-z][a-z-]*$/) { return word }
        // The program takes it at its top only, and does not describe it.
        let options = (arguments ?? []).flatMap { $0.names ?? [] }.map(\.name) + ["generate-completion-script"]
        return words.first { word in
            guard let option = word.prefixMatch(of: /--?([a-z][a-z-]*)/) else { return false }
            return !options.contains(String(option.1))
        }
    }
}
