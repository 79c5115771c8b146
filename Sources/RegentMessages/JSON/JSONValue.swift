/// A JSON value; objects keep the order of their members, numbers the text they were written with. Texts and keys are
/// equal where their bytes are.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as written (RFC 8259); `double`, `int64` and `uint64` read it.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One member of an object.
    package struct Member: Sendable, Hashable {
        /// Key, once in its object.
        package var key: String
        /// Value.
        package var value: JSONValue

        /// A member.
        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }

        /// Whether both have the same key, by its bytes, and the same value.
        package static func == (one: Member, other: Member) -> Bool {
            ExactText(one.key) == ExactText(other.key) && one.value == other.value
        }
    }

    /// Whether both are the same value, texts by their bytes.
    package static func == (one: JSONValue, other: JSONValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)), (.string(let one), .string(let other)):
            ExactText(one) == ExactText(other)
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }

    /// The value that `bytes` are the text of, UTF-8, nothing but white space around it.
    ///
    /// - Parameter range: part of `bytes` to read, for example a line; none = all.
    /// - Parameter depthMax: arrays and objects may nest this deep.
    /// - Throws: `JSONError` with line and column, counted from the start of the range: `malformed`,
    ///   `invalidText`, `tooDeep` or `duplicateKey`.
    package init(
        parsing bytes: [UInt8], in range: Range<Int>? = nil, depthMax: Int = 32
    ) throws(JSONError) {
        var parser = JSONParser(bytes, in: range ?? 0..<bytes.count, depthMax: depthMax)
        self = try parser.document()
    }

    /// Largest whole number that every reader of JSON keeps: most read numbers as doubles.
    ///
    /// - Source: RFC 8259, section 6.
    private static let exactMax: UInt64 = 1 << 53 - 1

    /// An integer: a number up to 2^53 − 1 in magnitude, its digits as a string beyond.
    package static func number(_ value: some BinaryInteger) -> JSONValue {
        value.magnitude <= exactMax ? .number(String(value)) : .string(String(value))
    }

    /// The shortest text that reads back as the same double; "NaN", "Infinity" and "-Infinity" are
    /// strings, because JSON has no such numbers.
    package static func number(_ value: Double) -> JSONValue {
        if value.isNaN { return .string("NaN") }
        if value.isInfinite { return .string(value < 0 ? "-Infinity" : "Infinity") }
        let text = "\(value)"
        return .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// The value of a number; nil for anything else and for numbers beyond the range of doubles.
    package var double: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The value of a whole number that fits; nil for anything else.
    package var int64: Int64? { integer(Int64.self) }

    /// The value of a whole number that fits; nil for anything else.
    package var uint64: UInt64? { integer(UInt64.self) }

    /// The text of a string; nil for anything else.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The members of an object; nil for anything else.
    package var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The elements of an array; nil for anything else.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The member of an object with this key.
    package subscript(key: String) -> JSONValue? {
        members?.first { ExactText($0.key) == ExactText(key) }?.value
    }

    /// The kind of the value, for messages: "null", "bool", "number", "string", "array" or "object".
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// Accepts 1.0 and 1e3 as well, up to 2^53, where doubles are exact.
    private func integer<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        guard case .number(let text) = self else { return nil }
        if let value = T(text) { return value }
        guard text.utf8.contains(where: { ".eE".utf8.contains($0) }) else { return nil }
        guard let value = Double(text), abs(value) <= 9_007_199_254_740_992 else { return nil }
        return T(exactly: value)
    }
}
