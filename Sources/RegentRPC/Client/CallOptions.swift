public import RegentMessages

/// How one call is made.
public struct CallOptions: Hashable, Sendable {
    /// Time the whole call may take; nil for 10 s on calls with one response and none on the others.
    public var timeout: Duration?
    /// Leading metadata; keys lower-case, values any bytes.
    public var metadata: [KeyValue]
    /// Whether messages are compressed both ways, when the server can and they shrink. Pays on slow
    /// links, costs on a local socket.
    public var isCompressed: Bool
    /// Number of earlier attempts of the same call; counted on by the client's own retries.
    public var attempt: UInt32
    /// Whether a call that finds no connection waits for one, as long as its deadline allows; false
    /// fails as soon as one attempt to connect has failed. Nil for true on calls with a deadline.
    public var waitsForConnection: Bool?

    /// Makes options; what is left out has its default.
    public init(
        timeout: Duration? = nil, metadata: [KeyValue] = [], isCompressed: Bool = false,
        attempt: UInt32 = 0, waitsForConnection: Bool? = nil
    ) {
        self.timeout = timeout
        self.metadata = metadata
        self.isCompressed = isCompressed
        self.attempt = attempt
        self.waitsForConnection = waitsForConnection
    }
}
