/// Bytes as lower-case hexadecimal text.
package enum HexText {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The 16 digits of a number, the highest first.
    package static func text(_ value: UInt64) -> String {
        text(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) })
    }

    /// The number of a text of exactly 16 hex digits of either case; nil if it is not one.
    package static func uint64(_ text: String) -> UInt64? {
        guard let bytes = bytes(text), bytes.count == 8 else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Two digits a byte.
    package static func text(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of a text of hex digits of either case; nil if it is not one.
    package static func bytes(_ text: String) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count % 2 == 0 else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(source.count / 2)
        for index in stride(from: 0, to: source.count, by: 2) {
            guard let high = value(of: source[index]), let low = value(of: source[index + 1]) else {
                return nil
            }
            output.append(high << 4 | low)
        }
        return output
    }

    /// Value of a hex digit; nil if it is not one.
    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
