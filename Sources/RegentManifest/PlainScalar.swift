import RegentMessages

/// What a scalar without quotes is in the core schema of YAML 1.2.
/// - Source: YAML 1.2.2, 10.3.2; YAML 1.1 types bool, int, float
enum PlainScalar: Equatable {
    case null
    case flag(Bool)
    /// A number, as JSON writes it.
    case number(String)
    case text
    /// YAML 1.1 reads another value; with what to write instead.
    case ambiguous(String)

    /// Reads a scalar.
    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .flag(true)
        case "false", "False", "FALSE": self = .flag(false)
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": self = .ambiguous("true")
        case "n", "N", "no", "No", "NO", "off", "Off", "OFF": self = .ambiguous("false")
        default: self = Self.numeric(text) ?? .text
        }
    }

    /// nil for what neither version reads as a number.
    private static func numeric(_ text: String) -> PlainScalar? {
        let isNegative = text.hasPrefix("-")
        let digits = text.drop { $0 == "-" || $0 == "+" }
        guard text.utf8.count - digits.utf8.count <= 1 else { return nil }
        let sign = isNegative ? "-" : ""
        guard let first = digits.utf8.first, isDigit(first) || first == UInt8(ascii: ".") else { return nil }
        if digits.contains("_") { return underscored(digits, sign) }
        if digits.contains(":") { return sexagesimal(digits).map { .ambiguous(sign + $0) } }
        if let prefixed = prefixed(digits, sign) { return prefixed }
        if digits.utf8.allSatisfy(isDigit) {
            guard digits.utf8.count > 1, first == UInt8(ascii: "0") else { return .number(sign + digits) }
            let bare = digits.drop { $0 == "0" }
            return .ambiguous(sign + (bare.isEmpty ? "0" : bare))
        }
        guard isDecimal(digits), let value = Double(text), value.isFinite else { return nil }
        return .double(value)
    }

    private static func double(_ value: Double) -> PlainScalar {
        if case .number(let text) = JSONValue.number(value) { .number(text) } else { .text }
    }

    /// 0x, 0o and 0b.
    private static func prefixed(_ digits: Substring, _ sign: String) -> PlainScalar? {
        let bases: [(String, Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
        for (prefix, base) in bases where digits.hasPrefix(prefix) {
            let rest = digits.dropFirst(2)
            guard !rest.isEmpty, rest.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                let value = UInt64(rest, radix: base)
            else { return nil }
            // The two agree about the first only.
            return base == 16 ? .number("\(sign)\(value)") : .ambiguous("\(sign)\(value)")
        }
        return nil
    }

    /// Digits with underscores among them are numbers in YAML 1.1.
    private static func underscored(_ digits: Substring, _ sign: String) -> PlainScalar? {
        let bare = digits.filter { $0 != "_" }
        switch numeric(bare) {
        case .number(let text)?: return .ambiguous(sign + text)
        case .ambiguous(let way)?: return .ambiguous(way.hasPrefix("-") ? way : sign + way)
        default: return nil
        }
    }

    /// 10:00 is 600 in YAML 1.1; nil for what is no number there either.
    private static func sexagesimal(_ digits: Substring) -> String? {
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        let fraction = parts.last?.drop { $0 != "." } ?? ""
        guard fraction.dropFirst().utf8.allSatisfy(isDigit) else { return nil }
        var total: UInt64? = 0
        for (place, part) in parts.enumerated() {
            let whole = place == parts.count - 1 ? part.dropLast(fraction.count) : part
            guard !whole.isEmpty, whole.utf8.allSatisfy(isDigit) else { return nil }
            let value = UInt64(whole)
            guard place == 0 || value.map({ $0 < 60 }) == true else { return nil }
            // nil once it is more than can be counted here.
            total = total.flatMap { total in
                let (shifted, isTooLong) = total.multipliedReportingOverflow(by: 60)
                let (sum, isTooLarge) = shifted.addingReportingOverflow(value ?? .max)
                return isTooLong || isTooLarge || value == nil ? nil : sum
            }
        }
        return total.map { "\($0)\(fraction)" } ?? "the number itself"
    }

    /// Digits with a point or an exponent.
    private static func isDecimal(_ text: Substring) -> Bool {
        let mantissa = text.prefix { $0 != "e" && $0 != "E" }
        guard mantissa.utf8.contains(where: isDigit), mantissa.count(where: { $0 == "." }) <= 1,
            mantissa.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") })
        else { return false }
        guard mantissa.endIndex < text.endIndex else { return true }
        let exponent = text[mantissa.endIndex...].dropFirst()
        let power = exponent.drop { $0 == "-" || $0 == "+" }
        return exponent.utf8.count - power.utf8.count <= 1 && !power.isEmpty && power.utf8.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
