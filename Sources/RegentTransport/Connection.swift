/// One end of a two-way stream of bytes.
///
/// The transport drives: it hands over what it has read and asks for what to write, always on one
/// serial context of the connection, so a handler's methods never run at the same time. The methods
/// here may be called from anywhere, also from inside the handler's.
package protocol Connection: Sendable {
    /// The peer as identified by the operating system, and by TLS once its handshake is over: certain when
    /// the first bytes arrive.
    var peer: PeerIdentity { get }

    /// Bytes that were handed over and wait in the transport; asked on the serial context only.
    var unsentBytes: Int { get }

    /// Asks for a round of `bytesToSend`; many calls before that round are one.
    func wake()

    /// Asks for one `timerFired` after a time, instead of any earlier wish; nil takes the wish back.
    func setTimer(after delay: Duration?)

    /// Stops or resumes reading. What one burst of reading had already taken still arrives.
    func setReading(_ isReading: Bool)

    /// Closes once what was handed over is written, or soon after if the peer does not read.
    ///
    /// Before the end of a TLS handshake it closes at once, because no byte may pass: what was handed over is lost,
    /// and the handler's `closed` gets `.handshakeFailed`.
    func close()
}

/// The user of a connection: it consumes and produces its bytes.
package protocol ConnectionHandler: AnyObject, Sendable {
    /// Takes what was read, cut anywhere.
    func received(_ bytes: [UInt8])

    /// Returns about `bytesMax` bytes to write, by whole frames; empty when there is nothing.
    ///
    /// Asked after each burst of reading, after each `wake`, and again whenever the pipe has drained; not while as much
    /// waits in the transport as may, because the peer does not read. That is the connection's back-pressure. What is
    /// given before the end of a TLS handshake waits in the transport until then.
    func bytesToSend(bytesMax: Int) -> [UInt8]

    /// The time asked for with `setTimer` has come.
    func timerFired()

    /// The connection is gone; the last call. `error` is nil after an orderly end; a connection that ends with
    /// bytes that were handed over before its TLS handshake, and so never sent, does not end in order.
    func closed(_ error: TransportError?)
}

/// Makes the handler of a new connection, before its first byte; nil refuses the connection, which is then closed
/// without a byte read or written.
package typealias ConnectionAttach = @Sendable (any Connection) -> (any ConnectionHandler)?
