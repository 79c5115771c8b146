/// Bits of a byte stream, the low bit of each byte first (RFC 1951 §3.1.1).
struct BitReader {
    private var source: any ByteBlocks
    private var block: [UInt8] = []
    private var position = 0
    /// Bits read ahead, the next one lowest; those above `bitCount` are zero.
    private(set) var bits: UInt64 = 0
    private(set) var bitCount = 0

    init(_ source: any ByteBlocks) { self.source = source }

    /// Reads ahead until at least 56 bits are there or the source has ended.
    @inline(__always)
    mutating func fill() throws(CompressionError) {
        if bitCount >= 56 { return }
        guard position + 8 <= block.count else { return try fillBytewise() }
        let word = unsafe block.withUnsafeBytes {
            unsafe UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
        let bytes = (63 - bitCount) >> 3
        bits |= word << UInt64(bitCount)
        bitCount += bytes * 8
        bits &= ~0 >> UInt64(64 - bitCount)
        position += bytes
    }

    private mutating func fillBytewise() throws(CompressionError) {
        while bitCount <= 56 {
            if position == block.count {
                guard let next = try source.next() else { return }
                block = next
                position = 0
            }
            bits |= UInt64(block[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
    }

    /// Consumes bits that were read ahead.
    ///
    /// - Throws: `truncated` when the source has ended before them.
    @inline(__always)
    mutating func drop(_ count: Int) throws(CompressionError) {
        guard count <= bitCount else { throw CompressionError(.truncated, "the gzip stream is cut off") }
        bits >>= UInt64(count)
        bitCount -= count
    }

    /// The next bits of those read ahead, the first one lowest; at most 32.
    @inline(__always)
    mutating func take(_ count: Int) throws(CompressionError) -> Int {
        let value = Int(bits & (1 << UInt64(count) - 1))
        try drop(count)
        return value
    }

    /// The next bits, reading ahead first.
    mutating func read(_ count: Int) throws(CompressionError) -> Int {
        try fill()
        return try take(count)
    }

    /// Leaves out what is left of the byte that was begun.
    mutating func alignToByte() throws(CompressionError) { try drop(bitCount & 7) }

    /// Whether the source has ended and every bit is consumed.
    mutating func isAtEnd() throws(CompressionError) -> Bool {
        try fill()
        return bitCount == 0
    }
}
