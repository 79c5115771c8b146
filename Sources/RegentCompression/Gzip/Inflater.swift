/// The content of one deflate stream, piece by piece.
///
/// - Source: RFC 1951.
struct Inflater {
    /// A piece ends with the first symbol that fills this much.
    private static let pieceBytes = 1 << 18
    private static let windowBytes = 1 << 15
    private static let matchBytesMax = 258

    private enum State {
        case blockHeader
        case stored(bytesLeft: Int)
        case coded(literals: HuffmanTable, distances: HuffmanTable)
        case finished
    }

    private var state = State.blockHeader
    private var isLastBlock = false
    /// The window of what came before, then the piece being made.
    private var buffer = [UInt8](
        repeating: 0, count: Self.windowBytes + Self.pieceBytes + Self.matchBytesMax)
    private var start = 0
    private var end = 0

    /// The next bytes of the content; nil after the last block, whose last byte `reader` then stands behind.
    ///
    /// - Throws: `truncated`, `corrupt`, and what the source throws.
    mutating func next(_ reader: inout BitReader) throws(CompressionError) -> ArraySlice<UInt8>? {
        slide()
        while end - start < Self.pieceBytes {
            switch state {
            case .blockHeader: try readBlockHeader(&reader)
            case .stored(let bytesLeft): try copyStored(bytesLeft, &reader)
            case .coded(let literals, let distances):
                if try decode(literals, distances, &reader) { endBlock() }
            case .finished: return start < end ? buffer[start..<end] : nil
            }
        }
        return buffer[start..<end]
    }

    /// Moves the window to the front of the buffer.
    private mutating func slide() {
        let kept = min(end, Self.windowBytes)
        let from = end - kept
        if from > 0 {
            for i in 0..<kept { buffer[i] = buffer[from + i] }
        }
        start = kept
        end = kept
    }

    private mutating func endBlock() { state = isLastBlock ? .finished : .blockHeader }

    private mutating func readBlockHeader(_ reader: inout BitReader) throws(CompressionError) {
        isLastBlock = try reader.read(1) == 1
        switch try reader.take(2) {
        case 0: try readStoredHeader(&reader)
        case 1: state = .coded(literals: try FixedCodes.literals(), distances: try FixedCodes.distances())
        case 2: try readDynamicHeader(&reader)
        default: throw CompressionError(.corrupt, "a deflate block is of no known type")
        }
    }

    private mutating func readStoredHeader(_ reader: inout BitReader) throws(CompressionError) {
        try reader.alignToByte()
        let count = try reader.read(16)
        guard try reader.read(16) == ~count & 0xFFFF else {
            throw CompressionError(.corrupt, "a stored deflate block has the wrong length")
        }
        state = .stored(bytesLeft: count)
    }

    private mutating func copyStored(
        _ bytesLeft: Int, _ reader: inout BitReader
    ) throws(CompressionError) {
        let count = min(bytesLeft, Self.pieceBytes - (end - start))
        for _ in 0..<count {
            buffer[end] = UInt8(try reader.read(8))
            end += 1
        }
        state = .stored(bytesLeft: bytesLeft - count)
        if count == bytesLeft { endBlock() }
    }

    /// Decodes symbols until the piece is full (false) or the block ends (true).
    private mutating func decode(
        _ literals: HuffmanTable, _ distances: HuffmanTable, _ reader: inout BitReader
    ) throws(CompressionError) -> Bool {
        let limit = start + Self.pieceBytes
        while end < limit {
            // A length and its distance take at most 48 bits.
            try reader.fill()
            let symbol = try literals.symbol(&reader)
            if symbol < 256 {
                buffer[end] = UInt8(truncatingIfNeeded: symbol)
                end += 1
            } else if symbol == 256 {
                return true
            } else {
                try copyMatch(symbol - 257, distances, &reader)
            }
        }
        return false
    }

    @inline(__always)
    private mutating func copyMatch(
        _ lengthSymbol: Int, _ distances: HuffmanTable, _ reader: inout BitReader
    ) throws(CompressionError) {
        guard lengthSymbol < 29 else { throw CompressionError(.corrupt, "a deflate length is not in use") }
        let more = try reader.take(Int(MatchLengths.bits[lengthSymbol]))
        let length = Int(MatchLengths.first[lengthSymbol]) + more
        let symbol = try distances.symbol(&reader)
        guard symbol < 30 else { throw CompressionError(.corrupt, "a deflate distance is not in use") }
        let extra = max(0, symbol >> 1 - 1)
        let first = symbol < 4 ? symbol + 1 : (2 + symbol & 1) << extra + 1
        let distance = first + (try reader.take(extra))
        guard distance <= end else { throw CompressionError(.corrupt, "a deflate match is out of reach") }
        for _ in 0..<length {  // byte by byte, since a match may overlap itself
            buffer[end] = buffer[end - distance]
            end += 1
        }
    }
}

// MARK: - Codes

/// First length and extra bits of the symbols 257…285 (RFC 1951 §3.2.5).
private enum MatchLengths {
    static let first: [UInt16] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
        195, 227, 258,
    ]
    static let bits: [UInt8] = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
}

/// The codes of blocks that bring none (RFC 1951 §3.2.6).
private enum FixedCodes {
    static func literals() throws(CompressionError) -> HuffmanTable {
        let lengths = (0..<288).map { UInt8($0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8) }
        return try HuffmanTable(lengths: lengths)
    }

    static func distances() throws(CompressionError) -> HuffmanTable {
        try HuffmanTable(lengths: [UInt8](repeating: 5, count: 32))
    }
}

extension Inflater {
    /// The order in which the lengths of the code for code lengths come (RFC 1951 §3.2.7).
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func readDynamicHeader(_ reader: inout BitReader) throws(CompressionError) {
        let literalCount = try reader.read(5) + 257
        let distanceCount = try reader.take(5) + 1
        let lengthCount = try reader.take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else {
            throw CompressionError(.corrupt, "a deflate block has too many symbols")
        }
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in Self.lengthOrder.prefix(lengthCount) { lengths[place] = UInt8(try reader.read(3)) }
        let code = try HuffmanTable(lengths: lengths)
        let all = try Self.codeLengths(literalCount + distanceCount, code, &reader)
        guard all[256] > 0 else { throw CompressionError(.corrupt, "a deflate block has no end") }
        state = .coded(
            literals: try HuffmanTable(lengths: all[..<literalCount]),
            distances: try HuffmanTable(lengths: all[literalCount...], mayHaveOneCode: true))
    }

    /// Code lengths of literals and distances in one run-length coded row.
    private static func codeLengths(
        _ count: Int, _ code: HuffmanTable, _ reader: inout BitReader
    ) throws(CompressionError) -> [UInt8] {
        var lengths: [UInt8] = []
        while lengths.count < count {
            try reader.fill()
            let symbol = try code.symbol(&reader)
            var value: UInt8 = 0
            var times = 1
            switch symbol {
            case 16:
                guard let last = lengths.last else {
                    throw CompressionError(.corrupt, "a deflate block repeats a length before the first")
                }
                value = last
                times = 3 + (try reader.take(2))
            case 17: times = 3 + (try reader.take(3))
            case 18: times = 11 + (try reader.take(7))
            default: value = UInt8(symbol)
            }
            lengths += repeatElement(value, count: times)
        }
        guard lengths.count == count else {
            throw CompressionError(.corrupt, "a deflate block has too many code lengths")
        }
        return lengths
    }
}
