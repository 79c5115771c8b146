import RegentMessages
import RegentModel
import RegentWire

/// One call in encoded messages, of one owner: it is given up when its owner is done with it.
///
/// A call with one response needs nothing else. See `ClientCall` for a call that others hold.
struct OpenCall: ~Copyable, Sendable {
    private let stream: ClientStream
    private let connection: ClientConnection
    private let compressesRequests: Bool

    init(stream: ClientStream, connection: ClientConnection, compressesRequests: Bool) {
        self.stream = stream
        self.connection = connection
        self.compressesRequests = compressesRequests
    }

    deinit {
        cancel()
    }

    /// Sends a request message; suspends while the server has given no credit for more.
    ///
    /// - Throws: how the call ended, if it has; `CANCELLED` when the server ended it in order and
    ///   accepts no more; `MESSAGE_TOO_LARGE`.
    func send(_ message: [UInt8]) async throws(RPCError) {
        let (bytes, isCompressed) =
            compressesRequests
            ? MessageEncoding.compress(message) : (message, false)
        while true {
            if Task.isCancelled { throw giveUp() }
            switch connection.offer(bytes, isCompressed: isCompressed, on: stream.key) {
            case .accepted: return
            case .tooLarge: throw .tooLarge(bytes.count)
            case .closed: throw stream.end.flatMap { RPCError($0) } ?? .cancelled
            case .full: await stream.writable.signal()?.wait()
            }
        }
    }

    /// Ends the requests.
    func finishSending() {
        connection.finishSending(stream.key)
    }

    /// The next response message; nil when the call has ended well.
    ///
    /// - Throws: how the call ended otherwise.
    func next() async throws(RPCError) -> [UInt8]? {
        do throws(RPCError) {
            let taking = try await stream.inbox.next { connection.demand(stream.key) }
            guard let taking else { return nil }
            if let told = taking.told { connection.consumed(told, on: stream.key) }
            return try bytes(of: taking.taken)
        } catch {
            if !stream.hasEnded { connection.abandon(stream.key, error) }
            throw error
        }
    }

    /// The next response messages: at least one, and small ones as they lay behind one another in what was read at
    /// once. Nil when the call has ended well.
    ///
    /// Takes turns with `next`: each message is given once, in order.
    /// - Throws: how the call ended otherwise.
    func nextMessages() async throws(RPCError) -> EncodedMessages? {
        do throws(RPCError) {
            let taking = try await stream.inbox.nextArrival { connection.demand(stream.key) }
            guard let taking else { return nil }
            if let told = taking.told { connection.consumed(told, on: stream.key) }
            switch taking.taken {
            case .messages(let messages): return messages
            case .message(let message): return EncodedMessages(try bytes(of: message))
            }
        } catch {
            if !stream.hasEnded { connection.abandon(stream.key, error) }
            throw error
        }
    }

    /// A message as the server made it.
    private func bytes(of message: WireMessage) throws(RPCError) -> [UInt8] {
        guard message.isCompressed else { return message.bytes }
        return try MessageEncoding.decompress(
            message, encoding: stream.reply.encoding, bytesMax: connection.settings.messageBytesMax)
    }

    /// The only response message of a call that has one.
    ///
    /// - Throws: how the call failed; `WRONG_CARDINALITY` when there was none or a second.
    func only() async throws(RPCError) -> [UInt8] {
        guard let response = try await next() else {
            throw RPCError(.wrongCardinality, "the server sent no response")
        }
        guard try await next() == nil else {
            cancel()
            throw RPCError(.wrongCardinality, "the server sent several responses")
        }
        return response
    }

    /// Leading metadata, once the server's first frame has come.
    func leadingMetadata() async -> [KeyValue] {
        await stream.begun.signal()?.wait()
        return stream.reply.metadata
    }

    /// Trailing metadata; empty while the call has not ended.
    var trailingMetadata: [KeyValue] { stream.end?.trailers ?? [] }

    /// Gives the call up; harmless after its end.
    func cancel() {
        if !stream.hasEnded { connection.abandon(stream.key, .cancelled) }
    }

    private func giveUp() -> RPCError {
        cancel()
        return .cancelled
    }
}
