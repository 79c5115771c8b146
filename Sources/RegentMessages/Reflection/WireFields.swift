/// The fields of an encoded message, to be taken apart and put together again without knowing it.
struct WireFields {
    /// One occurrence of a field.
    enum Value {
        case varint(UInt64)
        case fixed64(UInt64)
        case fixed32(UInt32)
        /// Text, bytes, a message or a packed array.
        case bytes([UInt8])

        /// What it holds; nil for a number.
        var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }

        /// Its key, as the entry of a map whose keys are texts.
        ///
        /// - Throws: `JSONError` `malformed` for what is no such entry.
        var entryKey: String {
            get throws(JSONError) {
                guard let bytes else { throw WireFields.malformed }
                var reader = WireReader(bytes, in: 0..<bytes.count)
                var key: WireReader.Value?
                do {
                    while let field = try reader.next() {
                        if field.number == 1 { key = field.value }
                    }
                } catch {
                    throw WireFields.malformed
                }
                guard let key else { return "" }
                guard case .range(let range) = key, let text = String(validating: bytes[range], as: UTF8.self) else {
                    throw WireFields.malformed
                }
                return text
            }
        }
    }

    /// The refusal of bytes that are no message, or another one.
    static let malformed = JSONError(code: .malformed, message: "the bytes are not an encoding of the message")

    private var values: [UInt32: [Value]] = [:]

    /// No field.
    init() {}

    /// The fields of a message.
    ///
    /// - Throws: `JSONError` `malformed`.
    init(_ bytes: [UInt8]) throws(JSONError) {
        var reader = WireReader(bytes, in: 0..<bytes.count)
        do {
            while let field = try reader.next() {
                let value: Value =
                    switch field.value {
                    case .varint(let bits): .varint(bits)
                    case .fixed64(let bits): .fixed64(bits)
                    case .fixed32(let bits): .fixed32(bits)
                    case .range(let range): .bytes(Array(bytes[range]))
                    }
                values[field.number, default: []].append(value)
            }
        } catch {
            throw Self.malformed
        }
    }

    /// Occurrences of a field, in their order.
    subscript(number: UInt32) -> [Value] {
        get { values[number] ?? [] }
        set { values[number] = newValue }
    }

    /// Removes fields by their numbers.
    mutating func remove(where isGone: (UInt32) -> Bool) { values = values.filter { !isGone($0.key) } }

    /// Removes fields of which all occurrences together have more bytes.
    mutating func removeFields(largerThan bytesMax: Int) {
        values = values.filter { $0.value.reduce(0) { $0 + ($1.bytes?.count ?? 8) } <= bytesMax }
    }

    /// The message, its fields by number.
    func encoded() -> [UInt8] {
        var writer = WireWriter()
        for (number, found) in values.sorted(by: { $0.key < $1.key }) {
            for value in found {
                switch value {
                case .varint(let bits):
                    writer.tag(number, 0)
                    writer.varint(bits)
                case .fixed64(let bits):
                    writer.tag(number, 1)
                    writer.fixed(bits, 8)
                case .fixed32(let bits):
                    writer.tag(number, 5)
                    writer.fixed(UInt64(bits), 4)
                case .bytes(let bytes): writer.field(number, bytes)
                }
            }
        }
        return writer.bytes
    }
}
