/// Reads protobuf fields one by one, without knowing the message: for schemas and JSON.
///
/// The daemon's own decoding goes through protobuf-c; this reads descriptors, whatever a schema describes at run time,
/// and messages of others that nest in themselves.
package struct WireReader {
    /// One field as it stands on the wire.
    package struct Field {
        /// Field number, from 1.
        package var number: UInt32
        /// Its value.
        package var value: Value
    }

    /// A value by wire type.
    package enum Value {
        case varint(UInt64)
        case fixed64(UInt64)
        case fixed32(UInt32)
        /// Where the bytes lie in the reader's array.
        case range(Range<Int>)
    }

    /// The message is cut short, has a group, or a field number 0.
    package struct Malformed: Error {}

    private let bytes: [UInt8]
    private let end: Int
    private var at: Int

    /// A reader of part of `bytes`.
    package init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// The next field; nil at the end.
    package mutating func next() throws(Malformed) -> Field? {
        guard at < end else { return nil }
        let tag = try varint()
        guard tag <= UInt64(UInt32.max), tag >> 3 != 0 else { throw Malformed() }
        let number = UInt32(tag >> 3)
        switch tag & 7 {
        case 0: return Field(number: number, value: .varint(try varint()))
        case 1: return Field(number: number, value: .fixed64(try fixed(8)))
        case 5: return Field(number: number, value: .fixed32(UInt32(try fixed(4))))
        case 2:
            let count = try varint()
            guard count <= UInt64(end - at) else { throw Malformed() }
            let range = at..<at + Int(count)
            at = range.upperBound
            return Field(number: number, value: .range(range))
        default: throw Malformed()
        }
    }

    /// The next bare varint of a packed field; nil at the end.
    mutating func nextVarint() throws(Malformed) -> UInt64? { at < end ? try varint() : nil }

    /// The next bare little-endian number of a packed field; nil at the end.
    mutating func nextFixed(_ count: Int) throws(Malformed) -> UInt64? {
        at < end ? try fixed(count) : nil
    }

    private mutating func varint() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 70, by: 7) {
            guard at < end else { throw Malformed() }
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7f) << UInt64(shift)
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }

    private mutating func fixed(_ count: Int) throws(Malformed) -> UInt64 {
        guard end - at >= count else { throw Malformed() }
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[at + index]) }
        at += count
        return value
    }
}
