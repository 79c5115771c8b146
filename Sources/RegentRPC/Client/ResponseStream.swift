public import RegentMessages

/// The responses of one call, in order.
///
/// Taking one lets the server send more. Dropping the stream and its iterator cancels the call.
/// Iterate once: a second walk goes on where the first one stopped.
public struct ResponseStream<Response: Message>: AsyncSequence, Sendable {
    /// A response.
    public typealias Element = Response
    /// How a call fails.
    public typealias Failure = RPCError

    /// The call, in encoded messages.
    package let call: ClientCall

    /// Reads the responses of a call.
    package init(_ call: ClientCall) {
        self.call = call
    }

    /// Metadata sent before the first response; waits for it.
    public func leadingMetadata() async -> [KeyValue] {
        await call.leadingMetadata()
    }

    /// Metadata sent with the status; empty while the call has not ended.
    public var trailingMetadata: [KeyValue] { call.trailingMetadata }

    /// Gives the call up.
    public func cancel() {
        call.cancel()
    }

    /// The responses in arrays, each of all that have come together.
    public var arrays: ResponseArrays<Response> { ResponseArrays(call: call) }

    /// Walks the responses.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(call: call)
    }

    /// Walks the responses.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let call: ClientCall

        /// The next response; nil when the call has ended well.
        ///
        /// - Throws: how the call ended otherwise.
        public mutating func next() async throws(RPCError) -> Response? {
            try await next(isolation: nil)
        }

        /// The next response; nil when the call has ended well.
        ///
        /// - Throws: how the call ended otherwise.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RPCError) -> Response? {
            guard let bytes = try await call.next() else { return nil }
            return try Response(response: bytes)
        }
    }
}
