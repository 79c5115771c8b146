/// Walks the fields of an encoded message where it lies, as long as it is written the usual way: tags of one byte,
/// lengths of one or two, no groups. For everything else it stops, and the message is decoded instead.
package struct InPlaceFields {
    /// A field.
    package struct Field {
        /// Number and wire type, as on the wire.
        package let tag: UInt8
        /// Where its value lies: text or message without its length, or a varint.
        package let range: Range<Int>
    }

    private let bytes: [UInt8]
    private var at: Int
    private let end: Int

    /// The fields of a message among bytes.
    package init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// Whether all of the message was walked.
    package var isAtEnd: Bool { at == end }

    /// The next field; nil at the end, and where the message is not written the usual way.
    package mutating func next() -> Field? {
        guard at < end else { return nil }
        let tag = bytes[at]
        guard tag < 0x80, tag >= 8 else { return nil }
        switch tag & 7 {
        case 2: return text(tag)
        case 0: return varint(tag)
        default: return nil
        }
    }

    private mutating func text(_ tag: UInt8) -> Field? {
        var start = at + 1
        guard start < end else { return nil }
        var count = Int(bytes[start])
        start += 1
        if count >= 0x80 {
            guard start < end, bytes[start] < 0x80 else { return nil }
            count = count & 0x7F | Int(bytes[start]) << 7
            start += 1
        }
        guard count <= end - start else { return nil }
        at = start + count
        return Field(tag: tag, range: start..<at)
    }

    private mutating func varint(_ tag: UInt8) -> Field? {
        let start = at + 1
        var stop = start
        while stop < end, stop - start < 9, bytes[stop] >= 0x80 { stop += 1 }
        guard stop < end, bytes[stop] < 0x80 else { return nil }
        at = stop + 1
        return Field(tag: tag, range: start..<at)
    }
}

/// Checks of texts where they lie. They take fewer texts than the constraints of the .proto do: ASCII alone.
extension InPlaceCall {
    /// Whether a text is one that every constraint of free text takes: ASCII without control characters.
    package func isPlain(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

    /// Whether a text is ASCII without NUL.
    package func isASCII(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 > 0 && $0 < 0x80 } }

    /// Whether a text is `[A-Za-z0-9][A-Za-z0-9._@+~-]{0,127}`.
    package func isIdentifier(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 128, Self.isAlphanumeric(bytes[range.lowerBound]) else { return false }
        return bytes[range].allSatisfy { Self.isAlphanumeric($0) || Self.isMark($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "~"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
