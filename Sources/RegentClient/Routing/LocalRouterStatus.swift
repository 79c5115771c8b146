public import RegentRPC

/// How current a router is in one environment.
public struct LocalRouterStatus: Sendable {
    /// Id of the environment.
    public let environment: String
    /// Whether it can decide.
    public let hasSnapshot: Bool
    /// Ledger revision at which the snapshot was known to be current; 0 before the first one.
    public let revision: UInt64
    /// Whether the daemon streams changes now.
    public let isConnected: Bool
    /// Time since the snapshot was known to be current: a few seconds while the daemon is there, growing while it is
    /// away; before the first snapshot, since the router was made.
    public let staleness: Duration
    /// Why the last stream ended; nil while one is open.
    public let failure: RPCError?
}

extension LocalRouter {
    /// How current it is in an environment.
    ///
    /// - Throws: `RPCError` BAD_REQUEST for an environment that is not one of the router's.
    public func status(of environment: String) throws(RPCError) -> LocalRouterStatus { try place(environment).status }

    /// Time since every snapshot was known to be current: of several environments the longest.
    public var staleness: Duration { places.map(\.status.staleness).max() ?? .zero }

    /// Whether the daemon streams the changes of every environment now.
    public var isConnected: Bool { places.allSatisfy(\.status.isConnected) }

    /// Ledger revision at which the snapshots were known to be current: of several environments the least.
    public var revision: UInt64 { places.map(\.status.revision).min() ?? 0 }
}
