import RegentMessages

/// One CALL, message or END waiting on its stream, possibly half written.
struct OutboundMessage: Sendable {
    /// What it is written as; a fragmented CALL goes on as MSG.
    var kind: FrameKind
    /// Encoded head; that of a CALL without the time left, which is written behind it when it leaves.
    var head: [UInt8]
    /// When the caller of a CALL stops waiting; nil for never.
    var deadline: ContinuousClock.Instant?
    /// The message; nil for none.
    var body: [UInt8]?
    /// Whether the body is compressed.
    var isCompressed: Bool
    /// Whether the stream's sending side ends with it.
    var isLast: Bool
    /// Whether memory is given back as the body is written; not where others share the body.
    var shrinks = false
    /// Bytes of the body already written.
    private(set) var offset = 0
    /// Frames instead of all that, of whole messages, which leave together.
    var chunk: FrameChunk?

    /// Bytes of the body still to be written.
    var remaining: Int { chunk?.totals.bodyBytes ?? (body?.count ?? 0) - offset }

    /// The next bytes of the body.
    func next(_ count: Int) -> ArraySlice<UInt8> { body?[offset..<offset + count] ?? [] }

    /// So many more bytes of the body are written.
    ///
    /// A slow peer takes the beginning of a large message into the buffers of its system, and the rest over minutes:
    /// what is written must not be held so long. Each byte is moved at most once on average.
    mutating func wrote(_ count: Int) {
        offset += count
        guard shrinks, let whole = body, offset >= max(Self.shrinkBytesMin, remaining) else { return }
        body = Array(whole[offset...])
        offset = 0
    }

    /// Written bytes below which nothing is moved.
    static let shrinkBytesMin = 32 * 1024

    /// The time left of a CALL that has a deadline; nil for any other item.
    func timeLeft(at now: ContinuousClock.Instant) -> TimeLeft? {
        kind == .call ? deadline.map { TimeLeft($0 - now) } : nil
    }
}

/// The time left of a CALL, as it is written behind its head when that leaves: fields of a protobuf message come in any
/// order, so that the head itself may be shared by many calls.
struct TimeLeft: Hashable, Sendable {
    /// Field 2 of Call, wire type varint.
    private static let key: UInt8 = 2 << 3

    private let microseconds: UInt64

    /// A time left; 1 µs when it has passed.
    init(_ left: Duration) {
        // A caller may wait longer than the field can say; then the field says as much as it can.
        let left = min(max(left, .microseconds(1)), .microseconds(Int64.max)).components
        microseconds = UInt64(left.seconds * 1_000_000 + left.attoseconds / 1_000_000_000_000)
    }

    /// Bytes that it takes.
    var byteCount: Int { 1 + (max(1, UInt64.bitWidth - microseconds.leadingZeroBitCount) + 6) / 7 }

    /// Writes it at the end of a buffer.
    func append(to buffer: inout [UInt8]) {
        buffer.append(Self.key)
        var rest = microseconds
        while rest >= 0x80 {
            buffer.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        buffer.append(UInt8(rest))
    }
}
