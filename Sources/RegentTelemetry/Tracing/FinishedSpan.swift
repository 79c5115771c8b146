package import RegentModel

/// A span that has ended, as it is exported.
package struct FinishedSpan: Sendable, Hashable {
    /// Which side of a call it is.
    package enum Kind: Int, Sendable, Hashable {
        case `internal` = 1
        case server = 2
        case client = 3
        case producer = 4
        case consumer = 5
    }

    /// A value of an attribute.
    package enum Value: Sendable, Hashable {
        case text(String)
        case integer(Int64)
        case number(Double)
        case truth(Bool)
        case list([Value])
    }

    /// Something that is said of a span or an event.
    package struct Attribute: Sendable, Hashable {
        /// Its name, of OpenTelemetry's conventions where they have one.
        package let key: String
        /// Its value.
        package let value: Value

        /// Names a value.
        package init(_ key: String, _ value: Value) { (self.key, self.value) = (key, value) }

        /// Names a text.
        package init(_ key: String, _ text: String) { self.init(key, .text(text)) }

        /// Names a number.
        package init(_ key: String, _ number: Int) { self.init(key, .integer(Int64(number))) }
    }

    /// Something that happened within a span.
    package struct Event: Sendable, Hashable {
        /// Its name.
        package let name: String
        /// When, nanoseconds since 1970.
        package let time: UInt64
        /// What is said of it.
        package let attributes: [Attribute]

        /// Names an event.
        package init(name: String, time: UInt64, attributes: [Attribute] = []) {
            (self.name, self.time, self.attributes) = (name, time, attributes)
        }
    }

    /// Another span that it has to do with.
    package struct Link: Sendable, Hashable {
        /// Where that is.
        package let context: TraceContext
        /// What is said of it.
        package let attributes: [Attribute]

        /// Names a span.
        package init(_ context: TraceContext, attributes: [Attribute] = []) {
            (self.context, self.attributes) = (context, attributes)
        }
    }

    /// How it ended.
    package enum Status: Sendable, Hashable {
        /// Nothing was said.
        case unset
        /// Declared as good.
        case ok
        /// Failed, with the reason.
        case failed(String)
    }

    /// Its trace, and itself.
    package var context: TraceContext
    /// The span that it lies below; nil = the first of its trace.
    package var parent: TraceContext.SpanID?
    /// What was done, for example `regent.v1.RoutingService/Select`.
    package var name: String
    /// Which side.
    package var kind: Kind
    /// When it began, nanoseconds since 1970.
    package var begin: UInt64
    /// When it ended, nanoseconds since 1970.
    package var end: UInt64
    /// What is said of it.
    package var attributes: [Attribute]
    /// What happened within it.
    package var events: [Event] = []
    /// Other spans that it has to do with.
    package var links: [Link] = []
    /// How it ended.
    package var status = Status.unset

    /// A span, by its parts.
    package init(
        context: TraceContext, parent: TraceContext.SpanID?, name: String, kind: Kind, begin: UInt64, end: UInt64,
        attributes: [Attribute] = []
    ) {
        (self.context, self.parent, self.name, self.kind) = (context, parent, name, kind)
        (self.begin, self.end, self.attributes) = (begin, max(begin, end), attributes)
    }
}

/// Takes spans as they end.
package protocol SpanSink: Sendable {
    /// Takes spans; must be brief.
    func add(_ spans: [FinishedSpan])
}
