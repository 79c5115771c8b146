/// Canonical JSON text: one value has one text, whoever writes it.
///
/// - Source: RFC 8785, JSON Canonicalization Scheme.
extension JSONValue {
    /// The value as canonical JSON; nil where it has a number that is no whole number of at most 2^53 − 1, whose text
    /// depends on how others print doubles.
    package var canonicalText: String? {
        var output: [UInt8] = []
        guard writeCanonical(to: &output) else { return nil }
        return String(decoding: output, as: UTF8.self)
    }

    private func writeCanonical(to output: inout [UInt8]) -> Bool {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .number(let text):
            guard let value = Int64(text), value.magnitude <= 1 << 53 - 1, "\(value)" == text else { return false }
            output += text.utf8
        case .string(let text): Self.writeCanonical(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                guard element.writeCanonical(to: &output) else { return false }
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (place, member) in members.sorted(by: Self.precedes).enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                Self.writeCanonical(member.key, to: &output)
                output.append(UInt8(ascii: ":"))
                guard member.value.writeCanonical(to: &output) else { return false }
            }
            output.append(UInt8(ascii: "}"))
        }
        return true
    }

    /// Members are in the order of the UTF-16 code units of their keys.
    private static func precedes(_ one: Member, _ other: Member) -> Bool {
        one.key.utf16.lexicographicallyPrecedes(other.key.utf16)
    }

    private static func writeCanonical(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case 0x08: output += "\\b".utf8
            case 0x09: output += "\\t".utf8
            case 0x0a: output += "\\n".utf8
            case 0x0c: output += "\\f".utf8
            case 0x0d: output += "\\r".utf8
            case 0..<0x20: output += "\\u00\(HexText.text([byte]))".utf8
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
