/// Numbers on their way into a stored state: 64-bit words, little-endian.
struct StateWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ word: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64(number))) }

    mutating func put(_ number: Double) { put(number.bitPattern) }

    mutating func put(_ list: [Double]) {
        put(list.count)
        for number in list { put(number) }
    }

    mutating func put(_ list: [UInt8]) {
        put(list.count)
        bytes += list
    }
}

/// Numbers out of a stored state. What was stored may have been damaged: nothing is read behind the end, and no count
/// is believed that the bytes do not cover.
struct StateReader {
    private let bytes: [UInt8]
    private var at = 0
    /// Whether everything was there so far.
    private(set) var isWhole = true

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was there, and nothing more.
    var isAtEnd: Bool { isWhole && at == bytes.count }

    mutating func word() -> UInt64 {
        guard isWhole, bytes.count - at >= 8 else {
            isWhole = false
            return 0
        }
        var word: UInt64 = 0
        for place in 0..<8 { word |= UInt64(bytes[at + place]) << UInt64(8 * place) }
        at += 8
        return word
    }

    /// A count or another number that is not negative.
    mutating func count() -> Int {
        guard let count = Int(exactly: word()) else {
            isWhole = false
            return 0
        }
        return count
    }

    mutating func double() -> Double { Double(bitPattern: word()) }

    mutating func doubles(max: Int) -> [Double] {
        let count = count()
        guard isWhole, count <= max, count <= (bytes.count - at) / 8 else {
            isWhole = false
            return []
        }
        return (0..<count).map { _ in double() }
    }

    mutating func list() -> [UInt8] {
        let count = count()
        guard isWhole, count <= bytes.count - at else {
            isWhole = false
            return []
        }
        defer { at += count }
        return Array(bytes[at..<at + count])
    }
}
