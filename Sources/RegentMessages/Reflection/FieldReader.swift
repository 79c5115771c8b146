/// Reads single values of an encoded message.
struct FieldReader {
    private let bytes: [UInt8]
    private let schema: Schema

    init(_ bytes: [UInt8], of schema: Schema = .regent) {
        self.bytes = bytes
        self.schema = schema
    }

    /// The occurrences of a field on the wire, in order; empty if the bytes are malformed.
    func occurrences(of number: UInt32, in range: Range<Int>) -> [WireReader.Value] {
        var reader = WireReader(bytes, in: range)
        var found: [WireReader.Value] = []
        do {
            while let field = try reader.next() {
                if field.number == number { found.append(field.value) }
            }
        } catch {
            return []
        }
        return found
    }

    /// The last entry of a map with a key.
    func entry(_ key: String, of entries: [WireReader.Value]) -> Range<Int>? {
        let entry = entries.last { entry in
            if case .text(let text) = self.key(entry) { ExactText(text) == ExactText(key) } else { false }
        }
        guard case .range(let range) = entry else { return nil }
        return range
    }

    /// The key of an entry of a map.
    func key(_ entry: WireReader.Value) -> FieldValue? {
        guard case .range(let range) = entry else { return nil }
        guard case .range(let text) = occurrences(of: 1, in: range).last else { return .text("") }
        return .text(self.text(text))
    }

    /// The elements that one occurrence of a repeated field holds: one, or those of a packed array.
    func elements(_ field: Schema.Field, _ occurrence: WireReader.Value) -> [FieldValue] {
        guard case .range(let range) = occurrence, let width = field.type.packedByteCount else {
            return value(field, occurrence).map { [$0] } ?? []
        }
        var reader = WireReader(bytes, in: range)
        var elements: [FieldValue] = []
        while let element = try? reader.nextPacked(width) { elements += value(field, element).map { [$0] } ?? [] }
        return elements
    }

    /// One value of a field; nil where its wire type is another.
    func value(_ field: Schema.Field, _ value: WireReader.Value) -> FieldValue? {
        switch (field.type, value) {
        case (.double, .fixed64(let bits)): .number(Double(bitPattern: bits))
        case (.float, .fixed32(let bits)): .number(Double(Float(bitPattern: bits)))
        case (.int64, .varint(let bits)), (.sfixed64, .fixed64(let bits)): .integer(Int64(bitPattern: bits))
        case (.int32, .varint(let bits)): .integer(Int64(Int32(truncatingIfNeeded: bits)))
        case (.sfixed32, .fixed32(let bits)): .integer(Int64(Int32(bitPattern: bits)))
        case (.sint32, .varint(let bits)), (.sint64, .varint(let bits)):
            .integer(Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1))
        case (.uint64, .varint(let bits)), (.fixed64, .fixed64(let bits)): .count(bits)
        case (.uint32, .varint(let bits)): .count(UInt64(UInt32(truncatingIfNeeded: bits)))
        case (.fixed32, .fixed32(let bits)): .count(UInt64(bits))
        case (.bool, .varint(let bits)): .flag(bits != 0)
        case (.enum(let name), .varint(let bits)): .text(valueName(name, Int32(truncatingIfNeeded: bits)))
        case (.string, .range(let range)): .text(text(range))
        case (.bytes, .range(let range)): .bytes(Array(bytes[range]))
        case (.message(let name), .range(let range)): name == JSONRule.timestamp ? .time(time(range)) : .message
        default: nil
        }
    }

    /// The default of a plain field; nil for one that can be absent.
    func zero(_ field: Schema.Field) -> FieldValue? {
        guard field.oneof.isEmpty else { return nil }
        return switch field.type {
        case .double, .float: .number(0)
        case .int64, .int32, .sint32, .sint64, .sfixed32, .sfixed64: .integer(0)
        case .uint64, .uint32, .fixed32, .fixed64: .count(0)
        case .bool: .flag(false)
        case .string: .text("")
        case .bytes: .bytes([])
        case .enum(let name): .text(valueName(name, 0))
        case .message: nil
        }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func time(_ range: Range<Int>) -> Timestamp {
        var time = Timestamp()
        if case .varint(let bits) = occurrences(of: 1, in: range).last { time.seconds = Int64(bitPattern: bits) }
        if case .varint(let bits) = occurrences(of: 2, in: range).last {
            time.nanos = Int32(truncatingIfNeeded: bits)
        }
        return time
    }

    private func valueName(_ enumName: String, _ number: Int32) -> String {
        schema.enums[enumName]?.values.first { $0.number == number }?.name ?? "\(number)"
    }
}

extension FieldKind {
    /// The type of one value of a field.
    init(_ field: Schema.Field, _ schema: Schema) {
        switch field.type {
        case .double, .float: self = .number
        case .int64, .int32, .sint32, .sint64, .sfixed32, .sfixed64: self = .integer
        case .uint64, .uint32, .fixed32, .fixed64: self = .count
        case .bool: self = .flag
        case .string: self = .text
        case .bytes: self = .bytes(isHex: JSONRule.isHex(field.name))
        case .enum(let name): self = .name(schema.enums[name]?.values.map(\.name) ?? [])
        case .message(JSONRule.timestamp): self = .time
        case .message(let name): self = schema.messages[name]?.isMapEntry == true ? .map : .message
        }
    }
}

extension Schema.Field {
    /// Full name of the message that a value is.
    var messageName: String? {
        guard case .message(let name) = type else { return nil }
        return name
    }
}

extension Schema.FieldType {
    /// Bytes of an element of a packed array, 0 for a varint; nil for what is never packed.
    var packedByteCount: Int? {
        switch self {
        case .string, .bytes, .message: nil
        case .double, .fixed64, .sfixed64: 8
        case .float, .fixed32, .sfixed32: 4
        default: 0
        }
    }
}

extension WireReader {
    /// The next bare element of a packed array; nil at the end.
    mutating func nextPacked(_ byteCount: Int) throws(Malformed) -> Value? {
        switch byteCount {
        case 8: try nextFixed(8).map { .fixed64($0) }
        case 4: try nextFixed(4).map { .fixed32(UInt32($0)) }
        default: try nextVarint().map { .varint($0) }
        }
    }
}
