public import RegentMessages
import RegentWire

/// The responses of one call, in order, in arrays: each holds all that have come together, and at least one.
///
/// For streams of many small messages, which so are waited for together. A walk goes on where another one, by arrays or
/// one by one, has stopped.
public struct ResponseArrays<Response: Message>: AsyncSequence, Sendable {
    /// Responses that came together.
    public typealias Element = [Response]
    /// How a call fails.
    public typealias Failure = RPCError

    let call: ClientCall

    /// Walks the arrays.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(call: call) }

    /// Walks the arrays.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let call: ClientCall

        /// The next responses; nil when the call has ended well.
        ///
        /// - Throws: how the call ended otherwise.
        public mutating func next() async throws(RPCError) -> [Response]? {
            try await next(isolation: nil)
        }

        /// The next responses; nil when the call has ended well.
        ///
        /// - Throws: how the call ended otherwise; `PROTOCOL_VIOLATION`, and none of the array is given, where one of
        ///   them cannot be read.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RPCError) -> [Response]? {
            guard let messages = try await call.nextMessages() else { return nil }
            var responses: [Response] = []
            responses.reserveCapacity(messages.count)
            for message in messages { responses.append(try Response(response: message)) }
            return responses
        }
    }
}
