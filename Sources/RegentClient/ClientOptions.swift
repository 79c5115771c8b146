public import Logging

/// The options of a client, for all its calls.
public struct ClientOptions: Sendable {
    /// Time limit of a call with one response over all its attempts, if its own options have none; the default is
    /// 10 s. Also the time limit of the first connection.
    public var unaryTimeout: Duration
    /// Time for background work to send remaining data and for open calls to end, when a scope or a service ends.
    public var closeGrace: Duration
    /// Whether calls wait while there is no connection, if their own options do not say so; nil means that calls with a
    /// deadline wait.
    public var waitsForConnection: Bool?
    /// Time for which an upload, a watch or a flush of outcomes keeps reconnecting without progress; the default is
    /// 60 s.
    public var patience: Duration
    /// Most outcomes that are kept until the daemon has acknowledged them; the default is 65,536.
    public var outcomesMax: Int
    /// Trusted CAs and own certificate, for addresses with TLS.
    public var tls: TLSOptions
    /// Token that identifies the caller; it takes precedence over the user id and the certificate.
    public var token: AuthToken?
    /// What runs around every call with one response, the first outermost.
    public var interceptors: [any CallInterceptor]
    /// Told of connections and refused outcomes (info, warning), of dropped outcomes (error) and of calls that are made
    /// again (debug); nil = nothing is logged. Lines hold no requests and no tokens.
    public var logger: Logger?
    /// Where the last checkpoint of each ledger is kept, with which the ledger is compared on every new connection; nil =
    /// nothing is kept and compared.
    public var checkpoints: (any CheckpointMemory)?
    /// How attempts are spread over time.
    package var pace = Pace()

    /// Makes options; what is left out has its default.
    public init(
        unaryTimeout: Duration = .seconds(10), closeGrace: Duration = .seconds(1), waitsForConnection: Bool? = nil,
        patience: Duration = .seconds(60), outcomesMax: Int = 65_536, tls: TLSOptions = TLSOptions(),
        token: AuthToken? = nil, interceptors: [any CallInterceptor] = [], logger: Logger? = nil,
        checkpoints: (any CheckpointMemory)? = nil
    ) {
        self.unaryTimeout = unaryTimeout
        self.closeGrace = closeGrace
        self.waitsForConnection = waitsForConnection
        self.patience = patience
        self.outcomesMax = outcomesMax
        self.tls = tls
        self.token = token
        self.interceptors = interceptors
        self.logger = logger
        self.checkpoints = checkpoints
    }
}
