import HTTPTypes
package import RegentModel
import RegentSystem
package import RegentTelemetry
import Synchronization

/// Makes spans of requests over HTTP: each lies below that of its caller, and above those of the calls that it makes.
///
/// Kept are requests whose caller is known and records the trace, a share of those that begin one here or whose caller
/// is not known, those of whose calls a span was kept, for example because it failed, and, so many a second, those that
/// the gateway failed to answer.
package final class RequestSpans: Sendable {
    private let sampler: TraceSampler
    private let allowance = TailAllowance()
    private let sink: any SpanSink
    /// Microseconds since 1970.
    private let now: @Sendable () -> Int64
    /// Spans that have not ended, and whether one below them was kept.
    private let open = Mutex<[TraceContext.SpanID: Bool]>([:])

    /// Hands spans to a sink.
    package init(sampler: TraceSampler, sink: any SpanSink, now: @escaping @Sendable () -> Int64) {
        self.sampler = sampler
        self.sink = sink
        self.now = now
    }

    /// A span of a call is kept; the one that it lies below will be too, if it is one of these.
    package func noteKept(below parent: TraceContext.SpanID?) {
        guard let parent else { return }
        open.withLock { if $0[parent] != nil { $0[parent] = true } }
    }

    /// Begins the span of a request.
    func begin(_ request: HTTPRequest, scheme: String) -> RequestSpan {
        func bytes(_ name: HTTPField.Name) -> [[UInt8]] { request.headerFields[values: name].map { Array($0.utf8) } }
        let parent = TraceContext(parents: bytes(.traceparent), states: bytes(.tracestate))
        let random = FastRandom.ofProcess
        // Neither is ever 0.
        let fresh = TraceContext(
            traceID: .init(high: random.next(), low: random.next())!, spanID: .init(random.next())!, isSampled: false)
        var place = parent ?? fresh
        place.spanID = fresh.spanID
        place.isSampled = sampler.isSampled(place.traceID, below: parent)
        open.withLock { $0[place.spanID] = false }
        // By an id of this side: whoever is not known has chosen that of its trace too.
        let isChosen = sampler.isSampled(fresh.traceID)
        return RequestSpan(request, scheme: scheme, at: place, below: parent?.spanID, isChosen: isChosen, of: self)
    }

    /// Gives up a span that nobody can end any more.
    fileprivate func forget(_ span: TraceContext.SpanID) { open.withLock { $0[span] = nil } }

    /// Ends a span.
    ///
    /// - Parameter status: what was answered; nil = nobody was left to be answered.
    func end(_ span: RequestSpan, status: Int?) {
        let end = SteadyClock.nanoseconds
        guard let isBelowKept = open.withLock({ $0.removeValue(forKey: span.place.spanID) }) else { return }
        let isFailure = status.map { $0 >= 500 } ?? false
        // A caller that was known earlier on the connection may be nobody any more.
        let isSampled = span.hasKnownCaller && status != 401 ? span.place.isSampled : span.isChosen
        guard isSampled || isBelowKept || (isFailure && allowance.take(at: end)) else { return }
        // Both clocks are read once, as for calls.
        let wall = UInt64(clamping: now()).multipliedReportingOverflow(by: 1_000).partialValue
        sink.add([span.finished(status: status, begin: wall &- (SteadyClock.nanoseconds &- span.begin), end: wall)])
    }
}

/// The span of a request that has not ended.
final class RequestSpan: Sendable {
    /// Characters of a path that are kept.
    private static let pathMax = 512
    /// Methods that there are; any other text of a client would make a name of its own.
    private static let methods: Set<String> = [
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
    ]

    /// Its place in the trace, which its calls lie below.
    let place: TraceContext
    /// When it began, by `SteadyClock`.
    let begin = SteadyClock.nanoseconds
    private let parent: TraceContext.SpanID?
    private let method: String
    private let path: String
    private let scheme: String
    private let foundRoute = Mutex<String?>(nil)
    private let knownCaller = Atomic<Bool>(false)
    private let spans: RequestSpans
    /// Whether it is kept where nobody is known to have asked for that.
    fileprivate let isChosen: Bool

    fileprivate init(
        _ request: HTTPRequest, scheme: String, at place: TraceContext, below parent: TraceContext.SpanID?,
        isChosen: Bool, of spans: RequestSpans
    ) {
        self.spans = spans
        self.isChosen = isChosen
        self.place = place
        self.parent = parent
        method = request.method.rawValue
        path = String((request.path ?? "/").prefix { $0 != "?" }.prefix(Self.pathMax))
        self.scheme = scheme
    }

    deinit { spans.forget(place.spanID) }

    /// The path that was found for it, with names in braces for what varies; nil = none was.
    var route: String? {
        get { foundRoute.withLock { $0 } }
        set { foundRoute.withLock { $0 = newValue } }
    }

    /// Whether the server knows who made the request: only then what its caller says of recording counts.
    fileprivate var hasKnownCaller: Bool { knownCaller.load(ordering: .relaxed) }

    /// The server has taken the credentials of the request.
    func noteKnownCaller() { knownCaller.store(true, ordering: .relaxed) }

    fileprivate func finished(status: Int?, begin: UInt64, end: UInt64) -> FinishedSpan {
        let (isKnown, route) = (Self.methods.contains(method), self.route)
        var attributes: [FinishedSpan.Attribute] = [
            .init("http.request.method", isKnown ? method : "_OTHER"), .init("url.path", path),
            .init("url.scheme", scheme),
        ]
        if let route { attributes.append(.init("http.route", route)) }
        if let status { attributes.append(.init("http.response.status_code", status)) }
        let isFailed = status.map { $0 >= 500 } ?? true
        if isFailed { attributes.append(.init("error.type", status.map { "\($0)" } ?? "connection_lost")) }
        var context = place
        // What is exported is recorded, whatever was decided at first.
        context.isSampled = true
        var span = FinishedSpan(
            context: context, parent: parent, name: (isKnown ? method : "HTTP") + (route.map { " " + $0 } ?? ""),
            kind: .server, begin: begin, end: end, attributes: attributes)
        if isFailed { span.status = .failed("") }
        return span
    }
}
