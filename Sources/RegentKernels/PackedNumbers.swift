/// Numbers in blocks of 128: the least of a block, and how much each is above it in as many bits as the greatest needs.
///
/// A block is its least number (8 bytes, little-endian), the width (1 byte, 0…56 or 64), and the differences, lowest
/// bit first, the last byte padded with zeros. The same numbers always give the same bytes.
/// - Source: frame of reference, Goldstein, Ramakrishnan and Shaft 1998.
package enum PackedNumbers {
    /// Numbers of a block.
    package static let blockCount = 128
    /// Bytes before the differences of a block.
    private static let headBytes = 9
    /// A wider difference would not lie in the eight bytes that are read at once.
    private static let widthMax = 56

    /// Appends numbers; `count` of them must be known to read them.
    package static func append(_ numbers: Span<UInt64>, to bytes: inout [UInt8]) {
        append(count: numbers.count, to: &bytes) { numbers[$0] }
    }

    /// Appends numbers; `count` of them must be known to read them.
    package static func append(_ numbers: Span<UInt32>, to bytes: inout [UInt8]) {
        append(count: numbers.count, to: &bytes) { UInt64(numbers[$0]) }
    }

    /// Numbers read from a place on, which moves behind them; nil where the bytes are not such numbers.
    package static func numbers(_ count: Int, in bytes: Span<UInt8>, at place: inout Int) -> [UInt64]? {
        var numbers = [UInt64](repeating: 0, count: count)
        var output = numbers.mutableSpan
        return read(count, in: bytes, at: &place) { output[$0] = $1 } ? numbers : nil
    }

    /// Numbers read from a place on, which moves behind them; nil where the bytes are not such numbers of 32 bits.
    package static func narrowNumbers(_ count: Int, in bytes: Span<UInt8>, at place: inout Int) -> [UInt32]? {
        var numbers = [UInt32](repeating: 0, count: count)
        var output = numbers.mutableSpan
        var above: UInt64 = 0
        let isWhole = read(count, in: bytes, at: &place) { index, number in
            above |= number >> 32
            output[index] = UInt32(truncatingIfNeeded: number)
        }
        return isWhole && above == 0 ? numbers : nil
    }

    @inline(__always)
    private static func append(count: Int, to bytes: inout [UInt8], _ number: (Int) -> UInt64) {
        var start = 0
        while start < count {
            let end = min(start + blockCount, count)
            var (least, most) = (number(start), number(start))
            for index in start..<end { (least, most) = (min(least, number(index)), max(most, number(index))) }
            let width = Self.width(of: most - least)
            BitPacking.append(least, byteCount: 8, to: &bytes)
            bytes.append(UInt8(width))
            BitPacking.append(count: end - start, width: width, to: &bytes) { number(start + $0) - least }
            start = end
        }
    }

    @inline(__always)
    private static func read(
        _ count: Int, in bytes: Span<UInt8>, at place: inout Int, _ body: (Int, UInt64) -> Void
    ) -> Bool {
        var start = 0
        while start < count {
            let blockCount = min(Self.blockCount, count - start)
            guard place >= 0, bytes.count - place >= headBytes else { return false }
            let (least, width) = (BitPacking.word(in: bytes, at: place), Int(bytes[place + 8]))
            let end = place + headBytes + BitPacking.byteCount(blockCount, width: width)
            guard width <= widthMax || width == 64, end <= bytes.count else { return false }
            let first = start
            BitPacking.forEach(blockCount, width: width, in: bytes, at: place + headBytes) { index, difference in
                body(first + index, least &+ difference)
            }
            (place, start) = (end, start + blockCount)
        }
        return true
    }

    private static func width(of greatest: UInt64) -> Int {
        let width = 64 - greatest.leadingZeroBitCount
        return width <= widthMax ? width : 64
    }
}

/// Numbers of one width end to end, lowest bit first.
package enum BitPacking {
    /// Bytes of so many numbers.
    package static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }

    /// Bits that numbers below a bound need.
    package static func width(below bound: Int) -> Int { Int.bitWidth - max(0, bound - 1).leadingZeroBitCount }

    /// Appends numbers of 0…56 or 64 bits.
    @inline(__always)
    static func append(count: Int, width: Int, to bytes: inout [UInt8], _ number: (Int) -> UInt64) {
        guard width > 0 else { return }
        var (pending, pendingBits): (UInt64, Int) = (0, 0)
        for index in 0..<count {
            let value = number(index)
            guard width <= 56 else {
                append(value, byteCount: 8, to: &bytes)
                continue
            }
            pending |= value << UInt64(pendingBits)
            pendingBits += width
            while pendingBits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                pendingBits -= 8
            }
        }
        if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    }

    /// Appends codes of 0…32 bits.
    package static func append(_ codes: Span<UInt32>, width: Int, to bytes: inout [UInt8]) {
        append(count: codes.count, width: width, to: &bytes) { UInt64(codes[$0]) }
    }

    /// Codes of 0…32 bits read from a place on, which moves behind them; nil where there are not so many bytes.
    package static func codes(_ count: Int, width: Int, in bytes: Span<UInt8>, at place: inout Int) -> [UInt32]? {
        guard (0...32).contains(width), place >= 0, bytes.count - place >= byteCount(count, width: width)
        else { return nil }
        var codes = [UInt32](repeating: 0, count: count)
        var output = codes.mutableSpan
        forEach(count, width: width, in: bytes, at: place) { output[$0] = UInt32(truncatingIfNeeded: $1) }
        place += byteCount(count, width: width)
        return codes
    }

    /// Hands over numbers of 0…56 or 64 bits, all of which lie in the bytes.
    @inline(__always)
    static func forEach(
        _ count: Int, width: Int, in bytes: Span<UInt8>, at place: Int, _ body: (Int, UInt64) -> Void
    ) {
        guard width > 0 else {
            for index in 0..<count { body(index, 0) }
            return
        }
        let mask = width == 64 ? UInt64.max : 1 << UInt64(width) - 1
        // Numbers whose eight bytes all lie within are read at once.
        let whole = min(count, max(0, (bytes.count - place - 8) * 8 / width))
        for index in 0..<whole {
            let bit = index * width
            body(index, wordUnchecked(in: bytes, at: place + bit >> 3) >> UInt64(bit & 7) & mask)
        }
        for index in whole..<count {
            let bit = index * width
            body(index, word(in: bytes, at: place + bit >> 3) >> UInt64(bit & 7) & mask)
        }
    }

    /// Eight bytes as a number, little-endian; bytes behind the end are 0.
    static func word(in bytes: Span<UInt8>, at place: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<max(0, min(8, bytes.count - place)) {
            word |= UInt64(bytes[place + index]) << UInt64(8 * index)
        }
        return word
    }

    /// Eight bytes as a number, all of which must lie within.
    @inline(__always)
    private static func wordUnchecked(in bytes: Span<UInt8>, at place: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    static func append(_ number: UInt64, byteCount: Int, to bytes: inout [UInt8]) {
        for index in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
    }
}
