/// Reads JSON text (RFC 8259), strictly: UTF-8 without NUL, no duplicate keys, no trailing bytes.
struct JSONParser {
    private let bytes: [UInt8]
    private let start: Int
    private let end: Int
    private let depthMax: Int
    private var at: Int
    private var depth = 0

    init(_ bytes: [UInt8], in range: Range<Int>, depthMax: Int) {
        self.bytes = bytes
        self.depthMax = depthMax
        start = range.lowerBound
        end = range.upperBound
        at = start
    }

    /// The one value of the text.
    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value()
        skipSpace()
        guard at == end else { throw error(.malformed, "unexpected text after the value") }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        guard at < end else { throw error(.malformed, "the text ends where a value is expected") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try nested { (parser) throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { (parser) throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func nested(
        _ body: (inout JSONParser) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        guard depth < depthMax else { throw error(.tooDeep, "nested deeper than \(depthMax) levels") }
        depth += 1
        at += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        var members: [JSONValue.Member] = []
        var keys = Set<ExactText>()
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipSpace()
            guard at < end, bytes[at] == UInt8(ascii: "\"") else {
                throw error(.malformed, "expected a key in quotes")
            }
            let keyAt = at
            let key = try string()
            guard isNew(key, members, &keys) else {
                at = keyAt
                throw error(.duplicateKey, "the key \"\(key)\" appears twice")
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error(.malformed, "expected ':'") }
            members.append(JSONValue.Member(key, try value()))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else {
                throw error(.malformed, "expected ',' or '}'")
            }
        }
    }

    /// Whether no member has this key; small objects are searched, large ones keep a set.
    private func isNew(
        _ key: String, _ members: [JSONValue.Member], _ keys: inout Set<ExactText>
    ) -> Bool {
        let key = ExactText(key)
        if members.count < 16 { return !members.contains { ExactText($0.key) == key } }
        if keys.isEmpty { keys = Set(members.map { ExactText($0.key) }) }
        return keys.insert(key).inserted
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else {
                throw error(.malformed, "expected ',' or ']'")
            }
        }
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let wanted = text.utf8
        guard end - at >= wanted.count, bytes[at..<at + wanted.count].elementsEqual(wanted) else {
            throw error(.malformed, "expected a value")
        }
        at += wanted.count
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let first = at
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        if at < end, isDigit(bytes[at]) { throw error(.malformed, "a number must not begin with 0") }
        return .number(String(decoding: bytes[first..<at], as: UTF8.self))
    }

    private mutating func digits() throws(JSONError) {
        guard at < end, isDigit(bytes[at]) else { throw error(.malformed, "expected a value") }
        while at < end, isDigit(bytes[at]) { at += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private mutating func skipSpace() {
        while at < end {
            switch bytes[at] {
            case 0x20, 0x09, 0x0a, 0x0d: at += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < end, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private func error(_ code: JSONError.Code, _ message: String) -> JSONError {
        let before = bytes[start..<min(at, end)]
        let newline = UInt8(ascii: "\n")
        let line = before.count { $0 == newline } + 1
        let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? start
        return JSONError(code: code, message: message, line: line, column: before.endIndex - lineStart + 1)
    }
}

/// Strings.
extension JSONParser {
    private mutating func string() throws(JSONError) -> String {
        at += 1
        var run = at
        var text = ""
        while at < end {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                try append(run, to: &text)
                at += 1
                return text
            }
            if byte < 0x20 { throw error(.malformed, "a control character must be escaped") }
            if byte == UInt8(ascii: "\\") {
                try append(run, to: &text)
                text.unicodeScalars.append(try escaped())
                run = at
            } else {
                at += 1
            }
        }
        throw error(.malformed, "a string is not closed")
    }

    /// Appends the bytes from `run` up to here, which hold no escape.
    private func append(_ run: Int, to text: inout String) throws(JSONError) {
        guard run < at else { return }
        guard let piece = String(validating: bytes[run..<at], as: UTF8.self) else {
            throw error(.invalidText, "a string is not UTF-8")
        }
        if text.isEmpty { text = piece } else { text += piece }
    }

    private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
        guard at + 1 < end else { throw error(.malformed, "a string is not closed") }
        let letter = bytes[at + 1]
        at += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw error(.malformed, "unknown escape sequence")
        }
    }

    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let high = try codeUnit()
        if high == 0 { throw error(.invalidText, "a string must not contain NUL") }
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xdc00, at + 1 < end, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        else { throw error(.invalidText, "a \\u escape is half of a surrogate pair") }
        at += 2
        let low = try codeUnit()
        guard low >= 0xdc00, low <= 0xdfff else {
            throw error(.invalidText, "a \\u escape is half of a surrogate pair")
        }
        let value = 0x10000 + (UInt32(high - 0xd800) << 10) + UInt32(low - 0xdc00)
        return Unicode.Scalar(value) ?? "\u{fffd}"
    }

    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        guard end - at >= 4 else { throw error(.malformed, "\\u needs four hexadecimal digits") }
        var value: UInt16 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = HexText.value(of: byte) else {
                throw error(.malformed, "\\u needs four hexadecimal digits")
            }
            value = value << 4 | UInt16(digit)
        }
        at += 4
        return value
    }
}
