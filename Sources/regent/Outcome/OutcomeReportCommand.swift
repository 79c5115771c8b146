import ArgumentParser
import RegentBulk
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import Synchronization

/// Reports a file of outcomes.
struct OutcomeReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports a file of outcomes; the same command again goes on where it stopped.",
        discussion: """
            Examples:
              regent outcome report outcomes.jsonl
              regent outcome report outcomes.jsonl.zst --environment prod
              zcat outcomes.jsonl.gz | regent outcome report - --reporter host-7

            JSONL, plain, .gz or .zst; an object a line with the fields of RouteOutcome, of which request_id,
            create_time, selected_provider and status are needed. A file is read to its end before anything of it is
            sent, and its report is named after its content, so that a repeat counts once. A pipe is sent as it comes:
            where it breaks off, the error says what is durable and which --reporter goes on.
            """)

    @Argument(help: "File of outcomes, or - for stdin.", completion: .file())
    var file: String
    @Option(name: .shortAndLong, help: "Environment of outcomes that name none.")
    var environment: EnvironmentArgument?
    @Option(help: "Name of the report; else after the file's content.")
    var reporter: String?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let id = environment?.id ?? ""
        let words = try SampleUpload.isRegular(file) ? Self.checked(file, environment: id) : []
        let reporter = try reporter ?? SampleUpload.derivedName(of: file, options: words)
        if file == "-" { Terminal.say("reporter \(reporter.printable)") }
        let source = try OutcomeSource(file: file, environment: id)
        let again = "regent outcome report \(file)" + (id.isEmpty ? "" : " -e \(id)") + " --reporter \(reporter)"
        let report = OutcomeReport(source, again: again)
        Interruption.onInterruption(say: "interrupted; go on from what is durable with: \(again.printable)")
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
            let hint = "nothing was reported; mend the line, then run the same command again"
            throw CommandFailure(describing: error).with(hint: error.line > 0 ? hint : "")
        }
    }
}

/// Cuts a file of outcomes into batches of one environment each; the same file always gives the same ones.
struct OutcomeSource {
    private var reader: OutcomeFileReader
    private var batchers: [String: OutcomeBatcher] = [:]
    /// Level of zstd, set before the first batch.
    var level = BatchLimits.levelOnMachine
    /// Environments whose last batch is still to come.
    private var rest: [String]?

    /// Outcomes read so far.
    var outcomeCount: Int { reader.outcomeCount }

    init(file: String, environment: String) throws(SampleFileError) {
        reader = try OutcomeFileReader(path: file, environment: environment)
    }

    /// The next batch, without its number; nil at the end.
    ///
    /// - Throws: `SampleFileError` naming line and field.
    mutating func next() throws(SampleFileError) -> OutcomeBatch? {
        while rest == nil {
            guard let outcome = try reader.next() else {
                rest = batchers.keys.sorted()
                break
            }
            let environment = outcome.environment
            if let full = batchers[environment, default: OutcomeBatcher(level: level)].append(outcome) {
                return OutcomeBatch(environment: environment, columns: full)
            }
        }
        while let environment = rest?.popLast() {
            guard let last = batchers[environment]?.finish() else { continue }
            return OutcomeBatch(environment: environment, columns: last)
        }
        return nil
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

    /// How the input ended.
    private enum Input {
        case whole
        case broken(SampleFileError)
    }

    private let state: Mutex<State>
    /// The command that goes on with the report.
    private let again: String
    private let meter = ContinuousClock.now

    init(_ source: consuming sending OutcomeSource, again: String) {
        state = Mutex(State(source: source))
        self.again = again
    }

    /// Sends every batch the daemon does not have, and says how it went.
    ///
    /// - Throws: `CommandFailure` naming file, line and field, or what the daemon said; what is durable, and how to go
    ///   on.
    func send(as reporter: String, _ client: RegentClient) async throws {
        state.withLock { $0.source.level = client.bulkLevel }
        do {
            let known = try await run(as: reporter, client)
            let (count, batches) = state.withLock { ($0.source.outcomeCount, $0.outcomeCounts.count) }
            var text = "reported " + NumberText.counted(count, "outcome", "outcomes")
            if known > 0 { text += " (\(known) of \(batches) batches already there)" }
            Terminal.say(text + ", durable  " + NumberText.seconds(ContinuousClock.now - meter))
        } catch {
            throw CommandFailure(describing: error).with(hint: goingOn(after: error))
        }
    }

    /// What is durable of the report, and how to go on.
    private func goingOn(after error: any Error) -> String {
        if (error as? RPCError)?.reason == ErrorReason.chunkConflict.name {
            return "the input is another than what this reporter has sent: report it under another --reporter NAME; "
                + "a report begun over a Unix socket goes on over one, one begun over TCP over TCP"
        }
        let (durable, counts) = state.withLock { ($0.durableSeq, $0.outcomeCounts) }
        let outcomes = durable == 0 ? 0 : counts.prefix(Int(clamping: durable)).last ?? 0
        let done =
            outcomes == 0
            ? "no outcome of it is known to be durable"
            : NumberText.counted(outcomes, "outcome is durable", "outcomes are durable")
        let what = error is SampleFileError ? "mend the line, then send all of it again with" : "go on with"
        return "\(done); \(what): \(again)"
    }

    /// Sends and hears what is durable; gives the number of batches that were there before.
    private func run(as reporter: String, _ client: RegentClient) async throws -> UInt64 {
        let call = try await client.reportOutcomes()
        let start = OutcomeReportStart(reporter: reporter, resume: true)
        try await call.send(ReportOutcomesRequest(request: .start(start)))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response else {
            throw RPCError(.protocolViolation, "the report was not opened")
        }
        acknowledge(opened.durableSeq)
        return try await withThrowingTaskGroup(of: Input.self) { group in
            group.addTask { try await self.send(after: opened.durableSeq, on: call) }
            while let response = try await responses.next() {
                if case .ack(let ack)? = response.response { acknowledge(ack.durableSeq) }
            }
            // What came before a bad line is durable by now.
            if case .broken(let error)? = try await group.next() { throw error }
            guard state.withLock({ $0.durableSeq >= $0.outcomeCounts.count }) else {
                throw RPCError(.protocolViolation, "the report ended before everything was durable")
            }
            return opened.durableSeq
        }
    }

    private func acknowledge(_ seq: UInt64) { state.withLock { $0.durableSeq = max($0.durableSeq, seq) } }

    /// Sends the batches from the last durable one on, which the daemon compares.
    private func send(
        after durable: UInt64, on call: DuplexCall<ReportOutcomesRequest, ReportOutcomesResponse>
    ) async throws -> Input {
        defer { call.finishSending() }
        var seq: UInt64 = 0
        while true {
            let next: OutcomeBatch?
            do throws(SampleFileError) { next = try nextBatch() } catch { return .broken(error) }
            guard var batch = next else { break }
            seq += 1
            guard seq >= durable else { continue }
            batch.seq = seq
            try await call.send(ReportOutcomesRequest(request: .batch(batch)))
        }
        guard seq >= durable else {
            throw RPCError(
                .chunkConflict, "the daemon has \(durable) batches of this report, the input only \(seq)",
                metadata: ["durable_seq": "\(durable)"])
        }
        return .whole
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
