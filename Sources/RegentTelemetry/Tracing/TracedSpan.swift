import RegentModel
import Synchronization
package import Tracing

/// A span of `RegentTracer`. One that is not recorded keeps nothing but its place in the trace.
package final class TracedSpan: Tracing.Span {
    /// Attributes, events and links that are kept of a span, each.
    package static let partsMax = 128

    private struct State {
        var name: String
        var attributes = SpanAttributes()
        var events: [SpanEvent] = []
        var links: [FinishedSpan.Link] = []
        var status: SpanStatus?
        var isEnded = false
    }

    /// The context that spans below this one begin in.
    package let context: ServiceContext
    private let place: TraceContext
    private let parent: TraceContext.SpanID?
    private let kind: FinishedSpan.Kind
    private let begin: UInt64
    /// Nil where it is not recorded.
    private let sink: (any SpanSink)?
    private let state: Mutex<State>

    /// Begins a span.
    init(
        _ name: String, _ place: TraceContext, below parent: TraceContext?, in context: ServiceContext,
        kind: FinishedSpan.Kind, begin: UInt64, sink: (any SpanSink)?
    ) {
        var context = context
        context.traceContext = place
        self.context = context
        self.place = place
        self.parent = parent?.spanID
        self.kind = kind
        self.begin = begin
        self.sink = sink
        state = Mutex(State(name: name))
    }

    /// The name.
    package var operationName: String {
        get { state.withLock { $0.name } }
        set { change { $0.name = newValue } }
    }

    /// The attributes.
    package var attributes: SpanAttributes {
        get { state.withLock { $0.attributes } }
        set { change { $0.attributes = newValue } }
    }

    /// Whether changes of it are kept.
    package var isRecording: Bool { sink != nil && state.withLock { !$0.isEnded } }

    /// Sets how its work went.
    package func setStatus(_ status: SpanStatus) { change { $0.status = status } }

    /// Adds an event; one beyond the most is left out.
    package func addEvent(_ event: SpanEvent) {
        change { if $0.events.count < Self.partsMax { $0.events.append(event) } }
    }

    /// Adds an event of an error.
    package func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        var attributes = attributes
        attributes["exception.type"] = "\(type(of: error))"
        attributes["exception.message"] = "\(error)"
        addEvent(SpanEvent(name: "exception", at: instant(), attributes: attributes))
    }

    /// Adds a link to another span; one beyond the most is left out.
    package func addLink(_ link: SpanLink) {
        guard let place = link.context.traceContext else { return }
        let link = FinishedSpan.Link(place, attributes: FinishedSpan.Attribute.list(link.attributes))
        change { if $0.links.count < Self.partsMax { $0.links.append(link) } }
    }

    /// Ends it; once.
    package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        guard let sink else { return }
        let end = instant().nanosecondsSinceEpoch
        let ended = state.withLock { state -> FinishedSpan? in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            return finished(state, end: end)
        }
        if let ended { sink.add([ended]) }
    }

    private func change(_ body: (inout State) -> Void) {
        guard sink != nil else { return }
        state.withLock { if !$0.isEnded { body(&$0) } }
    }

    private func finished(_ state: State, end: UInt64) -> FinishedSpan {
        var span = FinishedSpan(
            context: place, parent: parent, name: state.name, kind: kind, begin: begin, end: end,
            attributes: FinishedSpan.Attribute.list(state.attributes))
        span.events = state.events.map {
            FinishedSpan.Event(
                name: $0.name, time: $0.nanosecondsSinceEpoch,
                attributes: FinishedSpan.Attribute.list($0.attributes))
        }
        span.links = state.links
        if let status = state.status { span.status = status.code == .ok ? .ok : .failed(status.message ?? "") }
        return span
    }
}

extension FinishedSpan.Attribute {
    /// Those of a span, by their names, as many as are kept.
    fileprivate static func list(_ attributes: SpanAttributes) -> [Self] {
        var found: [Self] = []
        attributes.forEach { key, value in
            if let value = FinishedSpan.Value(value) { found.append(Self(key, value)) }
        }
        return Array(found.sorted { $0.key < $1.key }.prefix(TracedSpan.partsMax))
    }
}

extension FinishedSpan.Value {
    fileprivate init?(_ value: SpanAttribute) {
        switch value {
        case .int32(let value): self = .integer(Int64(value))
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .number(value)
        case .bool(let value): self = .truth(value)
        case .string(let value): self = .text(value)
        case .stringConvertible(let value): self = .text("\(value)")
        case .int32Array(let values): self = .list(values.map { .integer(Int64($0)) })
        case .int64Array(let values): self = .list(values.map { .integer($0) })
        case .doubleArray(let values): self = .list(values.map { .number($0) })
        case .boolArray(let values): self = .list(values.map { .truth($0) })
        case .stringArray(let values): self = .list(values.map { .text($0) })
        case .stringConvertibleArray(let values): self = .list(values.map { .text("\($0)") })
        default: return nil
        }
    }
}
