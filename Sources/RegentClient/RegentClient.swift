package import RegentMessages
public import RegentRPC
import RegentTransportSocket
public import RegentWire

/// A client of a Regent daemon: typed calls, streams, uploads.
///
/// The calls are generated from the .proto files, one method each. A client can be used from any number of tasks at
/// once; copies are the same client. When the connection is lost or the daemon stops, the next call connects again.
/// Calls with one response are retried within their deadline where that cannot do anything twice. Run the client in a
/// `ServiceGroup` or in `withRegentClient`, or close it.
public struct RegentClient: Sendable {
    /// The shared state of the copies.
    let core: ClientCore

    /// Connects to the daemon at an address.
    ///
    /// - Throws: `RPCError` UNAVAILABLE `CONNECT_FAILED` when nothing answers or the daemon is not trusted,
    ///   UNAUTHENTICATED when the daemon refuses the credentials, INVALID_ARGUMENT when the client's own
    ///   certificates cannot be used.
    public static func connect(
        to address: Address, options: ClientOptions = ClientOptions()
    ) async throws(RPCError) -> RegentClient {
        try await connect(to: [address], options: options, background: [])
    }

    /// Connects to the first of several daemons of one store that answers.
    ///
    /// When the connection is lost or the daemon stops, the next call connects to the next address of the list, which
    /// is used in a circle; there is a wait only after every address has failed. After UNAUTHENTICATED no other
    /// address is tried.
    /// - Throws: as `connect(to:options:)` of the last address; INVALID_ARGUMENT if the list is empty.
    public static func connect(
        to addresses: [Address], options: ClientOptions = ClientOptions()
    ) async throws(RPCError) -> RegentClient {
        try await connect(to: addresses, options: options, background: [])
    }

    /// Connects, with background work.
    ///
    /// - Throws: as `connect(to:options:)`.
    package static func connect(
        to address: Address, options: ClientOptions = ClientOptions(), background: [any ClientBackground]
    ) async throws(RPCError) -> RegentClient {
        try await connect(to: [address], options: options, background: background)
    }

    private static func connect(
        to addresses: [Address], options: ClientOptions, background: [any ClientBackground]
    ) async throws(RPCError) -> RegentClient {
        let core = try ClientCore(addresses, options, background)
        _ = try await core.live.link(until: .now + options.unaryTimeout, waits: false, isPaid: false)
        return RegentClient(core: core)
    }

    /// Runs tasks on the one thread that moves the bytes of this client's connection, so that a call needs no other.
    ///
    /// Otherwise two threads are woken for each call, that of the connection and that of the task, which is most of the
    /// cost of a call that waits. Whatever blocks or computes for long on it holds up every call of this client, and of
    /// whatever else in the process uses the same thread.
    /// ```swift
    /// let response = try await Task(executorPreference: client.executor) {
    ///     try await client.select(request)
    /// }.value
    /// ```
    public var executor: any TaskExecutor { core.loops.executor }

    /// Level of zstd for the cold columns of uploads.
    package var bulkLevel: Int32 { core.bulkLevel }

    /// Sends remaining data of background work and lets open calls end, both within the grace, then closes the
    /// connection. Later calls fail with `CLIENT_CLOSED`; repeating it is harmless.
    public func close(grace: Duration = .seconds(1)) async { await core.close(grace: grace) }

    /// Calls a method with one request and one response; sets an empty idempotency key, once for all attempts.
    package func unary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions
    ) async throws(RPCError) -> Response {
        let interceptors = core.options.interceptors
        let keyed = request.keyed(for: method.descriptor)
        if interceptors.isEmpty { return try await plainUnary(method, keyed, options) }
        let call = InterceptedCall(method: method.descriptor.qualifiedName, options: options)
        return try await intercepted(method, keyed, call, interceptors[...])
    }

    /// Calls a method without interceptors.
    func plainUnary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions
    ) async throws(RPCError) -> Response {
        try Response(response: try await core.unary(method.descriptor, request.encoded(), options))
    }

    /// Calls a method with one request and many responses.
    func serverStream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ options: CallOptions
    ) async throws(RPCError) -> ResponseStream<Response> {
        ResponseStream(try await core.open(method.descriptor.name, options, request: request.encoded()))
    }

    /// Calls a method with many requests and many responses.
    func duplex<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ options: CallOptions
    ) async throws(RPCError) -> DuplexCall<Request, Response> {
        DuplexCall(try await core.open(method.descriptor.name, options))
    }

    /// Calls a method by its wire name with encoded messages, for tools that know the methods only from the daemon's
    /// descriptors.
    ///
    /// - Parameters:
    ///   - method: the wire name.
    ///   - requests: encoded, in order.
    ///   - options: of the call.
    ///   - onResponse: receives each encoded response, in order.
    /// - Throws: how the call failed.
    public func call(
        _ method: String, _ requests: [[UInt8]], _ options: CallOptions = CallOptions(),
        onResponse: ([UInt8]) async throws -> Void
    ) async throws {
        try await callStream(method, requests, options) { responses in
            for response in responses { try await onResponse(Array(response)) }
        }
    }

    /// Calls a method by its wire name, as `call`, that gives many small responses.
    ///
    /// - Parameters:
    ///   - method: the wire name.
    ///   - requests: encoded, in order.
    ///   - options: of the call.
    ///   - onResponses: told the encoded responses in order, each time all that have come together.
    /// - Throws: how the call failed.
    public func callStream(
        _ method: String, _ requests: [[UInt8]], _ options: CallOptions = CallOptions(),
        onResponses: (EncodedMessages) async throws -> Void
    ) async throws {
        let call = try await core.open(method, options)
        for request in requests { try await call.send(request) }
        call.finishSending()
        while let responses = try await call.nextMessages() { try await onResponses(responses) }
    }
}

extension Message {
    /// The request of a method with an idempotency key, where it needs one and has none.
    func keyed(for method: MethodDescriptor) -> Self {
        // Asked of the method first: what reads has no key, and asking the message is slow.
        guard method.idempotency != .read, var request = self as? any MutatingRequest,
            request.mutation?.idempotencyKey.isEmpty ?? true
        else { return self }
        var mutation = request.mutation ?? Mutation()
        mutation.idempotencyKey = IdempotencyKey.fresh()
        request.mutation = mutation
        return request as? Self ?? self
    }
}

/// Makes an idempotency key, which identifies a change however often it is sent.
enum IdempotencyKey {
    /// 32 random hexadecimal digits.
    static func fresh() -> String {
        var system = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(system.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
