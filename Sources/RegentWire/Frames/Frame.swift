/// The fixed twelve bytes before every frame.
///
/// Big-endian: `length u32 | stream u32 | kind u8 | flags u8 | head length u16`.
package struct FrameHeader: Hashable, Sendable {
    /// Bytes of head and body together.
    package var length: Int
    /// The stream, or 0 for the connection.
    package var stream: UInt32
    /// The kind of the frame.
    package var kind: FrameKind
    /// Its flags, unknown bits included.
    package var flags: FrameFlags
    /// Bytes of the head.
    package var headLength: Int

    /// Names the parts.
    package init(length: Int, stream: UInt32, kind: FrameKind, flags: FrameFlags, headLength: Int) {
        self.length = length
        self.stream = stream
        self.kind = kind
        self.flags = flags
        self.headLength = headLength
    }

    /// Reads the header at an offset of a buffer that holds all twelve bytes.
    ///
    /// - Throws: `.malformed` when the first byte is not zero or the head is longer than the frame;
    ///   `.oversized` when head and body pass `lengthMax`.
    package init(_ bytes: [UInt8], at offset: Int, lengthMax: Int) throws(WireError) {
        self.init(reading: bytes, at: offset)
        guard length <= WireLimits.frameBytesCap else {
            throw WireError(.malformed, "not a frame: the first byte must be 0")
        }
        guard length <= lengthMax else {
            throw WireError(.oversized, "the frame has \(length) bytes, at most \(lengthMax) are accepted")
        }
        guard headLength <= length else {
            throw WireError(.malformed, "the head has \(headLength) bytes, more than its frame of \(length)")
        }
    }

    /// Reads the header at an offset of a buffer that holds all twelve bytes, whatever it says.
    init(reading bytes: [UInt8], at offset: Int) {
        func word(_ place: Int, _ count: Int) -> Int {
            var value = 0
            for index in 0..<count { value = value << 8 | Int(bytes[offset + place + index]) }
            return value
        }
        length = word(0, 4)
        stream = UInt32(word(4, 4))
        kind = FrameKind(rawValue: bytes[offset + 8])
        flags = FrameFlags(rawValue: bytes[offset + 9])
        headLength = word(10, 2)
    }

    /// Writes the twelve bytes at the end of a buffer.
    package func append(to buffer: inout [UInt8]) {
        let offset = buffer.count
        for _ in 0..<WireLimits.headerBytes { buffer.append(0) }
        put(into: &buffer, at: offset)
    }

    /// Writes the twelve bytes over those at an offset of a buffer.
    func put(into buffer: inout [UInt8], at offset: Int) {
        func put(_ value: Int, _ place: Int, _ count: Int) {
            for index in 0..<count {
                buffer[offset + place + index] = UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - index)))
            }
        }
        put(length, 0, 4)
        put(Int(stream), 4, 4)
        buffer[offset + 8] = kind.rawValue
        buffer[offset + 9] = flags.rawValue
        put(headLength, 10, 2)
    }
}

/// One frame: header, head (protobuf) and body (opaque).
package struct Frame: Hashable, Sendable {
    /// The stream, or 0 for the connection.
    package var stream: UInt32
    /// The kind of the frame.
    package var kind: FrameKind
    /// Its flags.
    package var flags: FrameFlags
    /// The encoded head, possibly empty.
    package var head: [UInt8]
    /// The body, possibly empty.
    package var body: [UInt8]

    /// Names the parts.
    package init(
        stream: UInt32 = 0, kind: FrameKind, flags: FrameFlags = [], head: [UInt8] = [],
        body: [UInt8] = []
    ) {
        self.stream = stream
        self.kind = kind
        self.flags = flags
        self.head = head
        self.body = body
    }

    /// Writes header, head and the named part of the body behind one another, in one buffer.
    ///
    /// - Parameter timeLeft: what the head of a CALL ends with.
    static func append(
        to buffer: inout [UInt8], stream: UInt32, kind: FrameKind, flags: FrameFlags, head: [UInt8],
        timeLeft: TimeLeft? = nil, body: ArraySlice<UInt8>
    ) {
        let headLength = head.count + (timeLeft?.byteCount ?? 0)
        let length = headLength + body.count
        // The buffer grows by itself: a capacity that is exactly enough makes each small frame copy all before it.
        FrameHeader(
            length: length, stream: stream, kind: kind, flags: flags, headLength: headLength
        ).append(to: &buffer)
        buffer.append(contentsOf: head)
        timeLeft?.append(to: &buffer)
        buffer.append(contentsOf: body)
    }

    /// Writes the frame at the end of a buffer.
    package func append(to buffer: inout [UInt8]) {
        Self.append(
            to: &buffer, stream: stream, kind: kind, flags: flags, head: head, body: body[...])
    }

    /// The frame's bytes.
    package var encoded: [UInt8] {
        var buffer: [UInt8] = []
        append(to: &buffer)
        return buffer
    }
}
