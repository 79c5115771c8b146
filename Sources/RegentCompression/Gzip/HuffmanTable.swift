/// A canonical prefix code of deflate.
///
/// Codes of at most ten bits are found in one look at a table; the few longer ones bit by bit.
/// - Source: RFC 1951 §3.2.2.
struct HuffmanTable {
    private static let fastBits = 10
    static let lengthMax = 15

    /// By the next ten bits: symbol << 4 | length; 0 where the code is longer or unused.
    private var fast = [UInt16](repeating: 0, count: 1 << Self.fastBits)
    /// Codes of each length, and all symbols in the order of their codes.
    private var counts = [Int](repeating: 0, count: Self.lengthMax + 1)
    private var symbols: [UInt16]

    /// The code whose symbol k has `lengths[k]` bits, 0 = unused.
    ///
    /// - Throws: `corrupt` when the lengths make no prefix code, or one with gaps that is not the single code
    ///   of one bit which deflate allows for distances.
    init(lengths: some Collection<UInt8>, mayHaveOneCode: Bool = false) throws(CompressionError) {
        for length in lengths { counts[Int(length)] += 1 }
        let used = lengths.count - counts[0]
        counts[0] = 0
        var free = 1
        for length in 1...Self.lengthMax {
            free = free << 1 - counts[length]
            if free < 0 { throw CompressionError(.corrupt, "a deflate code has too many short words") }
        }
        let isOneCode = used == 0 || (used == 1 && counts[1] == 1)
        if free > 0 && !(mayHaveOneCode && isOneCode) {
            throw CompressionError(.corrupt, "a deflate code is incomplete")
        }
        symbols = [UInt16](repeating: 0, count: used)
        assignCodes(lengths)
    }

    private mutating func assignCodes(_ lengths: some Collection<UInt8>) {
        var place = [Int](repeating: 0, count: Self.lengthMax + 2)  // in `symbols`, of the next of a length
        var code = [Int](repeating: 0, count: Self.lengthMax + 2)
        for length in 1...Self.lengthMax {
            place[length + 1] = place[length] + counts[length]
            code[length + 1] = (code[length] + counts[length]) << 1
        }
        for (symbol, length) in zip(0..., lengths) where length > 0 {
            let length = Int(length)
            symbols[place[length]] = UInt16(symbol)
            place[length] += 1
            if length <= Self.fastBits { enterFast(symbol, code: code[length], length: length) }
            code[length] += 1
        }
    }

    /// Enters a code for every value of the bits that follow it.
    private mutating func enterFast(_ symbol: Int, code: Int, length: Int) {
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        for index in stride(from: reversed, to: 1 << Self.fastBits, by: 1 << length) {
            fast[index] = UInt16(symbol << 4 | length)
        }
    }

    /// The next symbol; 15 bits must have been read ahead where the source has them.
    @inline(__always)
    func symbol(_ reader: inout BitReader) throws(CompressionError) -> Int {
        let entry = Int(fast[Int(reader.bits & 0x3FF)])
        guard entry != 0 else { return try longSymbol(&reader) }
        try reader.drop(entry & 15)
        return entry >> 4
    }

    private func longSymbol(_ reader: inout BitReader) throws(CompressionError) -> Int {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...Self.lengthMax {
            code |= try reader.take(1)
            let count = counts[length]
            if code - first < count { return Int(symbols[index + code - first]) }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw CompressionError(.corrupt, "a deflate code word is not in use")
    }
}
