/// Turns bytes, however they were cut, into frames.
///
/// Keeps what is incomplete and checks a frame's length before it waits for the rest of it, so it
/// never holds more than one frame and one read beyond what it gave out.
package struct FrameDecoder: Sendable {
    /// What was read, from its first frame that is not given out on at `offset`.
    private(set) var buffer: [UInt8] = []
    private(set) var offset = 0
    /// Frames given out so far.
    private(set) var frameCount: UInt64 = 0
    /// Bytes given out so far, the preface included.
    private(set) var takenBytes = 0

    /// Makes an empty decoder.
    package init() {}

    /// Bytes held and not yet given out.
    package var byteCount: Int { buffer.count - offset }

    /// Takes the next bytes of the connection.
    package mutating func append(_ bytes: [UInt8]) {
        if byteCount == 0 {
            buffer = bytes
        } else if offset == 0 {
            buffer.append(contentsOf: bytes)
        } else {
            // Others may hold what was given out.
            var joined: [UInt8] = []
            joined.reserveCapacity(byteCount + bytes.count)
            joined.append(contentsOf: buffer[offset...])
            joined.append(contentsOf: bytes)
            buffer = joined
        }
        offset = 0
    }

    /// Checks and takes the preface; false while it is incomplete.
    ///
    /// - Throws: `.preface` at the first byte that differs, so that other protocols are refused early.
    package mutating func takePreface() throws(WireError) -> Bool {
        let expected = WireLimits.preface
        for index in 0..<min(byteCount, expected.count) where buffer[offset + index] != expected[index] {
            throw WireError(.preface, "the peer does not speak this protocol")
        }
        guard byteCount >= expected.count else { return false }
        offset += expected.count
        takenBytes += expected.count
        return true
    }

    /// Takes the next complete frame; nil while it is incomplete.
    ///
    /// - Throws: as `FrameHeader`, as soon as the header is there.
    package mutating func next(lengthMax: Int) throws(WireError) -> Frame? {
        guard byteCount >= WireLimits.headerBytes else { return nil }
        let header = try FrameHeader(buffer, at: offset, lengthMax: lengthMax)
        let end = WireLimits.headerBytes + header.length
        guard byteCount >= end else { return nil }
        let head = offset + WireLimits.headerBytes
        let body = head + header.headLength
        let frame = Frame(
            stream: header.stream, kind: header.kind, flags: header.flags,
            head: Array(buffer[head..<body]), body: Array(buffer[body..<offset + end]))
        skip(header)
        return frame
    }

    /// The header of the next frame where that is there whole, whatever it says.
    var wholeHeader: FrameHeader? {
        guard byteCount >= WireLimits.headerBytes else { return nil }
        let header = FrameHeader(reading: buffer, at: offset)
        return byteCount >= WireLimits.headerBytes + header.length ? header : nil
    }

    /// Takes the frame of a header, which is there whole, without giving it out.
    mutating func skip(_ header: FrameHeader) {
        offset += WireLimits.headerBytes + header.length
        frameCount += 1
        takenBytes += WireLimits.headerBytes + header.length
        if byteCount == 0 {
            buffer = []
            offset = 0
        }
    }
}
