/// The exact sum of any number of doubles, rounded once at the end.
///
/// The result does not depend on the order of the additions, so two uploads of the same samples
/// give the same bits. A fixed-point number in 32-bit digits covers the sum of 2^63 values of any size, so
/// nothing overflows before it is rounded.
/// - Source: R. M. Neal, "Fast exact summation using small and large superaccumulators" (2015),
///   the small form.
package struct ExactSum: Sendable {
    /// Digit `i` weighs 2^(32·i − 1074); digits overlap until `normalise`.
    private var digits = [Int64](repeating: 0, count: 70)
    /// Each addition moves a digit by less than 2^32, so 2^30 of them cannot overflow one.
    private var additionsUntilCarry = additionsMax
    /// A value was added that is not finite, so the sum is not a number.
    private var isNaN = false

    private static let additionsMax = 1 << 30

    package init() {}

    /// Adds a value; one that is not finite makes the sum NaN.
    package mutating func add(_ value: Double) {
        guard value.isFinite else {
            isNaN = true
            return
        }
        add(Self.mantissa(value), at: Self.position(value), sign: value.sign)
    }

    /// Adds `value` as if `count` times.
    package mutating func add(_ value: Double, count: Int) {
        guard count > 0 else { return }
        guard value.isFinite else {
            isNaN = true
            return
        }
        // 53 bits times 63 bits: the two halves of the product are added one after the other.
        let (product, position) = (UInt128(Self.mantissa(value)) * UInt128(count), Self.position(value))
        add(UInt64(truncatingIfNeeded: product), at: position, sign: value.sign)
        add(UInt64(truncatingIfNeeded: product >> 64), at: position + 64, sign: value.sign)
    }

    /// Adds every value that another sum has.
    package static func += (sum: inout ExactSum, more: ExactSum) {
        var more = more
        more.normalise()
        sum.normalise()
        for index in sum.digits.indices { sum.digits[index] += more.digits[index] }
        sum.normalise()
        sum.isNaN = sum.isNaN || more.isNaN
    }

    /// The sum, rounded half-even; infinite beyond the range of a double.
    package var value: Double {
        guard !isNaN else { return .nan }
        let (sum, isNegative) = absolute
        return isNegative ? -sum.magnitude : sum.magnitude
    }

    /// The sum divided by a count: rounded, then divided.
    ///
    /// A sum beyond the range of a double is divided first and rounded once, so that the mean of finite
    /// values is finite. Where the sum is a double, dividing it keeps the bits of summaries that are stored.
    package func divided(by count: Int) -> Double {
        let sum = value
        guard sum.isInfinite, count > 0 else { return sum / Double(count) }
        return quotient(UInt128(count))
    }

    /// Digits are divided from the highest on, as on paper.
    private func quotient(_ divisor: UInt128) -> Double {
        var (quotient, isNegative) = absolute
        var rest: UInt128 = 0
        for index in quotient.digits.indices.reversed() {
            let part = rest << 32 | UInt128(quotient.digits[index])
            quotient.digits[index] = Int64(part / divisor)
            rest = part % divisor
        }
        // What is left over lies below the last digit and can only decide a tie.
        if rest != 0 { quotient.digits[0] |= 1 }
        return isNegative ? -quotient.magnitude : quotient.magnitude
    }

    private static func isSubnormal(_ value: Double) -> Bool { value.exponentBitPattern == 0 }

    /// `value` is its mantissa times 2^(position − 1074).
    private static func mantissa(_ value: Double) -> UInt64 {
        value.significandBitPattern | (isSubnormal(value) ? 0 : 1 << 52)
    }

    private static func position(_ value: Double) -> Int {
        isSubnormal(value) ? 0 : Int(value.exponentBitPattern) - 1
    }

    private mutating func add(_ number: UInt64, at position: Int, sign: FloatingPointSign) {
        let wide = UInt128(number) << (position & 31)
        let index = position >> 5
        let sign: Int64 = sign == .minus ? -1 : 1
        digits[index] += sign * Int64(wide & 0xFFFF_FFFF)
        digits[index + 1] += sign * Int64(wide >> 32 & 0xFFFF_FFFF)
        digits[index + 2] += sign * Int64(wide >> 64)
        additionsUntilCarry -= 1
        if additionsUntilCarry == 0 { normalise() }
    }

    /// The digits without their sign, normalised, none negative.
    private var absolute: (sum: ExactSum, isNegative: Bool) {
        var copy = self
        copy.normalise()
        guard let last = copy.digits.last, last < 0 else { return (copy, false) }
        for index in copy.digits.indices { copy.digits[index].negate() }
        copy.normalise()
        return (copy, true)
    }

    /// Brings every digit but the last into 0 ..< 2^32.
    private mutating func normalise() {
        var carry: Int64 = 0
        for index in digits.indices.dropLast() {
            let sum = digits[index] + carry
            digits[index] = sum & 0xFFFF_FFFF
            carry = sum >> 32
        }
        digits[digits.count - 1] += carry
        additionsUntilCarry = Self.additionsMax
    }

    /// The value of normalised digits, none negative.
    private var magnitude: Double {
        guard let top = digits.lastIndex(where: { $0 != 0 }) else { return 0 }
        let topBits = 64 - digits[top].leadingZeroBitCount
        // The highest 64 bits of the number, and whether anything lies below them.
        var window = UInt128(digits[top])
        for offset in 1...3 { window = window << 32 | UInt128(digit(top - offset)) }
        let surplus = topBits + 32
        var high = UInt64(truncatingIfNeeded: window >> surplus)
        var below = window & ((1 << surplus) - 1) != 0
        if !below { below = digits.prefix(max(0, top - 3)).contains { $0 != 0 } }
        // Bit 0 of `high` weighs 2^exponent; a sticky bit makes the one rounding right.
        let exponent = 32 * (top - 3) + surplus - 1074
        if below { high |= 1 }
        return Self.rounded(high, exponent: exponent)
    }

    private func digit(_ index: Int) -> UInt64 { index >= 0 ? UInt64(digits[index]) : 0 }

    /// `high`·2^exponent rounded once to 53 bits; nothing lies below 2^−1074.
    private static func rounded(_ high: UInt64, exponent: Int) -> Double {
        let bits = 64 - high.leadingZeroBitCount
        let dropped = max(bits - 53, -1074 - exponent, 0)
        guard dropped > 0 else {
            return Double(sign: .plus, exponent: exponent, significand: Double(high))
        }
        guard dropped < 64 else { return 0 }
        let half: UInt64 = 1 << (dropped - 1)
        let rest = high & (half << 1 - 1)
        var kept = high >> dropped
        if rest > half || (rest == half && kept & 1 == 1) { kept += 1 }
        return Double(sign: .plus, exponent: exponent + dropped, significand: Double(kept))
    }
}
