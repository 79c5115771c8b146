/// A span of OTLP, as far as anything reads it.
package struct OTLPSpan: Sendable, Hashable {
    /// What the span is to the request that it belongs to.
    enum Kind: Int32 {
        case server = 2
        case producer = 4
        case consumer = 5
    }

    /// 16 bytes.
    package var traceID: [UInt8] = []
    /// 8 bytes.
    package var spanID: [UInt8] = []
    /// Number of its SpanKind.
    package var kind: Int32 = 0
    /// Nanoseconds since 1970; 0 = absent.
    package var startNanos: UInt64 = 0
    /// Nanoseconds since 1970; 0 = absent.
    package var endNanos: UInt64 = 0
    /// Number of its status: 0 unset, 1 OK, 2 ERROR.
    package var statusCode: Int32 = 0
    /// Its attributes.
    package var attributes = OTLPAttributes()
    /// Its events that are read: exceptions and results of evaluations.
    package var events: [OTLPEvent] = []
    /// All of its events.
    package var eventCount = 0

    /// A span without anything.
    package init() {}

    /// Counts an event, and keeps it if it is one that is read.
    mutating func add(_ event: OTLPEvent) {
        eventCount += 1
        let isRead = event.name == OTLPKey.evaluationEvent || event.name == OTLPKey.exceptionEvent
        if isRead, eventCount <= OTLPLimits.eventsMax { events.append(event) }
    }
}

/// An event of a span.
package struct OTLPEvent: Sendable, Hashable {
    /// What happened.
    package var name = ""
    /// Its attributes.
    package var attributes = OTLPAttributes()

    /// An event without a name.
    package init() {}
}
