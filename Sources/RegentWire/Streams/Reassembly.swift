/// Joins the fragments of one stream's messages; at most one message is partial at a time.
struct Reassembly: Sendable {
    /// Pieces in order: one growing array would hold up to twice the bytes.
    private var pieces: [[UInt8]] = []
    /// Bytes from which on a piece is left as it is: an array for each tiny fragment would cost many times its bytes.
    private static let pieceBytesMin = 4096
    private var isCompressed = false
    private var isPartial = false
    /// Credited bytes of the partial message for which no credit was given back.
    private(set) var owedBytes = 0
    /// Bytes held of an incomplete message.
    private(set) var byteCount = 0

    /// Whether a message has begun and not ended.
    var isIncomplete: Bool { isPartial }

    /// Takes the body of one frame; returns the message when it is whole.
    ///
    /// - Parameter isCredited: whether the frame's body used credit (MSG) or is exempt (CALL, END).
    /// - Throws: `.malformed` for flags that contradict each other or the message's beginning,
    ///   `.oversized` when the message passes `bytesMax`.
    mutating func add(
        _ frame: Frame, isCredited: Bool, bytesMax: Int
    ) throws(WireError) -> WireMessage? {
        guard frame.flags.contains(.hasMessage) else {
            guard frame.body.isEmpty, frame.flags.isDisjoint(with: [.more, .compressed]), !isPartial
            else { throw WireError(.malformed, "the frame has a body, MORE or COMPRESSED without HAS_MSG") }
            return nil
        }
        guard !isPartial || isCompressed == frame.flags.contains(.compressed) else {
            throw WireError(.malformed, "the flag COMPRESSED differs between fragments of one message")
        }
        guard !frame.flags.contains(.more) || !frame.body.isEmpty else {
            throw WireError(.malformed, "a fragment must not be empty")
        }
        guard byteCount + frame.body.count <= bytesMax else {
            throw WireError(.oversized, "the message has more than \(bytesMax) bytes")
        }
        let cost = isCredited ? frame.body.count : 0
        if frame.flags.contains(.more) {
            isPartial = true
            isCompressed = frame.flags.contains(.compressed)
            keep(frame.body)
            owedBytes += cost
            return nil
        }
        let message = WireMessage(
            bytes: isPartial ? joined(with: frame.body) : frame.body,
            isCompressed: frame.flags.contains(.compressed), creditBytes: owedBytes + cost,
            isCounted: isCredited)
        self = Reassembly()
        return message
    }

    private mutating func keep(_ body: [UInt8]) {
        byteCount += body.count
        if let last = pieces.indices.last, pieces[last].count < Self.pieceBytesMin {
            pieces[last].append(contentsOf: body)
        } else {
            pieces.append(body)
        }
    }

    private func joined(with last: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount + last.count)
        for piece in pieces { bytes.append(contentsOf: piece) }
        bytes.append(contentsOf: last)
        return bytes
    }

    /// Takes over the credit owed so far for the partial message.
    mutating func takeOwedBytes() -> Int {
        defer { owedBytes = 0 }
        return owedBytes
    }
}
