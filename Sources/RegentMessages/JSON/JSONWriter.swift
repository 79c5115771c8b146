/// Writes JSON text.
extension JSONValue {
    /// The value as JSON text.
    ///
    /// - Parameter pretty: one member a line, two spaces a level; otherwise nothing is added.
    package func text(pretty: Bool = false) -> String {
        var output: [UInt8] = []
        write(to: &output, pretty: pretty, level: 0)
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the value as JSON text without added space.
    package func write(to output: inout [UInt8]) {
        write(to: &output, pretty: false, level: 0)
    }

    private func write(to output: inout [UInt8], pretty: Bool, level: Int) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .number(let text): output += text.utf8
        case .string(let text): Self.write(text, to: &output)
        case .array(let elements):
            Self.list(elements, "[", "]", &output, pretty, level) { element, output in
                element.write(to: &output, pretty: pretty, level: level + 1)
            }
        case .object(let members):
            Self.list(members, "{", "}", &output, pretty, level) { member, output in
                Self.write(member.key, to: &output)
                output += (pretty ? ": " : ":").utf8
                member.value.write(to: &output, pretty: pretty, level: level + 1)
            }
        }
    }

    private static func list<Item>(
        _ items: [Item], _ open: String, _ close: String, _ output: inout [UInt8], _ pretty: Bool,
        _ level: Int, _ write: (Item, inout [UInt8]) -> Void
    ) {
        output += open.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if pretty { newline(level + 1, &output) }
            write(item, &output)
        }
        if pretty, !items.isEmpty { newline(level, &output) }
        output += close.utf8
    }

    private static func newline(_ level: Int, _ output: inout [UInt8]) {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case 0x0a: output += "\\n".utf8
            case 0x0d: output += "\\r".utf8
            case 0x09: output += "\\t".utf8
            case 0..<0x20, 0x7f: output += "\\u00\(HexText.text([byte]))".utf8
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
