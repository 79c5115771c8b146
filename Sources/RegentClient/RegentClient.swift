import RegentMessages
public import RegentRPC
import RegentTransportSocket

/// A connection to a Regent daemon: typed calls, streams, uploads.
///
/// The calls themselves are generated from the .proto files, one method each. Safe to use from any
/// number of tasks at once.
public struct RegentClient: Sendable {
    private let channel: RPCChannel
    private let unaryTimeout: Duration

    /// Connects to the daemon at an address.
    ///
    /// - Parameter unaryTimeout: time a call with one response may take, where its options name none.
    /// - Throws: `RPCError` UNAVAILABLE `CONNECT_FAILED` when nobody answers, UNAUTHENTICATED when the
    ///   daemon does not know the caller.
    public static func connect(
        to address: Address, unaryTimeout: Duration = .seconds(10)
    ) async throws(RPCError) -> RegentClient {
        let dialer = UnixDialer(path: address.socketPath, loops: .ofProcess)
        return RegentClient(channel: try await RPCChannel.connect(dialer), unaryTimeout: unaryTimeout)
    }

    /// Lets open calls end within the grace, then closes the connection.
    public func close(grace: Duration = .seconds(1)) async { await channel.shutdown(grace: grace) }

    /// Calls a method with one request and one response; fills an empty idempotency key.
    func unary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions
    ) async throws(RPCError) -> Response {
        var options = options
        options.timeout = options.timeout ?? unaryTimeout
        return try await channel.unary(method, request.keyed(), options)
    }

    /// Calls a method with one request and many responses.
    func serverStream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions
    ) async throws(RPCError) -> ResponseStream<Response> {
        try await channel.serverStream(method, request, options)
    }

    /// Calls a method with many requests and many responses.
    func duplex<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ options: CallOptions
    ) async throws(RPCError) -> DuplexCall<Request, Response> {
        try await channel.duplex(method, options)
    }

    /// Calls a method by its wire name with encoded messages: what a tool needs that knows the methods only from
    /// the daemon's descriptors.
    ///
    /// - Parameter onResponse: told each encoded response, in order.
    /// - Throws: how the call failed.
    public func call(
        _ method: String, _ requests: [[UInt8]], _ options: CallOptions = CallOptions(),
        onResponse: ([UInt8]) async throws -> Void
    ) async throws {
        let call = try await channel.open(method, options)
        for request in requests { try await call.send(request) }
        call.finishSending()
        while let response = try await call.next() { try await onResponse(response) }
    }
}

extension Message {
    /// The message with an idempotency key, where it needs one and has none.
    fileprivate func keyed() -> Self {
        guard var request = self as? any MutatingRequest,
            request.mutation?.idempotencyKey.isEmpty ?? true
        else { return self }
        var mutation = request.mutation ?? Mutation()
        mutation.idempotencyKey = IdempotencyKey.fresh()
        request.mutation = mutation
        return request as? Self ?? self
    }
}

/// Names one attempt to change something, however often it is sent.
enum IdempotencyKey {
    /// 32 hexadecimal digits nobody else has.
    static func fresh() -> String {
        var system = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(system.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
