import ArgumentParser
import Foundation
import RegentSystem

/// The command line of Regent.
@main
struct Regent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "regent", "Routes requests to AI models, evaluates models, and records every change.",
        examples: """
            regent eval check answers.jsonl --gates gates.json --local
            regent context add prod --address tls:regent.example:7070
            regent status
            regent eval create r1 --type offline --gates gates.json
            regent eval upload r1 answers.jsonl.gz
            regent eval seal r1 && regent eval gate r1
            regent apply -f providers.yaml
            regent route select --environment prod --key user-7
            regent watch --from 1 -o jsonl
            regent backup store.backup && regent ledger verify
            """,
        notes: """
            The first two examples need no daemon. The others ask the daemon at --address,
            at REGENT_ADDRESS, or of the context in use. Data is written to stdout,
            messages to stderr.

            Connection options: \(ConnectionCommand.page)
            Exit codes:         regent help exit-codes
            Shell completion:   regent --generate-completion-script bash, zsh or fish
            """,
        version: "regent \(Release.description)",
        groups: [
            CommandGroup(
                name: "Server",
                subcommands: [
                    StatusCommand.self, HealthCommand.self, DoctorCommand.self, ProfileCommand.self,
                    MetricsCommand.self, TopCommand.self, ErrorsCommand.self, ConsoleCommand.self, LogCommand.self,
                    SupportBundleCommand.self, ContextCommand.self,
                ]),
            CommandGroup(name: "Evaluation", subcommands: Nouns.evaluation + [DecisionCommand.self]),
            CommandGroup(
                name: "Routing",
                subcommands: Nouns.routing + [
                    ApplyCommand.self, DiffCommand.self, ImportCommand.self, RouteCommand.self, OutcomeCommand.self,
                    DrillCommand.self,
                ]),
            CommandGroup(
                name: "Governance",
                subcommands: [InboxCommand.self, ApprovalsCommand.self] + Nouns.governance
                    + [ChangelogCommand.self, ScheduleCommand.self]),
            CommandGroup(
                name: "Figures",
                subcommands: [QueryCommand.self, TrendCommand.self, ForecastCommand.self] + Nouns.analytics),
            CommandGroup(name: "Access", subcommands: [AccessCommand.self]),
            CommandGroup(
                name: "Ledger and backup",
                subcommands: [
                    HistoryCommand.self, StoryCommand.self, EventsCommand.self, WatchCommand.self, WaitCommand.self,
                    LedgerCommand.self, BackupCommand.self,
                ]),
            CommandGroup(name: "Protocol", subcommands: [RPCCommand.self]),
            CommandGroup(
                name: "Help",
                subcommands: [
                    QuickstartCommand.self, ExplainFieldCommand.self, ConnectionCommand.self, ExitCodesCommand.self,
                ]),
        ])

    static func main() async {
        let signals = Interruption.catchSignals()
        defer { withExtendedLifetime(signals) {} }
        defer { Terminal.clearPassing() }
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
            Terminal.clearPassing()
            exit(withError: code)
        } catch {
            guard var failure = CommandFailure(error) else { end(with: error) }
            if let started { failure = failure.naming(flagsOf: started) }
            Terminal.complain(failure.text)
            exit(withError: failure.status.exitCode)
        }
    }

    /// Ends the command with what the argument parser says: help, completions, or what is wrong.
    ///
    /// Help is laid out for 80 columns at least, so that a narrow terminal breaks no example into two commands.
    private static func end(with error: any Error) -> Never {
        let text = fullMessage(for: error, columns: max(80, Terminal.dataColumns ?? 80)).withShortUsage
        let code = exitCode(for: error)
        if code.isSuccess {
            if !text.isEmpty { Terminal.write(text + "\n") }
        } else {
            Terminal.complain(text.asFailure)
            Spelling.suggestion(for: CommandLine.arguments.dropFirst(), refusedWith: text).map(Terminal.complain)
        }
        Foundation.exit(code.rawValue)
    }
}
