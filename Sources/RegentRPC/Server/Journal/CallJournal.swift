package import Logging
import RegentMessages
import RegentModel
package import RegentWire
import Synchronization

/// Writes a log line for each call that fails, is denied or shed, for each slow call, and for each connection that is
/// refused; and counts all of them.
///
/// Of one kind, which is a method with a reason, only so many lines are written in a second. The next line, or one by
/// itself a second later, has the number of those that were left out, so that a flood is seen and does not fill a disk.
/// Lines have names and reasons, and nothing of what requests say: no key, no token, no text of a sample.
package final class CallJournal: Sendable {
    /// Lines of one kind in a second.
    package static let linesMax = 5
    /// Kinds that are told apart; what comes beyond them shares a line.
    package static let kindsMax = 512

    /// Why a call has failed, as far as the log tells them apart.
    enum Kind: Sendable, Hashable {
        /// The caller gave up.
        case cancelled
        /// The caller may not do it, or is not known.
        case denied
        /// The daemon has too much to do, or stops.
        case shed
        /// The request was refused for what it says or for the state of what it is about.
        case refused
        /// A fault of the daemon or of its store.
        case fault

        init(_ error: RPCError) {
            self =
                switch error.code {
                case .cancelled: .cancelled
                case .permissionDenied, .unauthenticated: .denied
                case .resourceExhausted, .unavailable: .shed
                case .internal, .unknown, .dataLoss: .fault
                default: .refused
                }
        }

        /// Its word in the log.
        var word: String {
            switch self {
            case .cancelled: "call cancelled"
            case .denied: "call denied"
            case .shed: "call shed"
            case .refused: "call refused"
            case .fault: "call failed"
            }
        }

        /// At which level it is written.
        var level: Logger.Level {
            switch self {
            case .cancelled: .debug
            case .refused: .info
            case .denied, .shed: .warning
            case .fault: .error
            }
        }
    }

    /// What a line is about besides its kind.
    package struct Subject: Sendable {
        /// Wire name of the method; empty for a connection.
        package var method = ""
        /// The principal; empty where it is not known.
        package var principal = ""
        /// The other end.
        package var peer = ""
        /// Its trace, 32 hexadecimal digits; empty = a connection.
        package var trace = ""
        /// Its id, as its caller gave it or of the daemon's own; empty = a connection.
        package var request = ""
        /// Time from CALL to END; nil where it was refused at once.
        package var duration: Duration?

        /// A subject, by its parts.
        package init(
            method: String = "", principal: String = "", peer: String = "", trace: String = "",
            request: String = "", duration: Duration? = nil
        ) {
            (self.method, self.principal, self.peer) = (method, principal, peer)
            (self.trace, self.request, self.duration) = (trace, request, duration)
        }
    }

    private struct Key: Hashable {
        let message: String
        let method: String
        let reason: String
    }

    private struct Window {
        /// Second of the window, by the server's clock.
        var second: Int64
        var lines = 0
        var omitted: UInt64 = 0
        let level: Logger.Level
    }

    /// Numbers of everything, whether it was written or not.
    package let counts = CallCounts()
    /// From which time on a call is slow; nil = none is.
    private let slowCallMin: Duration?
    private let logger: Logger
    private let start: ContinuousClock.Instant
    private let windows = Mutex<[Key: Window]>([:])

    /// Writes to a log.
    package init(logger: Logger, slowCallMin: Duration?, start: ContinuousClock.Instant) {
        self.logger = logger
        self.slowCallMin = slowCallMin
        self.start = start
    }

    /// A call has failed.
    package func noteFailure(_ error: RPCError, _ subject: Subject, at now: ContinuousClock.Instant) {
        let kind = Kind(error)
        counts.noteFailed(kind)
        var fields = Self.fields(subject)
        fields["rpc.response.status_code"] = "\(error.code)"
        fields["reason"] = "\(error.reason.isEmpty ? "\(error.code)" : error.reason)"
        if let field = error.metadata["field"] { fields["field"] = "\(field)" }
        if let id = error.metadata["error_id"] { fields["error_id"] = "\(id)" }
        write(kind.word, kind.level, subject.method, error.reason, fields, at: now)
    }

    /// A call was answered.
    package func noteAnswer(
        _ subject: @autoclosure () -> Subject, took duration: Duration, at now: ContinuousClock.Instant
    ) {
        counts.noteAnswered()
        guard let slowCallMin, duration >= slowCallMin else { return }
        let subject = subject()
        write("slow call", .warning, subject.method, "slow", Self.fields(subject), at: now)
    }

    /// A call was answered at once.
    package func noteAnswer() { counts.noteAnswered() }

    /// A connection was refused, or ended because of what its peer sent.
    package func noteConnection(_ code: StatusCode, _ why: String, _ subject: Subject, at now: ContinuousClock.Instant)
    {
        counts.noteRefusedConnection()
        var fields = Self.fields(subject)
        fields["rpc.response.status_code"] = "\(code)"
        fields["reason"] = "\(why)"
        write("connection refused", .warning, "", why, fields, at: now)
    }

    /// Writes how many lines were left out of kinds that have had none since; to be called once a second.
    package func flush(at now: ContinuousClock.Instant) {
        let second = Self.second(now, since: start)
        let left = windows.withLock { windows -> [(Key, Window)] in
            let over = windows.filter { $0.value.second < second }
            for key in over.keys { windows[key] = nil }
            return over.filter { $0.value.omitted > 0 }.map { ($0.key, $0.value) }
        }
        for (key, window) in left {
            var fields: Logger.Metadata = ["omitted": "\(window.omitted)", "reason": "\(key.reason)"]
            if !key.method.isEmpty { fields["rpc.method"] = "\(key.method)" }
            log(window.level, key.message, fields)
        }
    }

    // MARK: Lines

    private static func fields(_ subject: Subject) -> Logger.Metadata {
        var fields: Logger.Metadata = [:]
        func set(_ name: String, _ text: String) { if !text.isEmpty { fields[name] = "\(text)" } }
        set("rpc.method", subject.method)
        set("principal", subject.principal)
        set("peer", subject.peer)
        set("trace_id", subject.trace)
        set("request_id", subject.request)
        if let duration = subject.duration {
            fields["duration_ms"] = "\((duration / .microseconds(1)).rounded() / 1_000)"
        }
        return fields
    }

    private func write(
        _ message: String, _ level: Logger.Level, _ method: String, _ reason: String, _ fields: Logger.Metadata,
        at now: ContinuousClock.Instant
    ) {
        let second = Self.second(now, since: start)
        let omitted = windows.withLock { windows -> UInt64? in
            var key = Key(message: message, method: method, reason: reason)
            if windows[key] == nil, windows.count >= Self.kindsMax {
                key = Key(message: message, method: "", reason: "")
            }
            var window = windows[key] ?? Window(second: second, level: level)
            defer { windows[key] = window }
            if window.second != second { (window.second, window.lines) = (second, 0) }
            guard window.lines < Self.linesMax else {
                window.omitted += 1
                return nil
            }
            window.lines += 1
            defer { window.omitted = 0 }
            return window.omitted
        }
        guard let omitted else { return }
        var fields = fields
        if omitted > 0 { fields["omitted"] = "\(omitted)" }
        log(level, message, fields)
    }

    /// Values are shown as printable text: a method name or a reason of a peer must not look like another line.
    private func log(_ level: Logger.Level, _ message: String, _ fields: Logger.Metadata) {
        logger.log(level: level, "\(message)", metadata: fields.mapValues { .string("\($0)".onOneLine) })
    }

    private static func second(_ now: ContinuousClock.Instant, since start: ContinuousClock.Instant) -> Int64 {
        (now - start).components.seconds
    }
}

extension String {
    /// At most 256 characters, with blanks for what is not printable.
    fileprivate var onOneLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.prefix(256).map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: " "
                    default: scalar
                    }
                }))
    }
}

extension CallContext {
    /// Id of a trace that somebody records or has begun: the caller's, or one that is sampled here; empty = neither.
    package var traceID: String {
        identity.parent == nil && !identity.span.isSampled ? "" : "\(identity.span.traceID)"
    }

    /// The call, as the log names it.
    func subject(took duration: Duration? = nil) -> CallJournal.Subject {
        CallJournal.Subject(
            method: method.name, principal: caller.name, peer: "\(peer)", trace: "\(identity.span.traceID)",
            request: identity.request, duration: duration)
    }
}
