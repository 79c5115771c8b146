/// Numbers as people read them.
package enum NumberText {
    /// Digits in groups of three, for example "1,000,000".
    package static func grouped(_ count: some BinaryInteger) -> String {
        let digits = String(count.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return count < 0 ? "-" + text : text
    }

    /// A count with its noun, for example "1 batch", "1,000,000 samples".
    package static func counted(_ count: some BinaryInteger, _ noun: String, _ plural: String) -> String {
        grouped(count) + " " + (count == 1 ? noun : plural)
    }

    /// Three digits and a power of a thousand, for example "999", "1.24M", "212k".
    package static func compact(_ count: Double) -> String {
        guard count >= 999.5 else { return String(Int(max(0, count).rounded())) }
        let (digits, unit) = scaled(count, units: ["", "k", "M", "G", "T"], decimals: 2)
        return digits + unit
    }

    /// Bytes in decimal units with two or three digits, for example "3.1 MB", "31 MB".
    package static func bytes(_ count: Double) -> String {
        guard count >= 999.5 else { return "\(Int(max(0, count).rounded())) B" }
        let (digits, unit) = scaled(count, units: ["B", "kB", "MB", "GB", "TB"], decimals: 1)
        return digits + " " + unit
    }

    /// A ratio with one decimal, for example "6.1x".
    package static func ratio(_ value: Double) -> String { fixed(value, decimals: 1) + "x" }

    /// Minutes and seconds, hours before them where there are any, for example "00:18".
    package static func clock(_ duration: Duration) -> String {
        // In whole numbers: divided, 3,599 s are a little more than that.
        let (whole, rest) = duration.components
        let seconds = max(0, Int(whole) + (rest > 0 ? 1 : 0))
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let tail = "\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        return seconds < 3600 ? tail : "\(seconds / 3600):\(tail)"
    }

    /// Seconds with one decimal, for example "4.7 s".
    package static func seconds(_ duration: Duration) -> String {
        fixed(duration / .seconds(1), decimals: 1) + " s"
    }

    /// At most six decimals, none of them idle, for example "0.953333", "3163.228", "1".
    ///
    /// Numbers too small or too large for that are written in full, so that none is shown as 0
    /// that is not; machines read `-o json`, where every double is exact.
    package static func decimal(_ value: Double) -> String {
        guard value.isFinite, value == 0 || (1e-4..<1e12).contains(value.magnitude) else {
            return value == .infinity ? "inf" : value == -.infinity ? "-inf" : "\(value)"
        }
        return trimmed(fixed(value, decimals: 6))
    }

    /// A number with decimals, without idle ones.
    private static func trimmed(_ number: String) -> String {
        var text = number
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// A ratio in percent, for example "99.95 %", "43.2 %": one decimal, and near 0 % and 100 % two digits of what is
    /// between; five decimals at most, none of them idle.
    ///
    /// - Parameter other: a ratio that is shown beside it; a different one has as many decimals as tell the two apart.
    package static func percent(_ ratio: Double, besides other: Double? = nil) -> String {
        let value = ratio * 100
        guard value.isFinite, value.magnitude < 1e12 else { return decimal(value) + " %" }
        let between = min(value.magnitude, (100 - value).magnitude)
        var decimals = 1
        var power = 10.0
        while decimals < 5, between > 0, (between * power).rounded() < 10 || isSame(value, other, decimals) {
            decimals += 1
            power *= 10
        }
        return trimmed(fixed(value, decimals: decimals)) + " %"
    }

    /// A ratio that somebody has chosen, in percent, to five decimals.
    package static func percent(chosen ratio: Double) -> String { trimmed(fixed(ratio * 100, decimals: 5)) + " %" }

    /// Whether a number in percent looks like a different ratio at a number of decimals.
    private static func isSame(_ value: Double, _ other: Double?, _ decimals: Int) -> Bool {
        guard let other, other * 100 != value else { return false }
        return fixed(value, decimals: decimals) == fixed(other * 100, decimals: decimals)
    }

    /// A fixed number of decimals, rounded half away from zero.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let scaled = (value.magnitude * power).rounded()
        guard scaled < 9e18 else { return "\(value)" }
        let (whole, part) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(power))
        let digits = String(part)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(whole) }
        return sign + String(whole) + "."
            + String(repeating: "0", count: decimals - digits.count) + digits
    }

    private static func scaled(
        _ count: Double, units: [String], decimals: Int
    ) -> (String, String) {
        var (value, unit) = (count, 0)
        // 999.5 would round to four digits.
        while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        let kept = value < 9.995 ? decimals : value < 99.95 ? decimals - 1 : 0
        return (fixed(value, decimals: max(0, kept)), units[unit])
    }
}
