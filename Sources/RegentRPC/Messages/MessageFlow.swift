/// Where the request messages of a call come from.
package protocol MessageSource: Sendable {
    /// The next message's bytes; nil when no more come.
    ///
    /// - Throws: `RPCError` when the call has ended otherwise.
    func next() async throws(RPCError) -> [UInt8]?
}

/// Where the response messages of a call go.
package protocol MessageSink: Sendable {
    /// Sends a message; returns when the next one may be made.
    ///
    /// - Throws: `RPCError` when the call has ended.
    func write(_ message: [UInt8]) async throws(RPCError)
}
