import ArgumentParser
import Foundation
import RegentSystem

/// The command line of Regent.
@main
struct Regent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regent",
        abstract: "Route requests, evaluate models, gate changes and read the ledger of a Regent daemon.",
        discussion: """
            Examples:
              regent eval check answers.jsonl --gates gates.json --local
              export REGENT_ADDRESS=unix:/run/regent/regent.sock
              regent status
              regent profile --seconds 10
              regent eval create r1 --type offline --gates gates.json
              regent eval upload r1 answers.jsonl.gz
              regent eval seal r1 && regent eval gate r1
              regent apply -f providers.yaml
              regent route select --environment prod --key user-7
              regent watch --from 1 -o jsonl
              regent backup store.backup && regent ledger verify
              regent rpc call GetServerInfo

            Data goes to stdout, talk to stderr. Exit codes: regent help exit-codes
            Completion: regent --generate-completion-script bash, zsh or fish
            """,
        version: "regent \(Release.version)",
        subcommands: [
            StatusCommand.self, DoctorCommand.self, ProfileCommand.self, WatchCommand.self, HistoryCommand.self,
            StoryCommand.self, InboxCommand.self, ApprovalsCommand.self, AccessCommand.self,
        ] + Nouns.commands + [
            ApplyCommand.self, DiffCommand.self, RouteCommand.self, OutcomeCommand.self, LedgerCommand.self,
            BackupCommand.self, ScheduleCommand.self, RPCCommand.self, ExitCodesCommand.self,
        ])

    static func main() async {
        let signals = Interruption.catchSignals()
        defer { withExtendedLifetime(signals) {} }
        var started: (any ParsableCommand.Type)?
        do {
            if let malformed = ProgramArguments.firstMalformed {
                throw CommandFailure(malformed.description, status: .usage)
            }
            var command = try await asyncParseAsRoot()
            started = type(of: command)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            guard var failure = CommandFailure(error) else {
                Spelling.suggestion(for: CommandLine.arguments.dropFirst()).map(Terminal.say)
                end(with: error)
            }
            if let started { failure = failure.naming(flagsOf: started) }
            Terminal.say(failure.text)
            exit(withError: failure.status.exitCode)
        }
    }

    /// Ends the command with what the argument parser says: help, completions, or what is wrong.
    ///
    /// Help is laid out for 80 columns at least, so that a narrow terminal breaks no example into two commands.
    private static func end(with error: any Error) -> Never {
        let text = fullMessage(for: error, columns: max(80, Terminal.dataColumns ?? 80))
        let code = exitCode(for: error)
        if !text.isEmpty { code.isSuccess ? Terminal.write(text + "\n") : Terminal.say(text) }
        Foundation.exit(code.rawValue)
    }
}
