import RegentModel

/// Names of resources in lower case, from one to before another.
struct NameRange: Sendable, Hashable {
    /// Every name.
    static let all = NameRange(lower: first, upper: "\u{10FFFF}")

    /// The least character: no name has it, and the database takes no NUL.
    private static let first = "\u{1}"

    /// The first of them.
    let lower: String
    /// What comes after them.
    let upper: String

    private init(lower: String, upper: String) {
        self.lower = lower
        self.upper = upper
    }

    /// One name alone.
    static func of(_ name: String) -> NameRange {
        let key = name.asciiLowercased
        return NameRange(lower: key, upper: key + first)
    }

    /// The names that go on from a name.
    static func below(_ name: String) -> NameRange {
        let key = name.asciiLowercased
        // "0" is the character after "/".
        return NameRange(lower: key + "/", upper: key + "0")
    }

    /// The intersection; nil if it is empty.
    func intersection(_ other: NameRange) -> NameRange? {
        let range = NameRange(
            lower: Self.precedes(lower, other.lower) ? other.lower : lower,
            upper: Self.precedes(upper, other.upper) ? upper : other.upper)
        return Self.precedes(range.lower, range.upper) ? range : nil
    }

    /// The part after a name; nil if it is empty.
    func after(_ name: String) -> NameRange? {
        intersection(NameRange(lower: name.asciiLowercased + Self.first, upper: upper))
    }

    /// Whether one begins before another.
    static func isBefore(_ one: NameRange, _ two: NameRange) -> Bool { precedes(one.lower, two.lower) }

    private static func precedes(_ one: String, _ two: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(two.utf8)
    }
}
