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
            create_time, selected_provider and status are needed. The report is named after the file's content, so
            that a repeat resumes.
            """)

    @Argument(help: "File of outcomes, or - for stdin.", completion: .file())
    var file: String
    @Option(name: .shortAndLong, help: "Environment of outcomes that name none.")
    var environment: EnvironmentArgument?
    @Option(help: "Name of the report; else after the file's content.")
    var reporter: String?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let reporter = try reporter ?? SampleUpload.derivedName(of: file)
        if file == "-" { Terminal.say("reporter \(reporter.printable)") }
        let report = OutcomeReport(try OutcomeSource(file: file, environment: environment?.id ?? ""))
        Interruption.onInterruption(say: "interrupted; the same command again goes on from what is durable")
        try await connection.withClient { try await report.send(as: reporter, $0) }
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
    private let source: Mutex<OutcomeSource>
    private let meter = ContinuousClock.now

    init(_ source: consuming sending OutcomeSource) { self.source = Mutex(source) }

    /// Sends every batch the daemon does not have, and says how it went.
    ///
    /// - Throws: `SampleFileError` naming file, line and field, or what the daemon said.
    func send(as reporter: String, _ client: RegentClient) async throws {
        source.withLock { $0.level = client.bulkLevel }
        let call = try await client.reportOutcomes()
        let start = OutcomeReportStart(reporter: reporter, resume: true)
        try await call.send(ReportOutcomesRequest(request: .start(start)))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response else {
            throw RPCError(.protocolViolation, "the report was not opened")
        }
        let sent = try await withThrowingTaskGroup(of: UInt64.self) { group in
            group.addTask { try await self.send(after: opened.durableSeq, on: call) }
            var durable = opened.durableSeq
            while let response = try await responses.next() {
                if case .ack(let ack)? = response.response { durable = ack.durableSeq }
            }
            let sent = try await group.next() ?? 0
            guard durable >= sent else {
                throw RPCError(.protocolViolation, "the report ended before everything was durable")
            }
            return sent
        }
        let count = source.withLock { $0.outcomeCount }
        var text = "reported " + NumberText.counted(count, "outcome", "outcomes")
        if opened.durableSeq > 0 { text += " (\(opened.durableSeq) of \(sent) batches already there)" }
        Terminal.say(text + ", durable  " + NumberText.seconds(ContinuousClock.now - meter))
    }

    /// Sends the batches from the last durable one on, which the daemon compares; gives the number of all.
    private func send(
        after durable: UInt64, on call: DuplexCall<ReportOutcomesRequest, ReportOutcomesResponse>
    ) async throws -> UInt64 {
        defer { call.finishSending() }
        var seq: UInt64 = 0
        while var batch = try source.withLock({ try $0.next() }) {
            seq += 1
            guard seq >= durable else { continue }
            batch.seq = seq
            try await call.send(ReportOutcomesRequest(request: .batch(batch)))
        }
        guard seq >= durable else {
            throw RPCError(
                .chunkConflict, "the daemon has \(durable) batches of this report, the file only \(seq)",
                metadata: ["durable_seq": "\(durable)"])
        }
        return seq
    }
}
