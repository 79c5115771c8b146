/// Calls that were answered in place: their ENDs wait to be written, and until then each counts as an open stream.
///
/// They are kept as bytes and not as streams, because nearly always the next thing that happens to them is that they
/// are written. Whatever else happens makes streams of them first.
struct AnsweredCalls: Sendable {
    private struct Answered: Sendable {
        let key: StreamKey
        /// Where its frame ends in the bytes.
        let end: Int
    }

    /// Bytes that are kept for the next answers; more is given back.
    private static let keptBytesMax = 8 * 1024

    private var bytes: [UInt8] = []
    private var calls: [Answered] = []
    /// Calls whose frames have been written.
    private var writtenCount = 0
    /// Calls among them whose end was told.
    private var toldCount = 0

    /// Whether none waits to be written.
    var isEmpty: Bool { writtenCount == calls.count }
    /// Calls that wait to be written.
    var count: Int { calls.count - writtenCount }
    /// Bytes that wait to be written.
    var byteCount: Int { bytes.count - offset }

    /// Where the frames that wait begin.
    private var offset: Int { writtenCount == 0 ? 0 : calls[writtenCount - 1].end }

    /// Whether the call of an id waits to be written.
    ///
    /// - Complexity: O(calls that wait), of which there are no more than streams.
    func contains(_ id: UInt32) -> Bool { calls[writtenCount...].contains { $0.key.id == id } }

    /// Takes the answer to a call, if there is one.
    ///
    /// - Parameter answer: appends the message of the END; what it has appended when it gives false is dropped.
    /// - Returns: whether the call was answered.
    mutating func add(_ key: StreamKey, _ answer: (inout [UInt8]) -> Bool) -> Bool {
        if bytes.isEmpty { bytes.reserveCapacity(512) }
        let start = bytes.count
        for _ in 0..<WireLimits.headerBytes { bytes.append(0) }
        guard answer(&bytes) else {
            bytes.removeLast(bytes.count - start)
            return false
        }
        let header = FrameHeader(
            length: bytes.count - start - WireLimits.headerBytes, stream: key.id, kind: .end, flags: .hasMessage,
            headLength: 0)
        header.put(into: &bytes, at: start)
        calls.append(Answered(key: key, end: bytes.count))
        return true
    }

    /// Writes whole frames, in order, until the buffer holds `bytesMax`.
    mutating func write(to buffer: inout [UInt8], bytesMax: Int) {
        guard !isEmpty else { return }
        let start = offset
        var end = start
        while writtenCount < calls.count, buffer.count + end - start < bytesMax {
            end = calls[writtenCount].end
            writtenCount += 1
        }
        buffer.append(contentsOf: bytes[start..<end])
    }

    /// The next call whose END was written, each once; nil when there is none.
    mutating func popWritten() -> StreamKey? {
        guard toldCount < writtenCount else {
            if isEmpty { forget() }
            return nil
        }
        defer { toldCount += 1 }
        return calls[toldCount].key
    }

    /// Takes out the calls that wait to be written, each with the message of its END.
    mutating func takeWaiting() -> [(key: StreamKey, message: [UInt8])] {
        let waiting = (writtenCount..<calls.count).map { index in
            let start = index == 0 ? 0 : calls[index - 1].end
            return (calls[index].key, Array(bytes[start + WireLimits.headerBytes..<calls[index].end]))
        }
        bytes.removeLast(bytes.count - offset)
        calls.removeLast(calls.count - writtenCount)
        return waiting
    }

    /// Drops what waits.
    mutating func removeAll() { self = AnsweredCalls() }

    private mutating func forget() {
        (writtenCount, toldCount) = (0, 0)
        calls.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptBytesMax)
    }
}
