/// JSON values to encoded messages.
struct JSONWriting {
    let schema: Schema
    let form: JSONForm

    /// The encoding of the message that `value` stands for.
    func bytes(
        _ message: Schema.Message, _ value: JSONValue, _ path: String
    ) throws(JSONError) -> [UInt8] {
        if message.fullName == JSONRule.timestamp, let text = value.string {
            guard let time = Timestamp(rfc3339: text) else {
                throw JSONError(
                    code: .outOfRange, message: "\"\(text)\" is not an RFC 3339 time, for example 2026-01-02T03:04:05Z",
                    path: path)
            }
            return time.encoded()
        }
        guard let members = value.members else { throw wrong(value, "an object", path) }
        let given = try values(of: members, message, path)
        var writer = WireWriter()
        var oneofs = Set<String>()
        for field in message.fields {
            guard let value = given[field.number], value != .null else { continue }
            let below = JSONRule.path(path, field.name)
            if !field.oneof.isEmpty, !oneofs.insert(field.oneof).inserted {
                throw JSONError(
                    code: .duplicateKey, message: "another field of \(field.oneof) is already given; only one may be",
                    path: below)
            }
            try write(field, value, below, &writer)
        }
        return writer.bytes
    }

    /// The values of an object by the numbers of their fields.
    private func values(
        of members: [JSONValue.Member], _ message: Schema.Message, _ path: String
    ) throws(JSONError) -> [UInt32: JSONValue] {
        var given: [UInt32: JSONValue] = [:]
        for member in members {
            guard let field = field(named: member.key, of: message) else {
                throw JSONError(
                    code: .unknownKey, message: "\"\(member.key)\" is not a field of \(message.fullName)",
                    path: JSONRule.path(path, member.key))
            }
            guard given.updateValue(member.value, forKey: field.number) == nil else {
                throw JSONError(
                    code: .duplicateKey, message: "the field \(field.name) is given under both of its names",
                    path: JSONRule.path(path, member.key))
            }
        }
        return given
    }

    /// The field of a key; nil if there is none.
    func field(named key: String, of message: Schema.Message) -> Schema.Field? {
        if let field = message.field(named: key) { return field }
        return form == .proto3 ? message.fields.first { JSONRule.camelCase($0.name) == key } : nil
    }

    private func wrong(_ value: JSONValue, _ wanted: String, _ path: String) -> JSONError {
        JSONError(
            code: .wrongType, message: "expected \(wanted), found \(value.kind)", path: path)
    }

    private func write(
        _ field: Schema.Field, _ value: JSONValue, _ path: String, _ writer: inout WireWriter
    ) throws(JSONError) {
        if field.isRepeated {
            if case .message(let name) = field.type, let entry = schema.messages[name], entry.isMapEntry {
                return try writeMap(field, entry, value, path, &writer)
            }
            return try writeArray(field, value, path, &writer)
        }
        let scalar = try scalar(field, value, path)
        if field.oneof.isEmpty, !field.isMessage, scalar.isZero || Self.isMinusZero(scalar, field) {
            return
        }
        scalar.append(field.number, to: &writer)
    }

    private func writeMap(
        _ field: Schema.Field, _ entry: Schema.Message, _ value: JSONValue, _ path: String,
        _ writer: inout WireWriter
    ) throws(JSONError) {
        guard let members = value.members else { throw wrong(value, "an object", path) }
        guard let valueField = entry.field(named: "value") else { throw wrong(value, "a map", path) }
        let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for member in sorted {
            var inner = WireWriter()
            if !member.key.isEmpty { inner.field(1, Array(member.key.utf8)) }
            try write(valueField, member.value, "\(path)[\"\(member.key)\"]", &inner)
            writer.field(field.number, inner.bytes)
        }
    }

    private func writeArray(
        _ field: Schema.Field, _ value: JSONValue, _ path: String, _ writer: inout WireWriter
    ) throws(JSONError) {
        guard let elements = value.elements else { throw wrong(value, "an array", path) }
        var packed = WireWriter()
        for (index, element) in elements.enumerated() {
            let scalar = try scalar(field, element, "\(path)[\(index)]")
            if case .bytes = scalar {
                scalar.append(field.number, to: &writer)
            } else {
                scalar.append(to: &packed)
            }
        }
        if !packed.bytes.isEmpty { writer.field(field.number, packed.bytes) }
    }

    /// The wire form of one value of a field.
    private func scalar(
        _ field: Schema.Field, _ value: JSONValue, _ path: String
    ) throws(JSONError) -> WireScalar {
        switch field.type {
        case .double: return .fixed64(try double(value, path).bitPattern)
        case .float: return .fixed32(Float(try double(value, path)).bitPattern)
        case .int64: return .varint(UInt64(bitPattern: try integer(value, path)))
        case .uint64: return .varint(try integer(value, path) as UInt64)
        case .int32: return .varint(UInt64(bitPattern: Int64(try integer(value, path) as Int32)))
        case .uint32: return .varint(UInt64(try integer(value, path) as UInt32))
        case .fixed64:
            if let digest = try digest(field, value, path) { return .fixed64(digest) }
            return .fixed64(try integer(value, path))
        case .fixed32: return .fixed32(try integer(value, path))
        case .sfixed64: return .fixed64(UInt64(bitPattern: try integer(value, path)))
        case .sfixed32: return .fixed32(UInt32(bitPattern: try integer(value, path)))
        case .sint32: return .varint(Self.zigzag(Int64(try integer(value, path) as Int32)))
        case .sint64: return .varint(Self.zigzag(try integer(value, path)))
        case .bool:
            guard case .bool(let flag) = value else { throw wrong(value, "true or false", path) }
            return .varint(flag ? 1 : 0)
        case .string: return .bytes(try text(value, path))
        case .bytes: return .bytes(try content(field, value, path))
        case .enum(let name): return .varint(UInt64(bitPattern: Int64(try number(name, value, path))))
        case .message(let name):
            guard let message = schema.messages[name] else { throw wrong(value, name, path) }
            return .bytes(try bytes(message, value, path))
        }
    }

