package import RegentMessages
import RegentWire

/// The limits of a server for all its clients together, and its timeouts: the numbers of
/// `WireLimits`, unless a test or an operator says less.
package struct ServerLimits: Sendable {
    // MARK: Connections

    /// Connections at once; one more is closed before its first byte is read.
    package var connectionsMax = WireLimits.connectionsMax
    /// How many of them are kept for peers on this machine.
    package var localConnectionsKept = WireLimits.localConnectionsKept
    /// Connections whose HELLO has not been accepted; one more takes the place of the oldest.
    package var unacceptedConnectionsMax = WireLimits.unacceptedConnectionsMax

    // MARK: Time

    /// Time a client has for its HELLO, a TLS handshake included.
    package var helloTimeout = WireLimits.helloTimeout
    /// Time for a frame once its first byte has come.
    package var frameTimeout = WireLimits.frameTimeout
    /// Time for a message once its first fragment has come, while its sender has credit.
    package var messageTimeout = WireLimits.messageTimeout
    /// Time a peer may take nothing of what waits for it.
    package var slowConsumerTimeout = WireLimits.slowConsumerTimeout
    /// Silence after which a remote peer is asked whether it is there.
    package var keepaliveIdle = WireLimits.keepaliveIdle
    /// Time it has to say anything after that.
    package var keepaliveTimeout = WireLimits.keepalivePatience
    /// Age at which a remote connection drains, about.
    package var connectionAge = WireLimits.connectionAge
    /// Time that open calls have then.
    package var connectionAgeGrace = WireLimits.connectionAgeGrace

    // MARK: Bytes

    /// Most bytes held for all connections before the server refuses calls.
    package var heldBytesMax = WireLimits.heldBytesMax
    /// Output of one connection from which on its calls are not read.
    package var queuedBytesPause = WireLimits.queuedBytesPause
    /// Output below which they are read again.
    package var queuedBytesResume = WireLimits.queuedBytesResume
    /// Output above which a connection that takes none of it is closed while the server sheds.
    package var queuedBytesPressed = WireLimits.queuedBytesPressed
    /// Bytes it must take in each look meanwhile.
    package var pressedBytesMin = WireLimits.pressedBytesMin
    /// Time it has for that.
    package var pressedTimeout = WireLimits.pressedTimeout
    /// Raised credit of all bulk streams of one connection.
    package var bulkCreditConnectionBytes = WireLimits.bulkCreditConnectionBytes
    /// Raised credit of all bulk streams of this server.
    package var bulkCreditServerBytes = WireLimits.bulkCreditServerBytes

    /// Whole requests of one connection that wait for handlers, from which on it is not read.
    package var waitingRequestBytesMax = WireLimits.waitingRequestBytesMax

    // MARK: Calls

    /// Time a call may wait for a thread; afterwards it is shed, unless its class is P0 or P1.
    package var queueTimeMax = WireLimits.queueTimeMax
    /// Handlers of calls with one message each way at once, but for those answered inline, by class; a class that is
    /// not named has no limit.
    package var callsMax: [Criticality: Int] = [
        .p1: WireLimits.urgentCallsMax, .p2: WireLimits.controlCallsMax, .p3: WireLimits.routingCallsMax,
        .p4: WireLimits.bulkCallsMax,
    ]
    /// Handlers of streams at once, of whatever class.
    package var streamsMax = WireLimits.serverStreamsMax
    /// Approximate wait that a refused call is given: between half and one and a half of it.
    package var retryAfter = WireLimits.retryAfter

    /// The settled numbers, but for what is changed.
    package init(_ change: (inout ServerLimits) -> Void = { _ in }) {
        change(&self)
    }

    /// Time between two looks at whether a peer takes what waits for it.
    var outputLookInterval: Duration { min(pressedTimeout, slowConsumerTimeout) }
}
