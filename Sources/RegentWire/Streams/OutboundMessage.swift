import RegentMessages

/// One CALL, message or END waiting on its stream, possibly half written.
struct OutboundMessage: Sendable {
    /// What it is written as; a fragmented CALL goes on as MSG.
    var kind: FrameKind
    /// Encoded head; that of a CALL without the time left, which is added when it leaves.
    var head: [UInt8]
    /// When the caller of a CALL stops waiting; nil for never.
    var deadline: ContinuousClock.Instant?
    /// The message; nil for none.
    var body: [UInt8]?
    /// Whether the body is compressed.
    var isCompressed: Bool
    /// Whether the stream's sending side ends with it.
    var isLast: Bool
    /// Bytes of the body already written.
    var offset = 0

    /// Bytes of the body still to be written.
    var remaining: Int { (body?.count ?? 0) - offset }

    /// Adds the time left at `now` to the head of a CALL, if it has a deadline; 1 µs when that has passed.
    ///
    /// Fields of a protobuf message come in any order: `timeout_us` is appended, a varint behind its key.
    mutating func stampTimeLeft(at now: ContinuousClock.Instant) {
        guard let deadline else { return }
        // A caller may wait longer than the field can say; then the field says as much as it can.
        let left = min(max(deadline - now, .microseconds(1)), .microseconds(Int64.max)).components
        var value = UInt64(left.seconds * 1_000_000 + left.attoseconds / 1_000_000_000_000)
        head.append(Self.timeoutKey)
        while value >= 0x80 {
            head.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        head.append(UInt8(value))
    }

    /// Field 2 of Call, wire type varint.
    private static let timeoutKey: UInt8 = 2 << 3
}
