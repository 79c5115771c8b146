import RegentMessages

/// Positions as text, for page tokens.
///
/// Each value with its byte count before it, then the name. Anybody can write one, so it is read with suspicion.
extension Order {
    /// The text of a position of this order; the name alone where that is all.
    package func text(of position: Position) -> String {
        let values = position.values.map { value in
            let text = value.map(Self.text) ?? "-"
            return "\(text.utf8.count):\(text)"
        }
        return values.joined() + position.name
    }

    /// The position of this order in a text; nil if the text is not one.
    package func position(text: String) -> Position? {
        var rest = text[...]
        var values: [FieldValue?] = []
        for term in terms {
            guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), let count = Int(rest[..<colon]), count > 0
            else { return nil }
            let start = rest.utf8.index(after: colon)
            guard count <= rest.utf8.distance(from: start, to: rest.endIndex) else { return nil }
            let end = rest.utf8.index(start, offsetBy: count)
            guard end.samePosition(in: text.unicodeScalars) != nil else { return nil }
            let part = rest[start..<end]
            if part == "-" {
                values.append(nil)
            } else {
                guard let value = Self.value(part, of: term.field.kind) else { return nil }
                values.append(value)
            }
            rest = rest[end...]
        }
        return rest.isEmpty ? nil : Position(values: values, name: String(rest))
    }

    private static func text(of value: FieldValue) -> String {
        switch value {
        case .text(let text): "s\(text)"
        case .integer(let number): "i\(number)"
        case .count(let number): "u\(number)"
        case .number(let number): "d\(number.bitPattern)"
        case .flag(let flag): flag ? "b1" : "b0"
        case .time(let time): "t\(time.seconds).\(time.nanos)"
        case .bytes, .message: preconditionFailure("no order is by such values")
        }
    }

    private static func value(_ text: Substring, of kind: FieldKind) -> FieldValue? {
        // Not by characters: a text may begin with a mark that joins the letter before it.
        let rest = Substring(text.utf8.dropFirst())
        switch (text.utf8.first.map { Unicode.Scalar($0) }, kind) {
        case ("s", .text), ("s", .name): return rest.utf8.count <= textBytesMax ? .text(String(rest)) : nil
        case ("i", .integer): return Int64(rest).map { .integer($0) }
        case ("u", .count): return UInt64(rest).map { .count($0) }
        case ("d", .number): return UInt64(rest).map { .number(Double(bitPattern: $0)) }
        case ("b", .flag): return rest == "1" ? .flag(true) : rest == "0" ? .flag(false) : nil
        case ("t", .time):
            let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let seconds = Int64(parts[0]), let nanos = Int32(parts[1]) else { return nil }
            return .time(Timestamp(seconds: seconds, nanos: nanos))
        default: return nil
        }
    }
}
