public import RegentMessages
import RegentModel
public import RegentRPC
import RegentWire

/// A client on a socket of its own that waits for an answer by blocking its thread: for programs whose threads count
/// microseconds.
///
/// A call is one write and one read of a Unix domain socket. No event loop, no task and no lock is involved, so nothing
/// has to be woken on this side. Use one client per thread; it is not `Sendable`. Do not call it from Swift
/// concurrency, whose threads must not block: use `RegentClient` there, with its `executor` where hops cost too much.
///
/// It makes calls with one request and one response, one at a time, on the machine of the daemon, and it never repeats
/// one. After a lost connection the next call connects again.
///
/// ```swift
/// let client = try RegentBlockingClient(to: Address("unix:/run/regent/regent.sock"))
/// let response = try client.select(SelectRequest(environment: "prod", key: "user-1"))
/// ```
public final class RegentBlockingClient {
    private let path: String
    private let settings: ConnectionSettings
    private let timeout: Duration
    private var channel: BlockingChannel?

    /// Connects to the daemon at an address.
    ///
    /// - Parameters:
    ///   - address: of a Unix domain socket.
    ///   - options: its `unaryTimeout` is the time of every call, its `token` is sent; the others mean nothing here.
    /// - Throws: `RPCError` UNAVAILABLE `CONNECT_FAILED` when nobody answers, INVALID_ARGUMENT for another kind of
    ///   address. Whether the daemon knows the caller shows at the first call.
    public init(to address: Address, options: ClientOptions = ClientOptions()) throws(RPCError) {
        guard let path = address.unixPath else {
            throw RPCError(.badRequest, "a blocking client takes unix:PATH, not \(address)")
        }
        self.path = path
        settings = ConnectionSettings(agent: "regent-swift", token: options.token?.bytes ?? [])
        timeout = options.unaryTimeout
        channel = try BlockingChannel(path: path, settings: settings, timeout: timeout)
    }

    /// Decides for one key.
    ///
    /// - Throws: as `call`.
    public func select(_ request: SelectRequest) throws(RPCError) -> SelectResponse {
        try call(RoutingServiceMethods.select, request)
    }

    /// Decides for many keys at once.
    ///
    /// - Throws: as `call`.
    public func selectBatch(_ request: SelectBatchRequest) throws(RPCError) -> SelectBatchResponse {
        try call(RoutingServiceMethods.selectBatch, request)
    }

    /// Calls any method with one request and one response; fills an empty idempotency key.
    ///
    /// - Throws: `RPCError` how the call failed. `isRetryable` says whether it may be made again.
    public func call<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request
    ) throws(RPCError) -> Response {
        guard !method.descriptor.clientStreaming, !method.descriptor.serverStreaming else {
            throw RPCError(.wrongCardinality, "\(method.descriptor.method) is a stream; use RegentClient")
        }
        return try connected().unary(method, request.keyed(for: method.descriptor))
    }

    /// The connection; another one where the last takes no more calls.
    private func connected() throws(RPCError) -> BlockingChannel {
        if let channel, channel.ending == nil { return channel }
        channel = nil
        let made = try BlockingChannel(path: path, settings: settings, timeout: timeout)
        channel = made
        return made
    }
}
