/// The kind of a frame.
package struct FrameKind: RawRepresentable, Hashable, Sendable {
    /// The byte on the wire.
    package let rawValue: UInt8

    /// Makes the kind of a byte, known or not.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// First frame in each direction.
    package static let hello = FrameKind(rawValue: 0x01)
    /// Is the peer there; eight opaque bytes, echoed with ACK.
    package static let ping = FrameKind(rawValue: 0x02)
    /// No new streams on this connection.
    package static let drain = FrameKind(rawValue: 0x03)
    /// More body bytes may come on a stream; u32 big-endian.
    package static let credit = FrameKind(rawValue: 0x04)
    /// Opens a stream (client).
    package static let call = FrameKind(rawValue: 0x10)
    /// A message or a fragment of one.
    package static let message = FrameKind(rawValue: 0x11)
    /// Ends a stream (server).
    package static let end = FrameKind(rawValue: 0x12)
    /// Gives up a stream.
    package static let cancel = FrameKind(rawValue: 0x13)

    /// Whether a receiver that does not know the kind must skip the frame.
    package var isIgnorable: Bool { rawValue >= 0x80 }

    /// The flags this kind may carry; nil for an unknown kind.
    package var allowedFlags: FrameFlags? {
        switch self {
        case .hello, .drain, .credit, .cancel: []
        case .ping: .ack
        case .call, .message: [.end, .hasMessage, .more, .compressed]
        case .end: [.hasMessage, .compressed]
        default: nil
        }
    }

    /// Whether the kind lives on a stream (its id is not 0) rather than on the connection.
    package var isOfStream: Bool {
        switch self {
        case .hello, .ping, .drain: false
        default: true
        }
    }
}

/// The bits of a frame's flag byte.
package struct FrameFlags: OptionSet, Hashable, Sendable {
    /// The byte on the wire.
    package let rawValue: UInt8

    /// Makes a set from its byte; unknown bits stay and are refused by the receiver.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The sender's last frame on the stream.
    package static let end = FrameFlags(rawValue: 0x01)
    /// The body is a message, possibly of zero bytes, or a fragment of one.
    package static let hasMessage = FrameFlags(rawValue: 0x02)
    /// The message continues in the next MSG of the stream.
    package static let more = FrameFlags(rawValue: 0x04)
    /// The whole message is compressed by the stream's encoding; the same on all its fragments.
    package static let compressed = FrameFlags(rawValue: 0x08)
    /// The answer to a PING.
    package static let ack = FrameFlags(rawValue: 0x10)
}
