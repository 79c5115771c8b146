extension String {
    /// The text with every character written out that could steer a terminal or reorder a line.
    ///
    /// Names, reasons and ids are input of others: an escape sequence in a sample id must not
    /// paint over the line above it. Newline and tab become `\n` and `\t`, the rest `\u{1b}`.
    package var printable: String {
        guard unicodeScalars.contains(where: { $0.steersTerminal || $0.isC0 }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isC0 || scalar.steersTerminal:
                text += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The same, with line feeds and tabs as they are.
    package var printableLines: String {
        guard unicodeScalars.contains(where: { $0.steersTerminal || ($0.isC0 && $0 != "\n" && $0 != "\t") }) else {
            return self
        }
        var text = ""
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                text.unicodeScalars.append(scalar)
            } else {
                text += String(scalar).printable
            }
        }
        return text
    }

    /// JSON text with the same characters as `\uHHHH`, which reads back as the same value.
    ///
    /// JSON itself escapes C0 inside strings; outside them only layout stands, so that the rest
    /// can be replaced wherever it is found.
    package var printableJSON: String {
        guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.steersTerminal {
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// A C0 control character.
    fileprivate var isC0: Bool { value < 0x20 }

    /// DEL, C1, a bidirectional control or a line separator; all of them in the basic plane.
    ///
    /// - Source: Unicode TR 36 "Bidirectional text spoofing"; ECMA-48 for C1.
    fileprivate var steersTerminal: Bool {
        switch value {
        case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
