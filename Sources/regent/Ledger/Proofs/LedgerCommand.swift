import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// The ledger as a whole: checked where it is stored, and proved to whoever does not trust the store.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "ledger", "Checks the ledger, and proves what it holds.",
        examples: """
            regent ledger verify
            regent ledger checkpoint > monday.checkpoint
            regent ledger prove 41 --file 41.tlog-proof
            regent ledger verify --offline 41.tlog-proof --key "$KEY"
            regent ledger compare monday.checkpoint
            """,
        subcommands: [
            LedgerVerifyCommand.self, LedgerCheckpointCommand.self, LedgerProveCommand.self, LedgerCompareCommand.self,
            LedgerRotateKeyCommand.self, LedgerAcceptRestoreCommand.self, LedgerEraseCommand.self,
        ])
}

/// Checks everything that is stored, or one file without the daemon.
struct LedgerVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "verify", "Reads everything that is stored and compares it with its digests; or checks one file.",
        examples: """
            regent ledger verify
            regent ledger verify -o json
            regent ledger verify --offline 41.tlog-proof --key "$KEY"
            regent ledger verify --offline monday.checkpoint --policy witnesses.policy
            """,
        notes: """
            The daemon serves meanwhile. Exit code 0 if there is no fault, 1 if there are
            faults; they are listed.

            With --offline no daemon is asked: FILE is a proof (c2sp.org/tlog-proof) or a
            checkpoint (c2sp.org/tlog-checkpoint). It must be signed by a key that --key
            or the policy names, and cosigned as the policy asks.
            """)

    @Option(help: ArgumentHelp("Check this proof or checkpoint instead.", valueName: "file"), completion: .file())
    var offline: String?
    @OptionGroup var trust: TrustOptions
    @Option(
        help: ArgumentHelp(
            "Leaf of the entry, as its receipt has it: 64 hexadecimal digits. Default: that of what the proof brings "
                + "along.", valueName: "leaf"))
    var leaf: LeafArgument?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard offline != nil || (trust.isEmpty && leaf == nil) else {
            throw ValidationError("--key, --policy and --leaf need --offline FILE")
        }
        guard offline == nil || !trust.isEmpty else {
            throw ValidationError("--offline needs --key VKEY or --policy FILE: who may have signed")
        }
    }

    func run() async throws {
        if let offline {
            let checked = try OfflineFile(path: offline).checked(trust, leaf: leaf?.hash)
            return output.write({ checked.document.text(pretty: $0) }, tables: [checked.table])
        }
        // A ledger that is refused because it does not go on from what was seen is the one to check.
        let report = try await connection.withClient(comparesLedger: false) { try await Self.report(from: $0) }
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
