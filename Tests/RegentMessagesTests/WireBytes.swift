/// Encoded protobuf, laid by hand: what an encoder would never write.
struct WireBytes {
    private(set) var bytes: [UInt8] = []

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func varint(_ number: Int, _ value: UInt64) -> [UInt8] {
        var made = WireBytes()
        made.varint(UInt64(number << 3))
        made.varint(value)
        return made.bytes
    }

    /// A field of bytes, text or a message.
    static func field(_ number: Int, _ content: [UInt8]) -> [UInt8] {
        var made = WireBytes()
        made.varint(UInt64(number << 3 | 2))
        made.varint(UInt64(content.count))
        made.bytes += content
        return made.bytes
    }

    static func text(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

    static func times(_ count: Int, _ bytes: [UInt8]) -> [UInt8] {
        Array(repeatElement(bytes, count: count).joined())
    }
}
