/// Encoded messages of one stream, one behind the other, in one buffer: those that came together.
///
/// Each is a part of that buffer; whoever keeps one for long copies it.
public struct EncodedMessages: Sequence, IteratorProtocol, Sendable {
    private let buffer: [UInt8]
    private var offset = 0
    /// Bytes before each message: its frame's header, or none before a message alone.
    private let headerBytes: Int
    /// Messages that are left.
    public private(set) var count: Int
    /// Their bytes.
    package private(set) var byteCount: Int

    /// One message.
    package init(_ message: [UInt8]) {
        (buffer, headerBytes, count, byteCount) = (message, 0, 1, message.count)
    }

    /// The bodies of frames without a head, each of them a message.
    ///
    /// - Parameters:
    ///   - count: how many frames there are.
    ///   - byteCount: bytes of their bodies.
    init(frames: ArraySlice<UInt8>, count: Int, byteCount: Int) {
        // A copy of these alone: what was read with them may be much larger, and is let go.
        (buffer, headerBytes, self.count, self.byteCount) = (Array(frames), WireLimits.headerBytes, count, byteCount)
    }

    /// Whether none is left.
    public var isEmpty: Bool { count == 0 }
    /// Exactly as many as are left.
    public var underestimatedCount: Int { count }

    /// Takes the next message.
    public mutating func next() -> ArraySlice<UInt8>? {
        guard count > 0 else { return nil }
        let start = offset + headerBytes
        let length = headerBytes == 0 ? buffer.count : FrameHeader(reading: buffer, at: offset).length
        offset = start + length
        count -= 1
        byteCount -= length
        return buffer[start..<offset]
    }

    /// Takes the next message by itself, with the credit it has used.
    package mutating func nextMessage() -> WireMessage? {
        next().map { WireMessage(bytes: Array($0), isCompressed: false, creditBytes: $0.count, isCounted: true) }
    }
}