    /// protobuf-c leaves out -0.0 as if it were 0, and so equal values give equal bytes.
    private static func isMinusZero(_ scalar: WireScalar, _ field: Schema.Field) -> Bool {
        switch (field.type, scalar) {
        case (.double, .fixed64(let bits)): bits == 1 << 63
        case (.float, .fixed32(let bits)): bits == 1 << 31
        default: false
        }
    }

    private static func zigzag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: value << 1 ^ value >> 63)
    }

    private func text(_ value: JSONValue, _ path: String) throws(JSONError) -> [UInt8] {
        guard let text = value.string else { throw wrong(value, "a string", path) }
        guard !text.utf8.contains(0) else {
            throw JSONError(code: .invalidText, message: "a string must not contain NUL", path: path)
        }
        return Array(text.utf8)
    }

    private func content(
        _ field: Schema.Field, _ value: JSONValue, _ path: String
    ) throws(JSONError) -> [UInt8] {
        guard let text = value.string else { throw wrong(value, "a string", path) }
        let isHex = form == .regent && JSONRule.isHex(field.name)
        let standard = form == .proto3 ? Base64Text.standard(text) : text
        guard let content = isHex ? HexText.bytes(text) : Base64Text.bytes(standard) else {
            throw JSONError(
                code: .wrongType, message: isHex ? "expected hexadecimal digits" : "expected base64",
                path: path)
        }
        return content
    }

    /// The value of a digest given as hexadecimal text; nil for any other field, and for a number.
    ///
    /// No digest is read from a string of decimal digits: 16 of them mean two numbers.
    private func digest(
        _ field: Schema.Field, _ value: JSONValue, _ path: String
    ) throws(JSONError) -> UInt64? {
        guard form == .regent, JSONRule.isHex(field.name), let text = value.string else { return nil }
        guard let digest = HexText.uint64(text) else {
            throw JSONError(code: .wrongType, message: "expected 16 hexadecimal digits", path: path)
        }
        return digest
    }

    private func double(_ value: JSONValue, _ path: String) throws(JSONError) -> Double {
        switch value {
        case .string("NaN"): return .nan
        case .string("Infinity"): return .infinity
        case .string("-Infinity"): return -.infinity
        case .number(let text):
            guard let double = value.double else {
                throw JSONError(code: .outOfRange, message: "\(text) is too large", path: path)
            }
            return double
        case .string(let text) where form == .proto3: return try double(numeric(text, path), path)
        default: throw wrong(value, "a number", path)
        }
    }

    /// The number that a text has in quotes.
    private func numeric(_ text: String, _ path: String) throws(JSONError) -> JSONValue {
        let parsed = try? JSONValue(parsing: Array(text.utf8))
        guard case .number? = parsed, let parsed else { throw wrong(.string(text), "a number", path) }
        return parsed
    }

    private func integer<T: FixedWidthInteger>(
        _ value: JSONValue, _ path: String
    ) throws(JSONError) -> T {
        let number: JSONValue
        switch value {
        case .number: number = value
        case .string(let text): number = .number(text)
        default: throw wrong(value, "a whole number", path)
        }
        let found =
            T.isSigned
            ? number.int64.flatMap { T(exactly: $0) }
            : number.uint64.flatMap { T(exactly: $0) }
        guard let found else {
            throw JSONError(code: .outOfRange, message: "expected an integer within the range of the field", path: path)
        }
        return found
    }

    private func number(
        _ name: String, _ value: JSONValue, _ path: String
    ) throws(JSONError) -> Int32 {
        switch value {
        case .null where name == JSONRule.triState: return 0
        case .bool(let flag) where name == JSONRule.triState: return flag ? 1 : 2
        case .number: return try integer(value, path)
        case .string(let text):
            let wanted = text.uppercased()
            let values = schema.enums[name]?.values ?? []
            if let found = values.first(where: { $0.name == wanted || $0.fullName == wanted }) {
                return found.number
            }
            throw JSONError(
                code: .wrongType,
                message: "\"\(text)\" is not one of " + values.map(\.name).joined(separator: ", "),
                path: path)
        default: throw wrong(value, "a name", path)
        }
    }
}

extension Schema.Field {
    /// Whether a value is a message.
    fileprivate var isMessage: Bool { if case .message = type { true } else { false } }
}

/// A value in its wire form.
enum WireScalar {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    case bytes([UInt8])

    /// The default, which a plain field leaves out.
    var isZero: Bool {
        switch self {
        case .varint(let value): value == 0
        case .fixed64(let value): value == 0
        case .fixed32(let value): value == 0
        case .bytes(let value): value.isEmpty
        }
    }

    /// Appends the value with its tag.
    func append(_ number: UInt32, to writer: inout WireWriter) {
        switch self {
        case .varint: writer.tag(number, 0)
        case .fixed64: writer.tag(number, 1)
        case .fixed32: writer.tag(number, 5)
        case .bytes(let content): return writer.field(number, content)
        }
        append(to: &writer)
    }

    /// Appends the bare value, as in packed arrays.
    func append(to writer: inout WireWriter) {
        switch self {
        case .varint(let value): writer.varint(value)
        case .fixed64(let value): writer.fixed(value, 8)
        case .fixed32(let value): writer.fixed(UInt64(value), 4)
        case .bytes(let content): writer.field(0, content)
        }
    }
}
