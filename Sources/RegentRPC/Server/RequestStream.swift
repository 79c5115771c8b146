package import RegentMessages
import RegentModel

/// The requests of one call, in order.
///
/// Taking one lets the client send more; a handler that stops taking stops its client. Iterate once.
package struct RequestStream<Request: Message>: AsyncSequence, Sendable {
    package typealias Element = Request
    package typealias Failure = RPCError

    private let source: any MessageSource

    /// Reads the requests of a source.
    package init(_ source: any MessageSource) {
        self.source = source
    }

    /// Returns when a request has come or none will, before anything of it is unpacked.
    ///
    /// - Throws: `CANCELLED` when the task is cancelled.
    package func arrival() async throws(RPCError) { try await source.arrival() }

    /// The next request; nil when the client has sent its last.
    ///
    /// - Throws: `BAD_REQUEST` for one that breaks its constraints; `CANCELLED`,
    ///   `DEADLINE_EXCEEDED` and their like when the call has ended.
    package func next() async throws(RPCError) -> Request? {
        guard let bytes = try await source.next() else { return nil }
        return try Request(request: bytes)
    }

    /// The only request.
    ///
    /// - Throws: `WRONG_CARDINALITY` for none or several.
    func only() async throws(RPCError) -> Request {
        guard let request = try await next() else {
            throw RPCError(.wrongCardinality, "the method takes one request, none came")
        }
        guard try await source.next() == nil else {
            throw RPCError(.wrongCardinality, "the method takes one request, several came")
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
