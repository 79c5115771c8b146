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

    /// Bytes that are always copied: the memory of reads is larger, and used again.
    private static let copiedBytesMax = 4096

    /// One message.
    package init(_ message: [UInt8]) {
        (buffer, headerBytes, count, byteCount) = (message, 0, 1, message.count)
    }

    /// The bodies of frames without a head, each of them a message.
    ///
    /// - Parameters:
    ///   - frames: where they lie in what was read.
    ///   - count: how many frames there are.
    ///   - byteCount: bytes of their bodies.
    ///   - spare: bytes that were copied before and that nobody needs any more, as a rule: their memory is used again.
    ///     Nil where they may be needed.
    init(_ frames: Range<Int>, of whole: [UInt8], count: Int, byteCount: Int, spare: inout [UInt8]?) {
        (headerBytes, self.count, self.byteCount) = (WireLimits.headerBytes, count, byteCount)
        if frames.count > Self.copiedBytesMax, 2 * frames.count >= whole.capacity {
            (buffer, offset) = (whole, frames.lowerBound)
        } else if frames.count <= Self.copiedBytesMax, var copy = spare.take() {
            copy.removeAll(keepingCapacity: true)
            copy.append(contentsOf: whole[frames])
            (buffer, spare) = (copy, copy)
        } else {
            // A copy of these alone: the memory that they were read into is much larger, and is let go.
            buffer = Array(whole[frames])
        }
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
