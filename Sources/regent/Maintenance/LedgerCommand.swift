import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC

/// What is done with the ledger as a whole.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The ledger as a whole.",
        subcommands: [LedgerVerifyCommand.self])
}

/// Checks everything that is stored.
struct LedgerVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Reads everything that is stored and compares it with its digests.",
        discussion: """
            Examples:
              regent ledger verify
              regent ledger verify -o json

            The daemon goes on meanwhile. Exit code 0 where all is well, 1 where something is wrong; what is, is listed.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await connection.withClient { try await Self.report(from: $0) }
        output.write(report, items: report.faults, tables: report.tables)
        guard report.faultCount == 0 else {
            throw CommandFailure(
                NumberText.counted(report.faultCount, "fault", "faults") + " in the store",
                reason: ErrorReason.storeCorrupt.name,
                hint: "keep the store as it is, and restore a backup: regentd --restore FILE --data DIR")
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

extension VerifyProgress {
    /// For example `ledger 12,000/40,000`.
    fileprivate var text: String {
        let done = total == 0 ? "" : " \(NumberText.grouped(done))/\(NumberText.grouped(total))"
        return stage + done
    }
}

extension VerifyReport {
    /// What was checked, and what is wrong where something is; of CSV the faults alone.
    fileprivate var tables: [Table] {
        let counts = Table(fields: [
            ("revision", "\(revision)"), ("entries", "\(entryCount)"), ("resources", "\(resourceCount)"),
            ("runs", "\(runCount)"), ("sample_batches", "\(sampleBatchCount)"),
            ("outcome_batches", "\(outcomeBatchCount)"), ("erased_outcome_batches", "\(erasedOutcomeBatchCount)"),
            ("answers", "\(answerCount)"), ("erased_answers", "\(erasedAnswerCount)"), ("faults", "\(faultCount)"),
        ])
        guard !faults.isEmpty else { return [counts] }
        let list = Table(
            [.text("place"), .text("kind"), .text("detail")], rows: faults.map { [$0.place, $0.kind.name, $0.detail] })
        return [list, counts]
    }
}
