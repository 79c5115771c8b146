/// Writes protobuf fields one by one; the counterpart of `WireReader`.
package struct WireWriter {
    /// What was written.
    package private(set) var bytes: [UInt8] = []

    /// Nothing yet.
    package init() {}

    /// Appends a bare varint.
    package mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func fixed(_ value: UInt64, _ count: Int) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
    }

    /// Appends the key of a field.
    package mutating func tag(_ number: UInt32, _ wireType: UInt32) {
        varint(UInt64(number << 3 | wireType))
    }

    /// A field of bytes: text, bytes, a message or a packed array.
    package mutating func field(_ number: UInt32, _ content: [UInt8]) {
        tag(number, 2)
        varint(UInt64(content.count))
        bytes += content
    }
}
