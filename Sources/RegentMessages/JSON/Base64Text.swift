/// Bytes as base64 text (RFC 4648 §4): standard alphabet, padded.
package enum Base64Text {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let pad = UInt8(ascii: "=")

    /// Four letters for every three bytes begun.
    package static func text(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var word: UInt32 = 0
            for index in 0..<3 {
                word = word << 8 | (index < count ? UInt32(bytes[start + index]) : 0)
            }
            for index in 0..<4 {
                output.append(index <= count ? alphabet[Int(word >> (18 - 6 * index) & 63)] : pad)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of a padded base64 text; nil if it is not one, or not the shortest for its bytes.
    package static func bytes(_ text: String) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count % 4 == 0 else { return nil }
        let padding = source.suffix(2).reversed().prefix { $0 == pad }.count
        var output: [UInt8] = []
        output.reserveCapacity(source.count / 4 * 3)
        var word: UInt32 = 0
        for (index, letter) in source.enumerated() {
            let isPad = index >= source.count - padding
            guard let value = isPad ? 0 : value(of: letter) else { return nil }
            word = word << 6 | UInt32(value)
            if index % 4 == 3 {
                output += [UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)]
            }
        }
        output.removeLast(padding)
        return Self.text(output) == text ? output : nil
    }

    /// The standard text of one that may be for URLs (RFC 4648 §5), padded or not, as ProtoJSON allows.
    package static func standard(_ text: String) -> String {
        let letters = text.utf8.map { letter -> UInt8 in
            switch letter {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: letter
            }
        }
        let missing = (4 - letters.count % 4) % 4
        return String(decoding: letters + [UInt8](repeating: pad, count: missing), as: UTF8.self)
    }

    private static func value(of letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
