/// How a client behaves, for all its calls.
public struct ClientOptions: Sendable {
    /// Time a call with one response may take over all its attempts, where its own options name none; 10 s
    /// unless told otherwise. Also the time the first connection may take.
    public var unaryTimeout: Duration
    /// Time background work has to send what is left and open calls have to end, when a scope or a service ends.
    public var closeGrace: Duration
    /// Whether calls that find no connection wait for one, where their own options do not say; nil for true on
    /// calls with a deadline.
    public var waitsForConnection: Bool?
    /// Time an upload, a watch or a flush of outcomes goes on connecting again while nothing comes of it; 60 s unless
    /// told otherwise.
    public var patience: Duration
    /// Outcomes kept at most while the daemon has not acknowledged them; 65,536 unless told otherwise.
    public var outcomesMax: Int
    /// Whom to trust and what to show, where the address is TLS.
    public var tls: TLSOptions
    /// By which the daemon knows the caller, where it is not the peer itself; wins over what is known of the peer.
    public var token: AuthToken?
    /// How attempts are spread over time.
    package var pace = Pace()

    /// The defaults, unless told otherwise.
    public init(
        unaryTimeout: Duration = .seconds(10), closeGrace: Duration = .seconds(1), waitsForConnection: Bool? = nil,
        patience: Duration = .seconds(60), outcomesMax: Int = 65_536, tls: TLSOptions = TLSOptions(),
        token: AuthToken? = nil
    ) {
        self.unaryTimeout = unaryTimeout
        self.closeGrace = closeGrace
        self.waitsForConnection = waitsForConnection
        self.patience = patience
        self.outcomesMax = outcomesMax
        self.tls = tls
        self.token = token
    }
}
