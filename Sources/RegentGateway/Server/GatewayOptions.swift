package import RegentTransportSocket
import RegentWire

/// How HTTP is served.
package struct GatewayOptions: Sendable {
    /// Where it is served, in this order.
    package var places: [SocketPlace]
    /// Names that a `Host` header may have besides those of the place and `localhost`.
    package var hosts: [String]
    /// Permissions of a Unix socket.
    package var socketMode: UInt32
    /// Whether everyone may read `/metrics` and `/readyz?verbose`.
    package var isMetricsOpen: Bool
    /// Folder that the files of the console are read from at each request; nil = those of the release.
    package var consoleFolder: String?
    /// What one connection may cost.
    package var limits = GatewayLimits()

    /// Names places, hosts and what is open.
    package init(places: [SocketPlace], hosts: [String] = [], socketMode: UInt32 = 0o600, isMetricsOpen: Bool = false) {
        self.places = places
        self.hosts = hosts
        self.socketMode = socketMode
        self.isMetricsOpen = isMetricsOpen
    }
}

/// What one connection may cost, and all of them; the settled numbers, unless a test says less.
package struct GatewayLimits: Sendable {
    /// Connections at once; one more is closed before its first byte is read.
    package var connectionsMax = 512
    /// Bytes of a request's line and headers.
    package var headBytesMax = 8 * 1024
    /// Bytes of a body that becomes one message.
    package var bodyBytesMax = WireLimits.messageBytesMax
    /// Bytes of the bodies of all connections that become messages, while they come.
    package var bodyRoomBytes = 256 << 20
    /// Time for a request's head, and from the start of a connection to its first one.
    package var headTimeout = Duration.seconds(30)
    /// Time in which `bodyBytesMin` bytes of a body, or its rest, must come.
    package var bodyTimeout = Duration.seconds(30)
    /// Bytes of a body that must come in that time.
    package var bodyBytesMin = 4 * 1024
    /// Time that a connection may be open without a request.
    package var idleTimeout = Duration.seconds(60)
    /// Time that a peer may take nothing of what waits for it.
    package var slowConsumerTimeout = WireLimits.slowConsumerTimeout
    /// Time that a refused peer has to read why.
    package var lingerTime = Duration.seconds(1)
    /// Bytes of the rest of a body that are read and dropped meanwhile, so that a peer that writes all of it before it
    /// reads comes to read why.
    package var lingerBytesMax = 8 << 20

    /// The settled numbers, but for what is changed.
    package init(_ change: (inout GatewayLimits) -> Void = { _ in }) { change(&self) }
}
