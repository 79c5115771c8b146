package import RegentMessages
package import RegentModel
import RegentSystem

/// What identifies a call over several processes: its place in a trace, and the id that its caller gave it.
package struct CallIdentity: Sendable {
    /// The key of metadata with the caller's id of a call.
    package static let requestKey = "x-request-id"
    /// Bytes of such an id.
    private static let requestBytesMax = 128

    /// The span of the call itself; its trace is that of the caller, or begins here.
    package var span: TraceContext
    /// The caller's span; nil where the trace begins here.
    package let parent: TraceContext.SpanID?
    /// The id that its caller gave; nil = none that can stand in a log.
    private let given: String?
    /// Of its connection, and of the call on that; nil where there is no connection.
    private let number: (connection: UInt64, call: UInt64)?

    /// Reads the metadata of a call.
    ///
    /// - Parameter number: of connection and call, for an id where the caller gives none.
    package init(_ metadata: [KeyValue], number: (connection: UInt64, call: UInt64)? = nil) {
        let random = FastRandom.ofProcess
        let caller = metadata.isEmpty ? nil : Self.caller(metadata)
        parent = caller?.spanID
        given = metadata.isEmpty ? nil : Self.request(metadata)
        self.number = number
        // Neither is ever 0.
        let fresh = TraceContext(
            traceID: .init(high: random.next(), low: random.next())!, spanID: .init(random.next())!, isSampled: false)
        span = caller ?? fresh
        span.spanID = fresh.spanID
    }

    /// The id that its caller gave, or the numbers of connection and call; empty where there is neither.
    package var request: String { given ?? number.map { "\($0.connection)-\($0.call)" } ?? "" }

    private static func caller(_ metadata: [KeyValue]) -> TraceContext? {
        let parents = metadata.filter { $0.key == TraceContext.parentKey }.map(\.value)
        guard !parents.isEmpty else { return nil }
        return TraceContext(
            parents: parents, states: metadata.filter { $0.key == TraceContext.stateKey }.map(\.value))
    }

    /// An id that can stand in a line of a log: printable ASCII without blanks.
    private static func request(_ metadata: [KeyValue]) -> String? {
        guard let value = metadata.first(where: { $0.key == requestKey })?.value,
            (1...requestBytesMax).contains(value.count), value.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return String(decoding: value, as: UTF8.self)
    }
}
