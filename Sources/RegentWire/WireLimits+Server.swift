/// The limits of a server for all its clients together, and its timeouts.
///
/// A client can meet every one of these.
/// - Source: PROTOCOL.md, "Limits"; docs/reliability.md, "Limits and overload"; decision 14.
extension WireLimits {
    // MARK: Connections

    /// Connections at once; one more is closed before its first byte is read.
    package static let connectionsMax = 1024
    /// How many of them are kept for peers on the server's own machine.
    package static let localConnectionsKept = 16
    /// Connections whose HELLO has not been accepted; one more takes the place of the oldest.
    package static let unacceptedConnectionsMax = 128

    // MARK: Time

    /// Time for a frame once its first byte has come.
    package static let frameTimeout = Duration.seconds(10)
    /// Time for a message once its first fragment has come, while its sender has credit.
    package static let messageTimeout = Duration.seconds(60)
    /// Time a peer may take nothing of what waits for it.
    package static let slowConsumerTimeout = Duration.seconds(30)
    /// Age at which a remote connection drains, so that clients spread over servers and identities are checked again.
    package static let connectionAge = Duration.seconds(24 * 60 * 60)
    /// Part of that by which ages differ, so that connections made together do not end together.
    package static let connectionAgeSpread = 0.1
    /// Time that open calls have then.
    package static let connectionAgeGrace = Duration.seconds(30)
    /// Least time between two PINGs of a client on which nothing else happens.
    package static let pingIntervalMin = Duration.seconds(10)
    /// PINGs that may come sooner; the next ends the connection.
    package static let pingStrikesMax = 2

    // MARK: Bytes

    /// Most bytes that a server holds for all connections before it refuses calls: unread and incomplete messages,
    /// output.
    package static let heldBytesMax = 160 * 1024 * 1024
    /// Output of one connection from which on its calls are not read.
    package static let queuedBytesPause = 4 * 1024 * 1024
    /// Output below which they are read again.
    package static let queuedBytesResume = 1024 * 1024
    /// Output above which a connection that takes too little of it is closed while the server sheds.
    package static let queuedBytesPressed = 256 * 1024
    /// Bytes it must take in a second meanwhile.
    package static let pressedBytesMin = 16 * 1024
    /// Time it has for that.
    package static let pressedTimeout = Duration.seconds(1)
    /// Raised credit of all bulk streams of one connection.
    package static let bulkCreditConnectionBytes = 16 * 1024 * 1024
    /// Raised credit of all bulk streams of a server.
    package static let bulkCreditServerBytes = 128 * 1024 * 1024

    /// Whole requests of one connection that wait for handlers, from which on it is not read: six of the largest
    /// batches of keys.
    package static let waitingRequestBytesMax = 1024 * 1024

    // MARK: Calls

    /// Largest request that is answered on an event loop: 256 keys of 30 bytes.
    package static let inlineBytesMax = 8 * 1024
    /// Keys of the largest batch that is answered there.
    package static let inlineKeysMax = 256
    /// Time for which a connection's calls are answered there before other connections have their turn.
    package static let inlineNanosecondsMax = 200_000
    /// Time a call may wait for a thread.
    package static let queueTimeMax = Duration.seconds(1)
    /// Handlers of urgent calls (P1) at once; health (P0) has no limit.
    package static let urgentCallsMax = 256
    /// Handlers of control reads and writes (P2) at once.
    package static let controlCallsMax = 1024
    /// Handlers of routing calls (P3) at once that are not answered inline.
    package static let routingCallsMax = 1024
    /// Handlers of bulk, exports and lists (P4) at once.
    package static let bulkCallsMax = 32
    /// Handlers of streams at once: some ten kilobytes each while they wait for their clients.
    package static let serverStreamsMax = 4096
    /// Approximate wait that a refused call is given: between half and one and a half of it.
    package static let retryAfter = Duration.seconds(1)
}
