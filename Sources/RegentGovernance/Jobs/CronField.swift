/// One field of a cron expression: the numbers that it allows.
struct CronField: Sendable, Hashable {
    /// What a field stands for.
    struct Unit: Sendable {
        /// For errors, for example "hour".
        let word: String
        /// The numbers it may name.
        let range: ClosedRange<Int>
        /// The numbers that `*` stands for.
        let every: ClosedRange<Int>
        /// Names of numbers, from the first of `range` on, in lower case.
        var names: [String] = []
    }

    /// Bit n: the number n is allowed.
    private(set) var bits: UInt64 = 0
    /// Whether it begins with `*`: then it does not restrict the day, as in crontab(5).
    let isStar: Bool

    /// The field of a text, for example "1-5/2,20".
    ///
    /// - Throws: `CronError` with the rule that the text breaks.
    init(_ text: Substring, _ unit: Unit) throws(CronError) {
        isStar = text.first == "*"
        for item in text.split(separator: ",", omittingEmptySubsequences: false) { try add(item, unit) }
    }

    /// Whether a number is allowed.
    func contains(_ number: Int) -> Bool { bits & (1 << UInt64(number)) != 0 }

    /// The first number that is allowed, from one on; nil: there is none.
    func first(from number: Int) -> Int? {
        guard number < UInt64.bitWidth else { return nil }
        let rest = bits >> UInt64(number)
        return rest == 0 ? nil : number + rest.trailingZeroBitCount
    }

    /// Makes one number another one: 7 is Sunday, as 0 is.
    mutating func fold(_ number: Int, into other: Int) {
        guard contains(number) else { return }
        bits = bits & ~(1 << UInt64(number)) | 1 << UInt64(other)
    }

    private mutating func add(_ item: Substring, _ unit: Unit) throws(CronError) {
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let (range, isRange) = try Self.range(parts[0], unit, item)
        var step = 1
        if parts.count > 1 {
            guard isRange else { throw CronError("\(unit.word): \(item) has a step without a range; write n-m/step") }
            let most = max(1, range.upperBound - range.lowerBound)
            guard let said = Self.number(parts[1]), (1...most).contains(said) else {
                throw CronError("\(unit.word): the step of \(item) is no number within its range")
            }
            step = said
        }
        for number in stride(from: range.lowerBound, through: range.upperBound, by: step) {
            bits |= 1 << UInt64(number)
        }
    }

    private static func range(
        _ text: Substring, _ unit: Unit, _ item: Substring
    ) throws(CronError) -> (ClosedRange<Int>, isRange: Bool) {
        if text == "*" { return (unit.every, true) }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let lower = try value(ends[0], unit, item)
        guard ends.count > 1 else { return (lower...lower, false) }
        var upper = try value(ends[1], unit, item)
        // A week may end with its Sunday: fri-sun.
        if upper < lower, upper == 0, unit.range.upperBound > unit.every.upperBound { upper = unit.range.upperBound }
        guard lower <= upper else { throw CronError("\(unit.word): the range \(item) ends before it begins") }
        return (lower...upper, true)
    }

    private static func value(_ text: Substring, _ unit: Unit, _ item: Substring) throws(CronError) -> Int {
        if let place = unit.names.firstIndex(of: text.lowercased()) { return unit.every.lowerBound + place }
        guard let number = Self.number(text), unit.range.contains(number) else {
            throw CronError(
                "\(unit.word): \(text.isEmpty ? item : text) is not \(unit.range.lowerBound) to "
                    + "\(unit.range.upperBound)" + (unit.names.isEmpty ? "" : " or a name such as \(unit.names[1])"))
        }
        return number
    }

    /// A number of one to eight digits: more cannot be meant.
    private static func number(_ text: Substring) -> Int? {
        let isNumber = (1...8).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? Int(text) : nil
    }
}

/// A cron expression that breaks a rule.
package struct CronError: Error, Sendable, Hashable {
    /// The field, the rule and the way out.
    package let message: String

    init(_ message: String) { self.message = message }
}
