import RegentModel

/// A decimal number as it is written, exact to nineteen digits.
struct DecimalNumber {
    /// The bytes it was read from.
    private(set) var text: ArraySlice<UInt8>
    private var isNegative = false
    /// The value is mantissa · 10^exponent, plus what digits beyond the nineteenth add.
    private var mantissa: UInt64 = 0
    private var exponent = 0
    private var hasMoreDigits = false

    /// The number at the start of `bytes`, in the grammar of JSON (RFC 8259 §6); nil if there is none.
    init?(prefixOf bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        let end = bytes.endIndex
        text = bytes
        if at < end, bytes[at] == UInt8(ascii: "-") {
            isNegative = true
            at += 1
        }
        guard let whole = readDigits(bytes, &at, scale: 0) else { return nil }
        guard whole == 1 || bytes[at - whole] != UInt8(ascii: "0") else { return nil }
        if at < end, bytes[at] == UInt8(ascii: ".") {
            at += 1
            guard readDigits(bytes, &at, scale: 1) != nil else { return nil }
        }
        if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            guard readExponent(bytes, &at) else { return nil }
        }
        text = bytes[bytes.startIndex..<at]
    }

    /// The number that the bytes as a whole are.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let number = DecimalNumber(prefixOf: bytes), number.text.count == bytes.count else {
            return nil
        }
        self = number
    }

    /// Adds digits to the mantissa; nil if there are none. `scale` is what each takes off the exponent.
    private mutating func readDigits(
        _ bytes: ArraySlice<UInt8>, _ at: inout Int, scale: Int
    ) -> Int? {
        let first = at
        while at < bytes.endIndex {
            let digit = bytes[at] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            if mantissa < 1_000_000_000_000_000_000 {
                mantissa = mantissa * 10 + UInt64(digit)
                exponent -= scale
            } else {
                hasMoreDigits = hasMoreDigits || digit != 0
                exponent += 1 - scale
            }
            at += 1
        }
        return at > first ? at - first : nil
    }

    private mutating func readExponent(_ bytes: ArraySlice<UInt8>, _ at: inout Int) -> Bool {
        var sign = 1
        if at < bytes.endIndex, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
            if bytes[at] == UInt8(ascii: "-") { sign = -1 }
            at += 1
        }
        let first = at
        var value = 0
        while at < bytes.endIndex {
            let digit = bytes[at] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = min(value * 10 + Int(digit), 1_000_000)  // beyond any double; the sum cannot overflow
            at += 1
        }
        exponent += sign * value
        return at > first
    }

    private static let exactPowers: [Double] = (0...22).map { power in
        (0..<power).reduce(1.0) { value, _ in value * 10 }
    }

    /// The nearest double, zero without sign; nil beyond the range of doubles.
    var finiteDouble: Double? {
        // Clinger's fast path: both operands are exact, so one operation rounds once.
        if mantissa <= 1 << 53, !hasMoreDigits, abs(exponent) <= 22 {
            let power = Self.exactPowers[abs(exponent)]
            let value = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
            return mantissa == 0 ? 0 : isNegative ? -value : value
        }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
        return value == 0 ? 0 : value
    }

    /// The number as milliseconds in whole microseconds, rounded half-even; nil outside the range of
    /// `LatencyMicros`.
    var latency: LatencyMicros? {
        if mantissa == 0 { return LatencyMicros(0) }
        guard !isNegative else { return nil }
        let power = exponent + 3
        if power >= 0 {
            // No more than ten digits fit; nineteen of a number with more digits never do.
            guard power <= 10, !hasMoreDigits, let micros = scaled(by: power) else { return nil }
            return LatencyMicros(micros)
        }
        guard power >= -19 else { return LatencyMicros(0) }
        let divisor = (0..<(-power)).reduce(UInt64(1)) { value, _ in value * 10 }
        let (whole, rest) = mantissa.quotientAndRemainder(dividingBy: divisor)
        let isExact = rest == 0 && !hasMoreDigits
        guard whole < UInt32.max || (whole == UInt32.max && isExact) else { return nil }
        let above = rest > divisor / 2 || (rest == divisor / 2 && hasMoreDigits)
        let isTie = rest == divisor / 2 && !hasMoreDigits
        return LatencyMicros(UInt32(whole) + (above || (isTie && whole % 2 == 1) ? 1 : 0))
    }

    private func scaled(by power: Int) -> UInt32? {
        var value = mantissa
        for _ in 0..<power {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return UInt32(exactly: value)
    }
}
