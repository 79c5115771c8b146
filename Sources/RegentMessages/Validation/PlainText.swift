/// Texts that show nothing but themselves: no control character can move a terminal's cursor, end a line of CSV early,
/// or change the reading order of the text around them.
///
/// - Source: Unicode Standard Annex 9, section 2; the option `multiline` of proto/regent/v1/options.proto
package enum PlainText {
    /// Whether a text has no control character (C0, DEL, C1), no line or paragraph separator and none that sets a
    /// direction.
    ///
    /// - Parameter isMultiline: whether line feeds and tabs are taken.
    package static func isPlain(_ text: String, isMultiline: Bool = false) -> Bool {
        let bytes = text.utf8.span
        for place in bytes.indices where isSuspect(bytes[place]) {
            return text.unicodeScalars.allSatisfy { !isControl($0) || (isMultiline && ($0 == "\n" || $0 == "\t")) }
        }
        return true
    }

    /// A text with each such character as `\u{1b}`; line feeds and tabs too, as `\n` and `\t`. Others stay.
    package static func escaped(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": escaped += "\\n"
            case "\t": escaped += "\\t"
            case _ where isControl(scalar): escaped += "\\u{\(String(scalar.value, radix: 16))}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whether a byte is a control character or begins one that is longer.
    @inline(__always)
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
