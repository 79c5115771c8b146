/// One call of one connection.
///
/// Wire ids come back after a stream has closed; the ordinal does not, so a handler that outlives
/// its stream can never write to the stream's successor.
package struct StreamKey: Hashable, Sendable {
    /// The id on the wire, never 0.
    package let id: UInt32
    /// 1 for the first call of the connection, 2 for the next.
    package let ordinal: UInt64

    /// Names a call.
    package init(id: UInt32, ordinal: UInt64) {
        self.id = id
        self.ordinal = ordinal
    }
}

/// One whole message as it came, still compressed if its sender compressed it.
package struct WireMessage: Hashable, Sendable {
    /// Its bytes on the wire.
    package let bytes: [UInt8]
    /// Whether the stream's encoding was applied.
    package let isCompressed: Bool
    /// Credit to give back when the application takes the message.
    package let creditBytes: Int
    /// Whether it came in MSG frames, so that taking it must be reported to the machine.
    package let isCounted: Bool

    /// Names the parts.
    package init(bytes: [UInt8], isCompressed: Bool, creditBytes: Int = 0, isCounted: Bool = false) {
        self.bytes = bytes
        self.isCompressed = isCompressed
        self.creditBytes = creditBytes
        self.isCounted = isCounted
    }
}

/// The result of offering a message for sending.
package enum SendOffer: Hashable, Sendable {
    /// It will be written when its turn and its credit come.
    case accepted
    /// Wait for `writable` of the stream, then offer again.
    case full
    /// The stream has ended; nothing more can be sent on it.
    case closed
    /// The peer takes no message of this size.
    case tooLarge
}
