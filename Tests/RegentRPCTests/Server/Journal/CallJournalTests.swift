import Logging
import RegentMessages
import RegentModel
import RegentRPC
import RegentWire
import Synchronization
import Testing

/// Lines of a log, kept.
final class KeptLog: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let fields: [String: String]
    }

    private let kept = Mutex<[Line]>([])

    var lines: [Line] { kept.withLock { $0 } }

    /// Takes the lines out.
    func take() -> [Line] {
        kept.withLock { lines in
            defer { lines = [] }
            return lines
        }
    }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private func add(_ line: Line) { kept.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        let log: KeptLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        init(log: KeptLog) { self.log = log }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            log.add(Line(level: event.level, message: "\(event.message)", fields: fields))
        }
    }
}

@Suite("The journal of calls")
struct CallJournalTests {
    private let log = KeptLog()
    private let start = ContinuousClock.now

    private func journal(slow: Duration? = nil) -> CallJournal {
        CallJournal(logger: log.logger, slowCallMin: slow, start: start)
    }

    private let subject = CallJournal.Subject(
        method: "/regent.v1.RoutingService/Select", principal: "ada", peer: "unix", trace: "0af7651916cd43dd",
        duration: .milliseconds(3))

    @Test("A line has method, principal, peer, trace, status, reason and time, and the level of its kind")
    func fields() {
        let journal = journal()
        journal.noteFailure(RPCError(.permissionDenied, "no"), subject, at: start)
        journal.noteFailure(RPCError(.overloaded, "later"), subject, at: start)
        journal.noteFailure(RPCError(.internalError, "fault", metadata: ["error_id": "7"]), subject, at: start)
        journal.noteFailure(RPCError(.badRequest, "x is bad", metadata: ["field": "x"]), subject, at: start)
        journal.noteFailure(.init(code: .cancelled, message: "gone"), subject, at: start)
        let lines = log.take()
        #expect(lines.map(\.level) == [.warning, .warning, .error, .info, .debug])
        #expect(
            lines.map(\.message) == ["call denied", "call shed", "call failed", "call refused", "call cancelled"])
        #expect(
            lines[0].fields == [
                "rpc.method": "/regent.v1.RoutingService/Select", "principal": "ada", "peer": "unix",
                "trace_id": "0af7651916cd43dd", "rpc.response.status_code": "PERMISSION_DENIED",
                "reason": "PERMISSION_DENIED", "duration_ms": "3.0",
            ])
        #expect(lines[2].fields["error_id"] == "7" && lines[3].fields["field"] == "x")
        #expect(!lines.contains { line in line.fields.values.contains { $0.contains("x is bad") } })
        let numbers = journal.counts.numbers
        #expect(numbers.calls == 5 && numbers.failed == 4 && numbers.denied == 1 && numbers.shed == 1)
    }

    @Test("Of one kind a few lines are written in a second; the rest are counted in the next line, or by themselves")
    func limit() {
        let journal = journal()
        func fail(_ times: Int, at seconds: Int, _ reason: String = "") {
            for _ in 0..<times {
                journal.noteFailure(
                    RPCError(code: .notFound, message: "", reason: reason), subject, at: start + .seconds(seconds))
            }
        }
        fail(100, at: 0)
        fail(1, at: 0, "OTHER")
        #expect(log.take().count == CallJournal.linesMax + 1)
        fail(1, at: 1)
        let next = log.take()
        #expect(next.count == 1 && next[0].fields["omitted"] == "\(100 - CallJournal.linesMax)")
        fail(20, at: 2)
        _ = log.take()
        journal.flush(at: start + .seconds(2))
        #expect(log.lines.isEmpty)
        journal.flush(at: start + .seconds(3))
        let flushed = log.take()
        #expect(flushed.count == 1 && flushed[0].fields["omitted"] == "\(20 - CallJournal.linesMax)")
        #expect(flushed[0].message == "call refused")
        journal.flush(at: start + .seconds(4))
        #expect(log.lines.isEmpty)
    }

    @Test("Many kinds share lines beyond a bound")
    func kinds() {
        let journal = journal()
        for number in 0..<(CallJournal.kindsMax * 3) {
            journal.noteFailure(
                RPCError(code: .notFound, message: "", reason: "R\(number)"), subject, at: start)
        }
        #expect(log.take().count <= CallJournal.kindsMax + CallJournal.linesMax)
    }

    @Test("Slow calls are reported, others only counted; connections by their reason")
    func slow() {
        let journal = journal(slow: .seconds(1))
        journal.noteAnswer(subject, took: .milliseconds(999), at: start)
        journal.noteAnswer()
        #expect(log.take().isEmpty)
        journal.noteAnswer(subject, took: .seconds(1), at: start)
        #expect(log.take().map(\.message) == ["slow call"])
        journal.noteConnection(.unauthenticated, "TOKEN_UNKNOWN", .init(peer: "127.0.0.1:9"), at: start)
        let lines = log.take()
        #expect(lines.map(\.message) == ["connection refused"] && lines[0].fields["reason"] == "TOKEN_UNKNOWN")
        #expect(journal.counts.numbers.calls == 3 && journal.counts.numbers.refusedConnections == 1)
    }

    @Test("Nothing of a peer looks like another line")
    func oneLine() {
        let journal = journal()
        let subject = CallJournal.Subject(principal: "a\n2026-01-01 critical\u{2028}b\u{1b}[2J", peer: "p")
        journal.noteFailure(RPCError(code: .notFound, message: ""), subject, at: start)
        let line = log.take().first
        #expect(line?.fields["principal"] == "a 2026-01-01 critical b [2J")
    }
}
