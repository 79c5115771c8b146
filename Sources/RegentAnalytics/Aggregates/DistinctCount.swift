import RegentMessages

/// How many different values there are: exactly up to 10,000, then estimated by HyperLogLog.
///
/// - Source: Flajolet, Fusy, Gandouet and Meunier, "HyperLogLog" (2007); 2^14 registers, standard error 0.81 %.
package struct DistinctCount: Sendable {
    /// Values up to which the count is exact.
    package static let exactMax = 10_000

    private static let bits: UInt64 = 14

    private var texts: Set<ExactText> = []
    private var numbers: Set<UInt64> = []
    /// Bytes of the texts.
    private var textBytes = 0
    /// The longest run of zeros of each part of the hashes; empty while the count is exact.
    private var registers: [UInt8] = []

    /// Nothing seen.
    package init() {}

    /// Whether the count is estimated.
    package var isEstimate: Bool { !registers.isEmpty }

    /// Bytes of what is kept, about.
    package var byteCount: Int { texts.count * 64 + textBytes + numbers.count * 16 + registers.count }

    /// Sees a text.
    package mutating func add(_ text: String) {
        guard registers.isEmpty else { return note(Self.hash(text.utf8)) }
        if texts.insert(ExactText(text)).inserted { textBytes += text.utf8.count }
        if texts.count > Self.exactMax { estimate() }
    }

    /// Sees a number.
    package mutating func add(_ number: Double) {
        // Both zeros are one number.
        let bits = number == 0 ? 0 : number.bitPattern
        guard registers.isEmpty else { return note(Self.mixed(bits)) }
        numbers.insert(bits)
        if numbers.count > Self.exactMax { estimate() }
    }

    /// How many there are.
    package var count: Double {
        guard isEstimate else { return Double(texts.count + numbers.count) }
        let size = Double(registers.count)
        let sum = registers.reduce(0.0) { $0 + 1 / Double(UInt64(1) << UInt64($1)) }
        let raw = 0.7213 / (1 + 1.079 / size) * size * size / sum
        let empty = Double(registers.count { $0 == 0 })
        return (raw <= 2.5 * size && empty > 0 ? size * Self.logarithm(size / empty) : raw).rounded()
    }

    private mutating func estimate() {
        registers = [UInt8](repeating: 0, count: 1 << Self.bits)
        for text in texts { note(Self.hash(text.text.utf8)) }
        for number in numbers { note(Self.mixed(number)) }
        (texts, numbers, textBytes) = ([], [], 0)
    }

    private mutating func note(_ hash: UInt64) {
        let place = Int(hash >> (64 - Self.bits))
        let rank = UInt8(min(64 - Int(Self.bits), (hash << Self.bits).leadingZeroBitCount) + 1)
        registers[place] = max(registers[place], rank)
    }

    /// - Source: FNV-1a, finished by the mixer of MurmurHash3.
    private static func hash(_ bytes: String.UTF8View) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return mixed(hash)
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var hash = number ^ 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ hash >> 33
    }

    /// The natural logarithm of a number of at least 1, by its series: the same bits on every machine.
    private static func logarithm(_ number: Double) -> Double {
        let (exponent, mantissa) = (Double(number.exponent), number.significand)
        let ratio = (mantissa - 1) / (mantissa + 1)
        var (term, sum, odd) = (ratio, 0.0, 1.0)
        while abs(term) > 1e-18 {
            sum += term / odd
            term *= ratio * ratio
            odd += 2
        }
        return 2 * sum + exponent * 0.693_147_180_559_945_3
    }
}
