package import RegentMessages
package import RegentWire

/// One call in encoded messages: the ground of every typed stream, and of `regent rpc call`.
///
/// Giving up the last reference gives up the call.
package final class ClientCall: Sendable {
    private let call: OpenCall

    init(_ call: consuming OpenCall) { self.call = call }

    /// Sends a request message; suspends while the server has given no credit for more.
    ///
    /// - Throws: how the call ended, if it has; `CANCELLED` when the server ended it in order and
    ///   accepts no more; `MESSAGE_TOO_LARGE`.
    package func send(_ message: [UInt8]) async throws(RPCError) { try await call.send(message) }

    /// Ends the requests.
    package func finishSending() { call.finishSending() }

    /// The next response message; nil when the call has ended well.
    ///
    /// - Throws: how the call ended otherwise.
    package func next() async throws(RPCError) -> [UInt8]? { try await call.next() }

    /// The next response messages: at least one, and small ones as they lay behind one another in what was read at
    /// once. Nil when the call has ended well.
    ///
    /// Takes turns with `next`: each message is given once, in order.
    /// - Throws: how the call ended otherwise.
    package func nextMessages() async throws(RPCError) -> EncodedMessages? { try await call.nextMessages() }

    /// The only response message of a call that has one.
    ///
    /// - Throws: how the call failed; `WRONG_CARDINALITY` when there was none or a second.
    package func only() async throws(RPCError) -> [UInt8] { try await call.only() }

    /// Leading metadata, once the server's first frame has come.
    package func leadingMetadata() async -> [KeyValue] { await call.leadingMetadata() }

    /// Trailing metadata; empty while the call has not ended.
    package var trailingMetadata: [KeyValue] { call.trailingMetadata }

    /// Gives the call up; harmless after its end.
    package func cancel() { call.cancel() }
}
