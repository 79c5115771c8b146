import ArgumentParser
import RegentBulk
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText
import Synchronization

/// Reports a file of outcomes.
struct OutcomeReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "report", "Reports the outcomes of a file; the same command resumes an interrupted report.",
        examples: """
            regent outcome report outcomes.jsonl
            regent outcome report outcomes.jsonl.zst --environment prod
            zcat outcomes.jsonl.gz | regent outcome report - --reporter host-7
            """,
        notes: """
            The file is JSON Lines, plain or compressed (.gz, .zst), with the fields of
            RouteOutcome; request_id, create_time, selected_provider and status are
            required. A file is checked as a whole before anything is sent, and its report
            is named after its content, so that it counts once if it is sent again. A pipe
            is sent while it is read: if it is interrupted, the message shows what is
            durable and which --reporter resumes it.
            """)

    @Argument(help: "File of outcomes; - is stdin.", completion: .file())
    var file: String
    @Option(name: .shortAndLong, help: "Environment of outcomes that do not name one.")
    var environment: EnvironmentArgument?
    @Option(help: "Name of the report. Default: derived from the content of the file.")
    var reporter: String?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let id = environment?.id ?? ""
        let words = try SampleUpload.isRegular(file) ? Self.checked(file, environment: id) : []
        let reporter = try reporter ?? SampleUpload.derivedName(of: file, options: words)
        if file == "-" { Terminal.say("reporter \(reporter.printable)") }
        let source = try OutcomeSource(file: file, environment: id)
        let again = "regent outcome report \(file)" + (id.isEmpty ? "" : " -e \(id)") + " --reporter \(reporter)"
        let report = OutcomeReport(source, again: again)
        Interruption.onInterruption(say: "interrupted; resume with: \(again.printable)")
        try await connection.withClient { try await report.send(as: reporter, $0) }
    }

    /// Reads a file to its end, so that nothing of a bad one is sent; gives the options that its content depends on.
    ///
    /// - Throws: `CommandFailure` naming file, line and field.
    private static func checked(_ file: String, environment: String) throws -> [String] {
        do throws(SampleFileError) {
            var reader = try OutcomeFileReader(path: file, environment: environment)
            while try reader.next() != nil {}
            return reader.unnamedCount > 0 ? ["environment \(environment)"] : []
        } catch {
            let hint = "nothing was reported; correct the line, then run the same command again"
            throw CommandFailure(describing: error).with(hint: error.line > 0 ? hint : "")
        }
    }
}

/// A file of outcomes on its way to the daemon.
final class OutcomeReport: Sendable {
    private struct State {
        var source: OutcomeSource
        /// Outcomes of the batches up to each one, the first first.
        var outcomeCounts: [Int] = []
        /// Number of the last batch that the daemon has acknowledged.
        var durableSeq: UInt64 = 0
    }

    private let state: Mutex<State>
    /// The command that resumes the report.
    private let again: String
    private let meter = ContinuousClock.now

    init(_ source: consuming sending OutcomeSource, again: String) {
        state = Mutex(State(source: source))
        self.again = again
    }

    /// Sends every batch that the daemon does not have, and reports the result.
    ///
    /// - Throws: `CommandFailure` naming file, line and field, or the error of the daemon; what is durable, and how to
    ///   resume.
    func send(as reporter: String, _ client: RegentClient) async throws {
        state.withLock { $0.source.level = client.bulkLevel }
        do {
            let known = try await client.report(
                as: reporter, nextBatch: { try self.nextBatch() },
                onDurable: { seq in self.state.withLock { $0.durableSeq = seq } })
            let (count, batches) = state.withLock { ($0.source.outcomeCount, $0.outcomeCounts.count) }
            var text = "reported " + NumberText.counted(count, "outcome", "outcomes")
            if known > 0 { text += " (\(known) of \(batches) batches already stored)" }
            Terminal.say(text + ", durable  " + NumberText.seconds(ContinuousClock.now - meter))
        } catch {
            throw CommandFailure(describing: error).with(hint: goingOn(after: error))
        }
    }

    /// What is durable of the report, and how to resume it.
    private func goingOn(after error: any Error) -> String {
        if (error as? RPCError)?.reason == ErrorReason.chunkConflict.name {
            return "the input differs from what this reporter has sent: use another --reporter NAME; "
                + "a report must also be resumed over the kind of connection on which it began: Unix socket or TCP"
        }
        let (durable, counts) = state.withLock { ($0.durableSeq, $0.outcomeCounts) }
        let outcomes = durable == 0 ? 0 : counts.prefix(Int(clamping: durable)).last ?? 0
        let done =
            outcomes == 0
            ? "no outcome is known to be durable"
            : NumberText.counted(outcomes, "outcome is durable", "outcomes are durable")
        let what = error is SampleFileError ? "correct the line, then send the whole input again with" : "resume with"
        return "\(done); \(what): \(again)"
    }

    private func nextBatch() throws(SampleFileError) -> OutcomeBatch? {
        try state.withLock { (state) throws(SampleFileError) in
            guard let batch = try state.source.next() else { return nil }
            let before = state.outcomeCounts.last ?? 0
            state.outcomeCounts.append(before + Int(batch.columns?.count ?? 0))
            return batch
        }
    }
}
