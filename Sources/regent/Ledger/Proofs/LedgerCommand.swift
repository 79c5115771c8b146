import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Checks of the ledger as a whole.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "ledger", "Checks the ledger and everything else that is stored.",
        examples: "regent ledger verify", subcommands: [LedgerVerifyCommand.self])
}

/// Checks everything that is stored.
struct LedgerVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "verify", "Reads everything that is stored and compares it with its digests.",
        examples: """
            regent ledger verify
            regent ledger verify -o json
            """,
        notes: """
            The daemon serves meanwhile. Exit code 0 if there is no fault, 1 if there are
            faults; they are listed.
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await connection.withClient { try await Self.report(from: $0) }
        output.write(report, items: report.faults, tables: report.tables)
        guard report.faultCount == 0 else {
            throw CommandFailure(
                NumberText.counted(report.faultCount, "fault", "faults") + " in the store",
                reason: ErrorReason.storeCorrupt.name,
                hint: "do not change the store; restore a backup: regentd --restore FILE --data DIR")
        }
    }

    private static func report(from client: RegentClient) async throws -> VerifyReport {
        var meter = ProgressMeter()
        for try await response in try await client.verifyLedger(VerifyLedgerRequest()) {
            switch response.response {
            case .report(let report):
                meter.clear()
                return report
            case .progress(let progress): meter.showIfDue(progress.text)
            case nil: continue
            }
        }
        throw RPCError(.protocolViolation, "the check ended without a report")
    }
}
