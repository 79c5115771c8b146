/// A latency in whole microseconds, the unit in which percentiles are exact.
package struct LatencyMicros: Hashable, Comparable, Sendable {
    /// Microseconds, 0 … 4,294,967,295.
    package let count: UInt32

    /// Greatest latency in milliseconds.
    package static let millisecondsMax = 4_294_967.295

    /// A latency of `count` microseconds.
    package init(_ count: UInt32) { self.count = count }

    /// The latency of a decimal number of milliseconds, rounded half-even to whole microseconds.
    ///
    /// A double stands for the shortest decimal that reads back as itself, so 0.0005 is a tie (→ 0) although
    /// its binary value lies a little above. Nil for less than 0, more than 4,294,967.295, NaN and infinity.
    package init?(milliseconds: Double) {
        guard milliseconds >= 0, milliseconds <= Self.millisecondsMax else { return nil }
        let micros = milliseconds * 1_000
        let rounded = micros.rounded(.toNearestOrEven)
        // The product is off by less than two units in its last place; only that close to a tie does the
        // decimal have to be looked at.
        if abs(abs(micros - rounded) - 0.5) > 1e-6 {
            count = UInt32(rounded)
        } else {
            count = Self.roundedDecimal(milliseconds)
        }
    }

    /// Milliseconds; the shortest text of the double has at most three decimals.
    package var milliseconds: Double { Double(count) / 1_000 }

    package static func < (left: LatencyMicros, right: LatencyMicros) -> Bool { left.count < right.count }

    /// Rounds the decimal text, which near a tie has no exponent (0.0005 ms at the least).
    private static func roundedDecimal(_ milliseconds: Double) -> UInt32 {
        let parts = milliseconds.description.split(separator: ".")
        let decimals = (parts.count > 1 ? String(parts[1]) : "") + "000"
        let whole = (UInt64(parts[0]) ?? 0) * 1_000 + (UInt64(decimals.prefix(3)) ?? 0)
        let rest = decimals.dropFirst(3).utf8.map { $0 - UInt8(ascii: "0") }
        let half = [5] + [UInt8](repeating: 0, count: max(0, rest.count - 1))
        let isTie = rest == half
        let roundsUp = isTie ? whole % 2 == 1 : half.lexicographicallyPrecedes(rest)
        return UInt32(roundsUp ? whole + 1 : whole)
    }
}
