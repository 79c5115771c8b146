/// Durations as text.
package enum DurationText {
    private static let unitSeconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

    /// Seconds of a whole number with a unit: `90s`, `15m`, `12h`, `30d`; nil for anything else, and beyond 2^32 - 1.
    package static func seconds(_ text: some StringProtocol) -> Int64? {
        let digits = text.dropLast()
        guard let unit = text.last.flatMap({ unitSeconds[$0] }), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let count = UInt32(digits)
        else { return nil }
        let seconds = Int64(count) * unit
        return seconds <= UInt32.max ? seconds : nil
    }
}
