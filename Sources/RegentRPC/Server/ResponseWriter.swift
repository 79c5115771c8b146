package import RegentMessages

/// Sends the responses of one call.
package struct ResponseWriter<Response: Message>: Sendable {
    private let sink: any MessageSink

    /// Writes responses to a sink.
    package init(_ sink: any MessageSink) {
        self.sink = sink
    }

    /// Returns when the next response would be accepted at once. A handler of large responses waits here first, so
    /// that none waits in memory.
    ///
    /// - Throws: `RPCError` when the call has ended.
    package func room() async throws(RPCError) { try await sink.room() }

    /// Whether `room` would return at once. A handler that waited for something else after `room` asks again, since
    /// other calls may have been sent all that the server can hold meanwhile.
    package var hasRoom: Bool { sink.hasRoom }

    /// Sends responses that were made after `room` returned, all of them at once; none waits in the handler.
    ///
    /// - Throws: `RPCError` when the call has ended; `MESSAGE_TOO_LARGE` when the client does not take one of them.
    package func write(page responses: [Response]) async throws(RPCError) {
        try await sink.write(page: responses.map { $0.encoded() })
    }

    /// Sends a response; suspends while the client has given no credit for more.
    ///
    /// - Throws: `RPCError` when the call has ended; `MESSAGE_TOO_LARGE` when the client takes no
    ///   such message.
    package func write(_ response: Response) async throws(RPCError) {
        try await sink.write(encoding: response)
    }

    /// Sends responses in order; as `write(_:)` of each, and cheaper where they are small and many.
    ///
    /// - Throws: as `write(_:)`; those before the one that could not be sent were sent.
    package func write(contentsOf responses: [Response]) async throws(RPCError) {
        try await sink.write(encoding: responses)
    }

    /// Sends a response that is encoded already, as when many calls send the same.
    ///
    /// - Parameter response: the encoding of a `Response`.
    /// - Throws: as `write(_:)`.
    package func write(encoded response: [UInt8]) async throws(RPCError) { try await sink.write(response) }
}
