package import RegentMessages

/// The source of the request messages of a call.
package protocol MessageSource: Sendable {
    /// Returns when a message has come or none will: `next` does not wait then.
    ///
    /// For handlers that must reserve memory for a message before it is decoded.
    /// - Throws: `CANCELLED` when the task is cancelled while it waits.
    func arrival() async throws(RPCError)

    /// The next message's bytes; nil when no more come.
    ///
    /// - Throws: `RPCError` when the call has ended otherwise.
    func next() async throws(RPCError) -> [UInt8]?
}

/// The destination of the response messages of a call.
package protocol MessageSink: Sendable {
    /// Returns when the next message would be taken at once.
    ///
    /// For who makes large messages: none is made to wait in memory.
    /// - Throws: `RPCError` when the call has ended.
    func room() async throws(RPCError)

    /// Whether `room` would return at once.
    var hasRoom: Bool { get }

    /// Sends a message; returns when the next one may be made.
    ///
    /// - Throws: `RPCError` when the call has ended.
    func write(_ message: [UInt8]) async throws(RPCError)

    /// Encodes a message where it is sent from, as `write`.
    ///
    /// - Throws: `RPCError` when the call has ended.
    func write(encoding message: some Message) async throws(RPCError)

    /// Encodes messages where they are sent from, in order, as `write`.
    ///
    /// - Throws: `RPCError` when the call has ended.
    func write(encoding messages: [some Message]) async throws(RPCError)

    /// Sends messages that were made after `room` returned; all are accepted at once.
    ///
    /// - Throws: `RPCError` when the call has ended.
    func write(page messages: [[UInt8]]) async throws(RPCError)
}

extension MessageSource {
    /// At once: where all messages are there already.
    package func arrival() async throws(RPCError) {}
}

extension MessageSink {
    /// Encoded by itself.
    package func write(encoding message: some Message) async throws(RPCError) { try await write(message.encoded()) }

    /// One after the other.
    package func write(encoding messages: [some Message]) async throws(RPCError) {
        for message in messages { try await write(encoding: message) }
    }

    /// One after the other.
    package func write(page messages: [[UInt8]]) async throws(RPCError) {
        for message in messages { try await write(message) }
    }

    /// At once: where every message is taken.
    package func room() async throws(RPCError) {}

    /// Always: where every message is taken.
    package var hasRoom: Bool { true }
}
