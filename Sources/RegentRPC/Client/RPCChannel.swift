package import RegentMessages
import RegentModel
package import RegentTransport
package import RegentWire
import Synchronization

/// One connection to a server and the calls on it.
///
/// Lives until it is closed or the connection is lost; connecting again makes another channel.
package final class RPCChannel: Sendable {
    private let connection: ClientConnection
    /// Heads that are kept: more than there are methods.
    private static let plainHeadsMax = 256
    /// Encoded heads of the methods that were called without any option; they are the same for every call.
    private let plainHeads = Mutex<[String: [UInt8]]>([:])

    private init(_ connection: ClientConnection) {
        self.connection = connection
    }

    deinit {
        connection.drain()
    }

    /// Connects.
    ///
    /// - Parameter awaitsGreeting: whether to return only when the server has accepted the
    ///   connection. Without it the first call is sent with the HELLO, in one round trip, and reports
    ///   its error instead.
    /// - Throws: `CONNECT_FAILED` when nothing answers or TLS fails; `BAD_REQUEST` when the dialer's own
    ///   certificates cannot be used; the server's status when it refuses.
    package static func connect(
        _ dialer: some Dialer,
        settings: ConnectionSettings = ConnectionSettings(agent: "regent-swift"),
        awaitsGreeting: Bool = true, keepalive: Keepalive? = nil
    ) async throws(RPCError) -> RPCChannel {
        let made = Mutex<ClientConnection?>(nil)
        do throws(TransportError) {
            try await dialer.dial { connection in
                let handler = ClientConnection(connection, settings: settings, keepalive: keepalive)
                made.withLock { $0 = handler }
                return handler
            }
        } catch {
            throw RPCError(dialing: error)
        }
        guard let connection = made.withLock({ $0 }) else {
            throw RPCError(.connectFailed, "the connection could not be opened")
        }
        let channel = RPCChannel(connection)
        if awaitsGreeting { try await connection.greeting() }
        return channel
    }

    // MARK: Calls

    /// Calls a method with one request and one response.
    ///
    /// - Throws: how the call failed.
    package func unary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Response {
        let bytes = try await unary(method.descriptor.name, request.encoded(), options)
        return try Response(response: bytes)
    }

    /// Calls a method by name with an encoded request, as `unary`.
    package func unary(
        _ name: String, _ request: [UInt8], _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> [UInt8] {
        let call = try await opened(name, options, request: request, standardTimeout: WireLimits.unaryTimeout)
        return try await call.only()
    }

    /// Calls a method with one request and many responses.
    ///
    /// - Throws: why the call could not be made; later failures come from the stream.
    package func serverStream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ResponseStream<Response> {
        ResponseStream(try await open(method.descriptor.name, options, request: request.encoded()))
    }

    /// Calls a method with many requests and one response.
    ///
    /// - Throws: why the call could not be made.
    package func clientStream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientStreamCall<Request, Response> {
        ClientStreamCall(try await open(method.descriptor.name, options))
    }

    /// Calls a method with many requests and many responses.
    ///
    /// - Throws: why the call could not be made.
    package func duplex<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> DuplexCall<Request, Response> {
        DuplexCall(try await open(method.descriptor.name, options))
    }

    /// Refuses metadata that the server would refuse.
    private static func check(_ metadata: [KeyValue]) throws(RPCError) {
        guard metadata.count <= WireLimits.metadataEntriesMax else {
            throw RPCError(
                .metadataTooLarge,
                "metadata has \(metadata.count) entries, at most \(WireLimits.metadataEntriesMax) are allowed")
        }
        for entry in metadata where !WireLimits.isMetadataKey(entry.key) {
            throw RPCError(
                .badRequest, "a metadata key must be 1 to \(WireLimits.metadataKeyBytesMax) of a-z 0-9 _ . -",
                metadata: ["key": entry.key])
        }
    }

    /// Opens a call by name, in encoded messages.
    ///
    /// - Parameter request: the only request, if there is one; then no more can be sent.
    /// - Throws: why the call could not be made; the server has seen nothing of it then.
    package func open(
        _ name: String, _ options: CallOptions = CallOptions(), request: [UInt8]? = nil
    ) async throws(RPCError) -> ClientCall {
        ClientCall(try await opened(name, options, request: request, standardTimeout: nil))
    }

    /// Opens a call, as `open`.
    ///
    /// - Parameter standardTimeout: when the options name none.
    private func opened(
        _ name: String, _ options: CallOptions, request: [UInt8]?, standardTimeout: Duration?
    ) async throws(RPCError) -> OpenCall {
        try Self.check(options.metadata)
        let compresses = options.isCompressed && connection.peerUnderstands(MessageEncoding.zstd)
        var opening = ClientConnection.Opening(head: head(name, options, compresses: compresses))
        opening.deadline = (options.timeout ?? standardTimeout).map { .now + $0 }
        guard opening.head.count <= WireLimits.headBytesMax - Self.timeoutBytes else {
            throw RPCError(.metadataTooLarge, "the metadata is larger than \(WireLimits.headBytesMax) bytes")
        }
        if let request {
            let (bytes, isCompressed) =
                compresses
                ? MessageEncoding.compress(request) : (request, false)
            guard bytes.count <= connection.peerMessageBytesMax else { throw .tooLarge(bytes.count) }
            opening.message = bytes
            opening.isCompressed = isCompressed
            opening.isLast = true
        }
        let stream = try await connection.open(opening)
        return OpenCall(stream: stream, connection: connection, compressesRequests: compresses)
    }

    /// The head of a CALL without the time left.
    private func head(_ name: String, _ options: CallOptions, compresses: Bool) -> [UInt8] {
        let isPlain = options.metadata.isEmpty && !options.isCompressed && options.attempt == 0
        if isPlain, let head = plainHeads.withLock({ $0[name] }) { return head }
        let head = Call(
            method: name, metadata: options.metadata,
            encoding: compresses ? MessageEncoding.zstd : MessageEncoding.identity,
            accept: options.isCompressed ? MessageEncoding.supported : [],
            attempt: options.attempt
        ).encoded()
        // A program may call whatever it reads somewhere.
        if isPlain { plainHeads.withLock { if $0.count < Self.plainHeadsMax { $0[name] = head } } }
        return head
    }

    /// Bytes the time left adds to a head when it is written: a key and ten bytes of varint.
    private static let timeoutBytes = 11

    // MARK: End

    /// Why no more calls can be made; nil while they can. A lost connection shows here first.
    package var ending: RPCError? { connection.ending }

    /// Whether no more calls can be made.
    package var hasEnded: Bool { connection.hasEnded }

    /// Calls that have not ended.
    package var openCallCount: Int { connection.openCallCount }

    /// Gives every open call up and closes the connection.
    package func close() {
        connection.close()
    }

    /// Opens no more calls, lets the open ones end within the grace, then closes.
    package func shutdown(grace: Duration) async {
        connection.drain()
        await connection.closing(until: .now + grace)
        close()
    }
}
