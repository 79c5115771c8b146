import ArgumentParser
import Dispatch
import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// Drills.
struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "drill", "Drills: try out what must work when something goes wrong.",
        examples: """
            regent drill rollback
            regent drill rollback --report drill.json
            """,
        subcommands: [DrillRollbackCommand.self])
}

/// Carries out a rollback in an environment of its own.
struct DrillRollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "rollback", "Rolls a canary back in an environment of its own: 0 every step held, 2 one did not.",
        examples: """
            regent drill rollback
            regent drill rollback --report drill.markdown
            regent drill rollback --within 1s --report drill.json -o json
            regent drill rollback --model drill-triage
            """,
        notes: """
            It makes an environment, a provider and a model whose names begin with drill-,
            starts a rollout, reports outcomes as a service does, one of them a violation
            of safety, and times how soon the daemon and a connected SDK name the canary no
            more. It reads the rollback record, the canary and the alert, and archives
            what it made, also when it fails or is interrupted.

            The evidence stays in the ledger: the rollback record, closed with the drill as
            its root cause, the rollout and the alert. The file of --report is JSON if its
            name ends in .json, else Markdown.

            Versions of a model are agreed to by people. Only the owner of a store in
            single-person mode makes them alone; elsewhere name a model for drills, of
            which two versions were released as any others: its newest two are used, and
            it stays. Other exit codes say that the drill could not be carried out.
            """)

    @Option(help: "A model for drills with two released versions; its name begins with drill-.")
    var model: NameArgument<Model>?
    @Option(help: ArgumentHelp("How soon the canary must be out everywhere.", valueName: "time"))
    var within = TimeoutArgument(seconds: 10)
    @Option(help: "File to write the report to.", completion: .file())
    var report: String?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let model, !model.id.hasPrefix(DrillPlace.prefix) {
            throw ValidationError(
                "--model must name a model for drills, which begins with \(DrillPlace.prefix): a drill touches no other"
            )
        }
    }

    func run() async throws {
        let found = try await whole()
        output.write(
            { found.document.text(pretty: $0) }, items: { found.steps.map { $0.document.text(pretty: false) } },
            tables: found.tables)
        if let report {
            let isJSON = report.hasSuffix(".json")
            try FinishedFile.write(isJSON ? found.document.text(pretty: true) + "\n" : found.markdown, to: report)
            Terminal.say("wrote \(report.printable)")
        }
        for line in found.evidence { Terminal.say("evidence: " + line.printable) }
        guard found.passed else { throw ExitStatus.gateFailed.exitCode }
    }

    /// Carries it out; an interruption ends it, and what it made is archived before the command ends.
    private func whole() async throws -> DrillReport {
        let ended = DispatchSemaphore(value: 0)
        let work = Task {
            defer { ended.signal() }
            return try await connection.withClient { client in
                let limit = Duration.seconds(within.seconds)
                return try await RollbackDrill(client, model: model?.name, limit: limit).whole()
            }
        }
        Interruption.onInterruption(do: {
            work.cancel()
            _ = ended.wait(timeout: .now() + .seconds(Self.patience))
        })
        defer { Interruption.onInterruption(do: nil) }
        do { return try await work.value } catch {
            guard !work.isCancelled else { throw ExitStatus.interrupted.exitCode }
            throw error
        }
    }

    /// Seconds that cleaning up after an interruption may take.
    private static let patience = 30
}
