package import RegentMessages

/// The columns of an index tuple as bytes that sort as the columns do, one after the other.
///
/// Each column is a byte for its type and the value:
///
/// | byte | column | then |
/// |---|---|---|
/// | 0x00 | absent time | nothing: it comes first |
/// | 0x01 | text | its UTF-8 bytes, each 0x00 as 0x00 0xFF; then 0x00 0x01 |
/// | 0x02 | integer | 8 bytes, the highest first, the sign bit turned over |
/// | 0x03 | count | 8 bytes, the highest first |
/// | 0x04 | number | 8 bytes, the highest first: all bits turned over below zero, otherwise the sign bit only |
/// | 0x05 | flag | 0 or 1 |
/// | 0x06 | time | microseconds since 1970 as an integer |
///
/// No column's bytes are the beginning of another's of the same kind, so a tuple that begins with some columns begins
/// with their bytes: `bytes(of: first columns)` is the lower bound of what has them and `end(of:)` the upper one. Text
/// sorts by its UTF-8 bytes. -0 is 0, and what is not a number is one value above all others.
package enum IndexValueEncoding {
    /// The bytes of some columns.
    package static func bytes(of columns: [IndexColumn]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(columns.count * 16)
        for column in columns { append(column, to: &bytes) }
        return bytes
    }

    /// The first bytes that come after everything that begins with these; nil where nothing does.
    package static func end(of prefix: [UInt8]) -> [UInt8]? {
        var end = prefix
        while let last = end.popLast() {
            if last < 0xFF { return end + [last + 1] }
        }
        return nil
    }

    /// The columns of bytes; nil for bytes that are not those of columns.
    package static func columns(of bytes: [UInt8]) -> [IndexColumn]? {
        var (rest, columns): (ArraySlice<UInt8>, [IndexColumn]) = (bytes[...], [])
        while let tag = rest.popFirst().flatMap(Tag.init(rawValue:)) {
            guard let column = column(tag, &rest) else { return nil }
            columns.append(column)
            if rest.isEmpty { return columns }
        }
        return bytes.isEmpty ? [] : nil
    }

    private enum Tag: UInt8 {
        case absent = 0
        case text, integer, count, number, flag, time
    }

    private static let signBit = UInt64(1) << 63

    private static func append(_ column: IndexColumn, to bytes: inout [UInt8]) {
        switch column {
        case .text(let text):
            bytes.append(Tag.text.rawValue)
            for byte in text.utf8 {
                bytes.append(byte)
                if byte == 0 { bytes.append(0xFF) }
            }
            bytes += [0, 1]
        case .integer(let value): append(.integer, UInt64(bitPattern: value) ^ signBit, to: &bytes)
        case .count(let value): append(.count, value, to: &bytes)
        case .number(let value): append(.number, ordered(value), to: &bytes)
        case .flag(let value): bytes += [Tag.flag.rawValue, value ? 1 : 0]
        case .time(nil): bytes.append(Tag.absent.rawValue)
        case .time(let time?): append(.time, UInt64(bitPattern: time.microseconds) ^ signBit, to: &bytes)
        }
    }

    private static func append(_ tag: Tag, _ value: UInt64, to bytes: inout [UInt8]) {
        bytes.append(tag.rawValue)
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    private static func ordered(_ value: Double) -> UInt64 {
        let bits = value.isNaN ? Double.nan.magnitude.bitPattern : (value == 0 ? 0 : value.bitPattern)
        return bits & signBit == 0 ? bits | signBit : ~bits
    }

    private static func column(_ tag: Tag, _ rest: inout ArraySlice<UInt8>) -> IndexColumn? {
        switch tag {
        case .absent: .time(nil)
        case .text: text(&rest).map(IndexColumn.text)
        case .integer: number(&rest).map { .integer(Int64(bitPattern: $0 ^ signBit)) }
        case .count: number(&rest).map(IndexColumn.count)
        case .number: number(&rest).map { .number(Double(bitPattern: $0 & signBit == 0 ? ~$0 : $0 ^ signBit)) }
        case .flag: rest.popFirst().flatMap { $0 > 1 ? nil : .flag($0 == 1) }
        case .time: number(&rest).map { .time(Timestamp(microseconds: Int64(bitPattern: $0 ^ signBit))) }
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            guard byte == 0 else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case 0xFF: bytes.append(0)
            case 1: return String(validating: bytes, as: UTF8.self)
            default: return nil
            }
        }
        return nil
    }
}
