/// Encoded messages to JSON values.
struct JSONReading {
    /// Messages may nest this deep, as in `regent_prescan.h`: an untrusted schema may be recursive.
    private static let depthMax = 16

    let schema: Schema
    let form: JSONForm
    let bytes: [UInt8]
    /// Levels above this one.
    var depth = 0

    /// The value of the message that lies in `range`.
    func value(
        _ message: Schema.Message, _ range: Range<Int>, _ path: String
    ) throws(JSONError) -> JSONValue {
        let found = try occurrences(range, path)
        if message.fullName == JSONRule.timestamp { return timestamp(found) }
        var members: [JSONValue.Member] = []
        for field in message.fields {
            let below = JSONRule.path(path, field.name)
            if let value = try value(field, found[field.number] ?? [], below) {
                members.append(JSONValue.Member(field.name, value))
            }
        }
        return .object(members)
    }

    private func malformed(_ path: String) -> JSONError {
        JSONError(code: .malformed, message: "the bytes are not an encoding of the message", path: path)
    }

    /// The reader of a message inside this one.
    private func below(_ path: String) throws(JSONError) -> JSONReading {
        guard depth + 1 < Self.depthMax else {
            throw JSONError(
                code: .tooDeep, message: "messages are nested deeper than \(Self.depthMax) levels", path: path)
        }
        return JSONReading(schema: schema, form: form, bytes: bytes, depth: depth + 1)
    }

    private func occurrences(
        _ range: Range<Int>, _ path: String
    ) throws(JSONError) -> [UInt32: [WireReader.Value]] {
        var reader = WireReader(bytes, in: range)
        var found: [UInt32: [WireReader.Value]] = [:]
        do {
            while let field = try reader.next() { found[field.number, default: []].append(field.value) }
        } catch {
            throw malformed(path)
        }
        return found
    }

    /// The member of a field; nil where it is left out.
    private func value(
        _ field: Schema.Field, _ found: [WireReader.Value], _ path: String
    ) throws(JSONError) -> JSONValue? {
        if field.isRepeated {
            if case .message(let name) = field.type, let entry = schema.messages[name], entry.isMapEntry {
                return try map(entry, found, path)
            }
            return try array(field, found, path)
        }
        if let last = found.last { return try single(field, last, path) }
        if field.isPresence { return form == .proto3 ? nil : .null }
        if case .message = field.type { return nil }
        return field.oneof.isEmpty ? zero(field) : nil
    }

    private func map(
        _ entry: Schema.Message, _ found: [WireReader.Value], _ path: String
    ) throws(JSONError) -> JSONValue {
        guard let keyField = entry.field(named: "key"), let valueField = entry.field(named: "value") else {
            throw malformed(path)
        }
        var members: [ExactText: JSONValue] = [:]
        for element in found {
            guard case .range(let range) = element else { throw malformed(path) }
            let parts = try occurrences(range, path)
            var key = ""
            if case .range(let range) = parts[1]?.last { key = try text(range, path) }
            if case .string = keyField.type {} else { throw malformed(path) }
            let below = "\(path)[\"\(key)\"]"
            if let last = parts[2]?.last {
                members[ExactText(key)] = try single(valueField, last, below)
            } else {
                members[ExactText(key)] = try absent(valueField, below)
            }
        }
        let sorted = members.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
        return .object(sorted.map { JSONValue.Member($0.key.text, $0.value) })
    }

    /// Value of a map entry that has none.
    private func absent(_ field: Schema.Field, _ path: String) throws(JSONError) -> JSONValue {
        guard case .message = field.type else { return zero(field) }
        return try single(field, .range(0..<0), path)
    }

    private func array(
        _ field: Schema.Field, _ found: [WireReader.Value], _ path: String
    ) throws(JSONError) -> JSONValue {
        var elements: [JSONValue] = []
        for value in found {
            if case .range(let range) = value, let width = field.type.packedByteCount {
                var reader = WireReader(bytes, in: range)
                do {
                    while let element = try reader.nextPacked(width) {
                        elements.append(try single(field, element, path))
                    }
                } catch let error as JSONError {
                    throw error
                } catch {
                    throw malformed(path)
                }
            } else {
                elements.append(try single(field, value, "\(path)[\(elements.count)]"))
            }
        }
        return .array(elements)
    }

