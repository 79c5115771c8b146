import RegentMessages

/// One CALL, message or END waiting on its stream, possibly half written.
struct OutboundMessage: Sendable {
    /// What it is written as; a fragmented CALL goes on as MSG.
    var kind: FrameKind
    /// Encoded head; empty for a CALL, whose head is made when it is written.
    var head: [UInt8]
    /// The head of a CALL and its deadline, so that the time left is true when it leaves.
    var call: PendingCall?
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
}

/// The head of a call that was not written yet.
struct PendingCall: Sendable {
    let call: Call
    let deadline: ContinuousClock.Instant?

    /// The encoded head with the time left at `now`; 1 µs when the deadline has passed.
    func head(at now: ContinuousClock.Instant) -> [UInt8] {
        guard let deadline else { return call.encoded() }
        var stamped = call
        let left = (deadline - now).components
        let micros = left.seconds * 1_000_000 + left.attoseconds / 1_000_000_000_000
        stamped.timeoutUs = UInt64(max(1, micros))
        return stamped.encoded()
    }
}
