/// Counts of the outcomes that a client was given.
public struct OutcomeStatistics: Sendable, Hashable {
    /// Accepted by `report`.
    public var reported = 0
    /// Acknowledged by the daemon: they survive a power loss.
    public var durable = 0
    /// Refused by the daemon.
    public var refused = 0
    /// Not accepted because the buffer was full.
    public var dropped = 0
    /// Accepted, and neither durable nor refused yet.
    public var pending: Int { reported - durable - refused }
}
