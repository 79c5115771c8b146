package import RegentMessages
import RegentModel
import RegentSystem

/// The requests of one call, in order.
///
/// Reading one lets the client send more; a handler that stops reading stops its client. Iterate once.
package struct RequestStream<Request: Message>: AsyncSequence, Sendable {
    /// A request.
    package typealias Element = Request
    /// Why the next one cannot be read.
    package typealias Failure = RPCError

    private let source: any MessageSource
    /// Told how long the messages of a stream take to decode; one of a unary call is small, and not timed.
    private let clocks: StageClocks?
    private let admit: @Sendable (Request) async throws(RPCError) -> Void

    /// Reads the requests of a call, each of which must be admitted.
    init<Response: Message>(
        _ source: any MessageSource, of method: Method<Request, Response>, _ call: CallContext
    ) {
        self.source = source
        let isStream = method.descriptor.clientStreaming
        clocks = isStream ? call.clocks : nil
        admit = { (request) async throws(RPCError) in
            // Of a stream some messages name nothing; they go on with what another one named.
            let subjects = method.scope(request).filter { !isStream || !$0.isEmpty }
            try await call.admission.admit(call, for: subjects)
        }
    }

    /// Returns when a request has come or none will, before anything of it is unpacked.
    ///
    /// - Throws: `CANCELLED` when the task is cancelled.
    package func arrival() async throws(RPCError) { try await source.arrival() }

    /// The next request; nil when the client has sent its last.
    ///
    /// - Throws: `PERMISSION_DENIED` for one about something out of the caller's scope; `BAD_REQUEST` for one that
    ///   breaks its constraints; `CANCELLED`, `DEADLINE_EXCEEDED` and their like when the call has ended.
    package func next() async throws(RPCError) -> Request? {
        guard let bytes = try await source.next() else { return nil }
        let request = try clocks.measure(.decode) { () throws(RPCError) in try Request(request: bytes) }
        try await admit(request)
        try request.checkConstraints()
        return request
    }

    /// The only request.
    ///
    /// - Throws: `WRONG_CARDINALITY` for none or several.
    func only() async throws(RPCError) -> Request {
        guard let request = try await next() else {
            throw RPCError(.wrongCardinality, "the method takes one request message; none was sent")
        }
        guard try await source.next() == nil else {
            throw RPCError(.wrongCardinality, "the method takes one request message; several were sent")
        }
        return request
    }

    /// Walks the requests.
    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(requests: self)
    }

    /// Walks the requests.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let requests: RequestStream

        /// The next request.
        package mutating func next() async throws(RPCError) -> Request? {
            try await requests.next()
        }

        /// The next request.
        package mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RPCError) -> Request? {
            try await requests.next()
        }
    }
}