    private func text(_ range: Range<Int>, _ path: String) throws(JSONError) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw JSONError(code: .invalidText, message: "a string is not UTF-8", path: path)
        }
        return text
    }

    /// One value of a field.
    private func single(
        _ field: Schema.Field, _ value: WireReader.Value, _ path: String
    ) throws(JSONError) -> JSONValue {
        switch (field.type, value) {
        case (.double, .fixed64(let bits)): return .number(Double(bitPattern: bits))
        case (.float, .fixed32(let bits)): return .number(Double(Float(bitPattern: bits)))
        case (.int64, .varint(let bits)): return long(Int64(bitPattern: bits))
        case (.fixed64, .fixed64(let bits)) where form == .regent && JSONRule.isHex(field.name):
            return .string(HexText.text(bits))
        case (.uint64, .varint(let bits)), (.fixed64, .fixed64(let bits)): return long(bits)
        case (.int32, .varint(let bits)): return .number(Int32(truncatingIfNeeded: bits))
        case (.uint32, .varint(let bits)): return .number(UInt32(truncatingIfNeeded: bits))
        case (.fixed32, .fixed32(let bits)): return .number(bits)
        case (.sfixed32, .fixed32(let bits)): return .number(Int32(bitPattern: bits))
        case (.sfixed64, .fixed64(let bits)): return long(Int64(bitPattern: bits))
        case (.sint32, .varint(let bits)): return .number(Self.unzigzagged(bits))
        case (.sint64, .varint(let bits)): return long(Self.unzigzagged(bits))
        case (.bool, .varint(let bits)): return .bool(bits != 0)
        case (.enum(let name), .varint(let bits)):
            return enumValue(name, Int32(truncatingIfNeeded: bits))
        case (.string, .range(let range)): return .string(try text(range, path))
        case (.bytes, .range(let range)):
            let content = Array(bytes[range])
            let isHex = form == .regent && JSONRule.isHex(field.name)
            return .string(isHex ? HexText.text(content) : Base64Text.text(content))
        case (.message(let name), .range(let range)):
            guard let message = schema.messages[name] else { throw malformed(path) }
            return try below(path).value(message, range, path)
        default: throw malformed(path)
        }
    }

    private static func unzigzagged(_ bits: UInt64) -> Int64 {
        Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    }

    /// An integer of 64 bits.
    private func long(_ value: some BinaryInteger) -> JSONValue {
        form == .proto3 ? .string(String(value)) : .number(value)
    }

    /// The default of a plain field.
    private func zero(_ field: Schema.Field) -> JSONValue {
        switch field.type {
        case .bool: .bool(false)
        case .string, .bytes: .string("")
        case .enum(let name): enumValue(name, 0)
        case .fixed64 where form == .regent && JSONRule.isHex(field.name): .string(HexText.text(0))
        case .int64, .uint64, .fixed64, .sfixed64, .sint64: long(0)
        default: .number("0")
        }
    }

    private func enumValue(_ name: String, _ number: Int32) -> JSONValue {
        if form == .regent, name == JSONRule.triState, (0...2).contains(number) {
            return number == 0 ? .null : .bool(number == 1)
        }
        guard let value = schema.enums[name]?.values.first(where: { $0.number == number }) else {
            return .number(number)
        }
        return .string(form == .proto3 ? value.fullName : value.name)
    }

    /// RFC 3339; the two fields of a time that has no such text.
    private func timestamp(_ found: [UInt32: [WireReader.Value]]) -> JSONValue {
        var time = Timestamp()
        if case .varint(let bits) = found[1]?.last { time.seconds = Int64(bitPattern: bits) }
        if case .varint(let bits) = found[2]?.last { time.nanos = Int32(truncatingIfNeeded: bits) }
        if let text = time.rfc3339 { return .string(text) }
        return .object([.init("seconds", long(time.seconds)), .init("nanos", .number(time.nanos))])
    }
}
