/// Walks over the bytes of one JSON text (RFC 8259) without making values of what is not asked for.
struct JSONCursor {
    /// A string between its quotes.
    struct Text {
        let range: Range<Int>
        let hasEscapes: Bool
        let isASCII: Bool
    }

    /// Most levels of arrays and objects, the outermost included.
    static let depthMax = 32

    let bytes: [UInt8]
    private(set) var at: Int
    let end: Int
    /// Where the text begins in `bytes`, which hold other lines too.
    private let start: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        start = range.lowerBound
        at = start
        end = range.upperBound
    }

    /// Byte at the cursor; 0, which no JSON text has outside a string, at the end.
    var byte: UInt8 {
        @inline(__always) get { at < end ? bytes[at] : 0 }
    }

    @inline(__always)
    mutating func skipSpace() {
        while at < end {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    /// Steps over the byte if it is next.
    @inline(__always)
    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted, at < end else { return false }
        at += 1
        return true
    }

    /// Steps over the next byte.
    mutating func step() { at += 1 }

    /// Steps to the next element of an array or object; false, after its end, if there is none.
    @inline(__always)
    mutating func hasElement(after count: Int, closing: UInt8) throws(SampleFault) -> Bool {
        skipSpace()
        if take(closing) { return false }
        guard count > 0 else { return true }
        guard take(UInt8(ascii: ",")) else { throw malformed("expected ',' or the end of the object") }
        skipSpace()
        return true
    }

    /// Steps over the byte, with white space before and behind.
    mutating func require(_ wanted: UInt8, _ what: String) throws(SampleFault) {
        skipSpace()
        guard take(wanted) else { throw malformed("expected \(what)") }
        skipSpace()
    }

    private static let words = (
        true: Array("true".utf8), false: Array("false".utf8), null: Array("null".utf8)
    )

    /// Steps over `true` or `false` if it is next.
    mutating func takeBool() -> Bool? {
        if byte == UInt8(ascii: "t"), takeWord(Self.words.true) { return true }
        if byte == UInt8(ascii: "f"), takeWord(Self.words.false) { return false }
        return nil
    }

    /// Steps over `null` if it is next.
    mutating func takeNull() -> Bool { byte == UInt8(ascii: "n") && takeWord(Self.words.null) }

    /// Steps over the bytes if they are next.
    mutating func takeWord(_ word: [UInt8]) -> Bool {
        guard end - at >= word.count else { return false }
        for i in 0..<word.count where bytes[at + i] != word[i] { return false }
        at += word.count
        return true
    }

    /// Steps over a string.
    mutating func string() throws(SampleFault) -> Text {
        guard take(UInt8(ascii: "\"")) else { throw malformed("expected a string") }
        let first = at
        var hasEscapes = false
        var allBits: UInt8 = 0
        while at < end {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                at += 1
                return Text(range: first..<at - 1, hasEscapes: hasEscapes, isASCII: allBits < 0x80)
            }
            guard byte >= 0x20 else { throw malformed("a control character in a string must be escaped") }
            allBits |= byte
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                at += 1
            }
            at += 1
        }
        throw malformed("a string is not closed")
    }

    /// Steps over a number; nil if the next value is not a number.
    mutating func number() throws(SampleFault) -> DecimalNumber? {
        guard byte == UInt8(ascii: "-") || (byte &- UInt8(ascii: "0")) < 10 else { return nil }
        guard let number = DecimalNumber(prefixOf: bytes[at..<end]) else {
            throw malformed("a number is malformed; write it as JSON does, for example 0.5")
        }
        at += number.text.count
        return number
    }

    /// Steps over any value and appends its text without white space between tokens.
    mutating func appendCompact(
        to output: inout [UInt8], depth: Int, field: String
    ) throws(SampleFault) {
        guard depth <= Self.depthMax else { throw malformed("nested deeper than \(Self.depthMax) levels") }
        let first = at
        switch byte {
        case UInt8(ascii: "{"): return try appendObject(to: &output, depth: depth, field: field)
        case UInt8(ascii: "["): return try appendArray(to: &output, depth: depth, field: field)
        case UInt8(ascii: "\""): _ = try value(try string(), field: field)
        default:
            if !takeNull(), takeBool() == nil, try number() == nil {
                throw malformed("expected a value")
            }
        }
        output += bytes[first..<at]
    }

    private mutating func appendArray(
        to output: inout [UInt8], depth: Int, field: String
    ) throws(SampleFault) {
        at += 1
        output.append(UInt8(ascii: "["))
        var count = 0
        while try hasElement(after: count, closing: UInt8(ascii: "]")) {
            if count > 0 { output.append(UInt8(ascii: ",")) }
            try appendCompact(to: &output, depth: depth + 1, field: field)
            count += 1
        }
        output.append(UInt8(ascii: "]"))
    }

    private mutating func appendObject(
        to output: inout [UInt8], depth: Int, field: String
    ) throws(SampleFault) {
        at += 1
        output.append(UInt8(ascii: "{"))
        // By bytes: two keys that Unicode takes for the same are two keys.
        var keys = Set<[UInt8]>()
        while try hasElement(after: keys.count, closing: UInt8(ascii: "}")) {
            if !keys.isEmpty { output.append(UInt8(ascii: ",")) }
            let first = at
            let key = try value(try string(), field: field)
            output += bytes[first..<at]
            guard keys.insert(Array(key.utf8)).inserted else {
                throw SampleFault(.duplicateKey, field, "has the key \"\(key)\" twice")
            }
            try require(UInt8(ascii: ":"), "':'")
            output.append(UInt8(ascii: ":"))
            try appendCompact(to: &output, depth: depth + 1, field: field)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// The fault of text that is no JSON, with its place counted in bytes from the start of the text.
    func malformed(_ what: String) -> SampleFault {
        SampleFault(.malformedJSON, nil, "\(what) (byte \(at - start) of the line)")
    }
}

// MARK: - Text

extension JSONCursor {
    /// The string of a text.
    ///
    /// - Throws: `badText` when it is not UTF-8 or holds a NUL, `malformedJSON` for an unknown escape.
    func value(_ text: Text, field: @autoclosure () -> String) throws(SampleFault) -> String {
        // The common case needs no validation, which costs more than the string itself.
        if text.isASCII && !text.hasEscapes { return String(decoding: bytes[text.range], as: UTF8.self) }
        let string =
            text.hasEscapes
            ? String(validating: try unescaped(text, field: field()), as: UTF8.self)
            : String(validating: bytes[text.range], as: UTF8.self)
        guard let string else { throw SampleFault(.badText, field(), "is not UTF-8") }
        return string
    }

    /// The UTF-8 bytes of a text with its escapes resolved.
    func unescaped(_ text: Text, field: @autoclosure () -> String) throws(SampleFault) -> [UInt8] {
        var result: [UInt8] = []
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            guard bytes[at] == UInt8(ascii: "\\") else {
                result.append(bytes[at])
                at += 1
                continue
            }
            at += 2
            switch bytes[at - 1] {
            case UInt8(ascii: "u"):
                let scalar = try escapedScalar(&at, text.range.upperBound)
                guard scalar.value != 0 else { throw SampleFault(.badText, field(), "contains NUL") }
                result += Character(scalar).utf8
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(bytes[at - 1])
            default: throw malformed("unknown escape sequence")
            }
        }
        return result
    }

    /// The scalar of `\uHHHH`, or of a surrogate pair of them; `at` stands behind the first `u`.
    private func escapedScalar(_ at: inout Int, _ end: Int) throws(SampleFault) -> Unicode.Scalar {
        let first = try hexDigits(&at, end)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, at + 6 <= end, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        else { throw malformed("a \\u escape is half of a surrogate pair") }
        at += 2
        let second = try hexDigits(&at, end)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw malformed("a \\u escape is half of a surrogate pair") }
        return scalar
    }

    private func hexDigits(_ at: inout Int, _ end: Int) throws(SampleFault) -> UInt32 {
        guard at + 4 <= end else { throw malformed("a \\u escape needs four hexadecimal digits") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
                throw malformed("a \\u escape needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }
}
