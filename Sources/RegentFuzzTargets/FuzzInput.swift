/// Arbitrary bytes read as choices: numbers, sizes, texts. At their end every choice is the first.
struct FuzzInput {
    private let bytes: [UInt8]
    /// Bytes read so far.
    private(set) var at: Int
    private let limit: Int

    /// Reads all bytes, or a part of them.
    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        at = range?.lowerBound ?? 0
        limit = range?.upperBound ?? bytes.count
    }

    /// Whether every byte has been read.
    var isEmpty: Bool { at == limit }

    mutating func byte() -> UInt8 {
        guard at < limit else { return 0 }
        defer { at += 1 }
        return bytes[at]
    }

    mutating func bool() -> Bool { byte() & 1 == 1 }

    /// Two bytes, the low one first.
    mutating func word() -> Int { Int(byte()) | Int(byte()) << 8 }

    /// Eight bytes, the low one first.
    mutating func number() -> UInt64 {
        (0..<8).reduce(0) { value, index in value | UInt64(byte()) << UInt64(8 * index) }
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(byte()) % elements.count]
    }

    /// Small numbers exactly, large ones in steps: one byte reaches up to 130 KB.
    mutating func size() -> Int {
        let byte = Int(byte())
        return byte < 128 ? byte : (byte - 127) * 1021
    }

    /// As many of the next bytes as there are.
    mutating func take(_ count: Int) -> [UInt8] {
        defer { at = min(limit, at + count) }
        return Array(bytes[at..<min(limit, at + count)])
    }

    /// Everything that is left.
    mutating func rest() -> [UInt8] { take(limit - at) }

    /// A short text of characters that tell encodings and quoting apart.
    mutating func text() -> String {
        let pieces = [
            "", "a", "é", "e\u{301}", "日", "🙂", "\"", "\\", "\n", "\r", ",", " ", "\u{1}", "\u{7f}", "\u{85}",
            "{", "null", "true", "1e5", "-0", "scores.", "metadata.", "SCORED", "\t", "'", "=", "\u{feff}",
        ]
        var text = ""
        for _ in 0..<Int(byte()) % 5 { text += pick(pieces) }
        return text
    }
}
