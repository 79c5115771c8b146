/// Writes deflate symbol by symbol with the fixed codes, so that a test says exactly what is in a stream.
struct DeflateWriter {
    private(set) var bytes: [UInt8] = []
    private var bitCount = 0
    /// Words of a dynamic block's literal code; empty in one of the fixed codes.
    private var words: [Int: (word: Int, length: Int)] = [:]
    /// What the symbols so far stand for, expanded naively.
    private(set) var content: [UInt8] = []

    /// Bits, the low one first.
    mutating func write(_ value: Int, bits: Int) {
        for bit in 0..<bits {
            if bitCount % 8 == 0 { bytes.append(0) }
            bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(bitCount % 8)
            bitCount += 1
        }
    }

    /// Bits of a code word, the high one first.
    private mutating func write(word: Int, bits: Int) {
        for bit in (0..<bits).reversed() { write(word >> bit & 1, bits: 1) }
    }

    /// Begins a block of the fixed codes (RFC 1951 §3.2.6).
    mutating func beginFixedBlock(last: Bool) {
        words = [:]
        write(last ? 1 : 0, bits: 1)
        write(1, bits: 2)
    }

    /// A stored block.
    mutating func store(_ content: [UInt8], last: Bool) {
        write(last ? 1 : 0, bits: 1)
        write(0, bits: 2)
        write(0, bits: (8 - bitCount % 8) % 8)
        write(content.count, bits: 16)
        write(~content.count & 0xFFFF, bits: 16)
        for byte in content { write(Int(byte), bits: 8) }
        self.content += content
    }

    /// Begins a block whose literal code has words of these lengths, and which has no distances.
    ///
    /// Lengths are written one by one in a code of sixteen words of four bits.
    mutating func beginDynamicBlock(lengths: [Int], last: Bool) {
        write(last ? 1 : 0, bits: 1)
        write(2, bits: 2)
        write(lengths.count - 257, bits: 5)
        write(0, bits: 5)
        write(15, bits: 4)
        for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
            write(place < 16 ? 4 : 0, bits: 3)
        }
        for length in lengths + [0] { write(word: length, bits: 4) }
        var word = 0
        for length in 1...15 {
            for symbol in lengths.indices where lengths[symbol] == length {
                words[symbol] = (word, length)
                word += 1
            }
            word <<= 1
        }
    }

    /// A symbol of the block's code.
    mutating func writeSymbol(_ symbol: Int) {
        if let (word, length) = words[symbol] { return write(word: word, bits: length) }
        switch symbol {
        case 0..<144: write(word: 0x30 + symbol, bits: 8)
        case 144..<256: write(word: 0x190 + symbol - 144, bits: 9)
        case 256..<280: write(word: symbol - 256, bits: 7)
        default: write(word: 0xC0 + symbol - 280, bits: 8)
        }
    }

    mutating func literal(_ byte: UInt8) {
        writeSymbol(Int(byte))
        content.append(byte)
    }

    mutating func endBlock() { writeSymbol(256) }

    /// A match of 3…258 bytes, 1…32768 back.
    mutating func match(length: Int, distance: Int) {
        writeLength(length)
        writeDistance(distance)
        for _ in 0..<length { content.append(content[content.count - distance]) }
    }

    private mutating func writeLength(_ length: Int) {
        guard length < 258 else { return writeSymbol(285) }
        guard length > 10 else { return writeSymbol(254 + length) }
        let extra = (length - 3).bitWidth - (length - 3).leadingZeroBitCount - 3
        writeSymbol(257 + 4 * extra + (length - 3) >> extra)
        write((length - 3) & (1 << extra - 1), bits: extra)
    }

    mutating func writeDistance(_ distance: Int) {
        guard distance > 4 else { return write(word: distance - 1, bits: 5) }
        let extra = (distance - 1).bitWidth - (distance - 1).leadingZeroBitCount - 2
        write(word: 2 * extra + (distance - 1) >> extra, bits: 5)
        write((distance - 1) & (1 << extra - 1), bits: extra)
    }

    /// The stream as a gzip member.
    func member() -> [UInt8] {
        var crc = UInt32.max
        for byte in content {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let trailer = [~crc, UInt32(content.count)]
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        return header + bytes + trailer.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } }
    }
}
