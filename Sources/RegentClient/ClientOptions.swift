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
    /// How attempts are spread over time.
    package var pace = Pace()

    /// The defaults, unless told otherwise.
    public init(
        unaryTimeout: Duration = .seconds(10), closeGrace: Duration = .seconds(1), waitsForConnection: Bool? = nil
    ) {
        self.unaryTimeout = unaryTimeout
        self.closeGrace = closeGrace
        self.waitsForConnection = waitsForConnection
    }
}
