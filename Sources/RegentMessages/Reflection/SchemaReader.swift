extension Schema {
    /// The schema of an encoded google.protobuf.FileDescriptorSet.
    ///
    /// - Throws: `SchemaError`.
    public init(descriptorSet: [UInt8]) throws(SchemaError) {
        var reader = SchemaReader(descriptorSet)
        try reader.readSet()
        self.init(messages: reader.messages, enums: reader.enums, services: reader.services)
        try checkTypes()
    }

    /// Every type a field names must be declared; the transcoder relies on it.
    private func checkTypes() throws(SchemaError) {
        for message in messages.values {
            for field in message.fields {
                let known =
                    switch field.type {
                    case .message(let name): messages[name] != nil
                    case .enum(let name): enums[name] != nil
                    default: true
                    }
                guard known else {
                    throw SchemaError(
                        code: .unknownType,
                        message: "\(message.fullName).\(field.name) is of a type that is not declared")
                }
            }
        }
    }
}

/// Reads google/protobuf/descriptor.proto; the numbers are the field numbers there.
struct SchemaReader {
    private static let depthMax = 16

    private let bytes: [UInt8]
    private(set) var messages: [String: Schema.Message] = [:]
    private(set) var enums: [String: Schema.Enum] = [:]
    private(set) var services: [Schema.Service] = []
    /// Comments of the file being read, by the path of what they stand above.
    private var comments: [[UInt64]: String] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private typealias Parts = [UInt32: [WireReader.Value]]

    /// The fields of a message, by number.
    private func parts(_ range: Range<Int>) throws(SchemaError) -> Parts {
        var reader = WireReader(bytes, in: range)
        var parts: Parts = [:]
        do {
            while let field = try reader.next() { parts[field.number, default: []].append(field.value) }
        } catch {
            throw SchemaError(code: .malformed, message: "the descriptor set is malformed")
        }
        return parts
    }

    private func ranges(_ parts: Parts, _ number: UInt32) -> [Range<Int>] {
        (parts[number] ?? []).compactMap { if case .range(let range) = $0 { range } else { nil } }
    }

    private func text(_ parts: Parts, _ number: UInt32) -> String {
        guard let range = ranges(parts, number).last else { return "" }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private func integer(_ parts: Parts, _ number: UInt32) -> UInt64? {
        guard case .varint(let value) = parts[number]?.last else { return nil }
        return value
    }

    mutating func readSet() throws(SchemaError) {
        for file in ranges(try parts(0..<bytes.count), 1) { try readFile(try parts(file)) }
    }

    private mutating func readFile(_ file: Parts) throws(SchemaError) {
        let package = text(file, 2)
        comments = try readComments(file)
        for (index, range) in ranges(file, 4).enumerated() {
            try readMessage(try parts(range), package, [4, UInt64(index)], depth: 1)
        }
        for (index, range) in ranges(file, 5).enumerated() {
            try readEnum(try parts(range), package, [5, UInt64(index)])
        }
        for (index, range) in ranges(file, 6).enumerated() {
            try readService(try parts(range), package, [6, UInt64(index)])
        }
    }

    /// SourceCodeInfo: leading comments by path.
    private func readComments(_ file: Parts) throws(SchemaError) -> [[UInt64]: String] {
        var found: [[UInt64]: String] = [:]
        for info in ranges(file, 9) {
            for location in ranges(try parts(info), 1) {
                let location = try parts(location)
                var path: [UInt64] = []
                for range in ranges(location, 1) {
                    var reader = WireReader(bytes, in: range)
                    while let step = try? reader.nextVarint() { path.append(step) }
                }
                let lines = text(location, 3).split(separator: "\n").map { $0.drop { $0 == " " } }
                if !lines.isEmpty { found[path] = lines.joined(separator: " ") }
            }
        }
        return found
    }

    private func joined(_ scope: String, _ name: String) -> String {
        scope.isEmpty ? name : "\(scope).\(name)"
    }

    private mutating func readMessage(
        _ message: Parts, _ scope: String, _ path: [UInt64], depth: Int
    ) throws(SchemaError) {
        guard depth <= Self.depthMax else {
            throw SchemaError(code: .tooDeep, message: "declarations are nested too deeply")
        }
        let fullName = joined(scope, text(message, 1))
        var oneofs: [String] = []
        for range in ranges(message, 8) { oneofs.append(text(try parts(range), 1)) }
        var fields: [Schema.Field] = []
        for (index, range) in ranges(message, 2).enumerated() {
            let comment = comments[path + [2, UInt64(index)]] ?? ""
            fields.append(try field(try parts(range), oneofs, comment))
        }
        for (index, range) in ranges(message, 3).enumerated() {
            try readMessage(try parts(range), fullName, path + [3, UInt64(index)], depth: depth + 1)
        }
        for (index, range) in ranges(message, 4).enumerated() {
            try readEnum(try parts(range), fullName, path + [4, UInt64(index)])
        }
        var isMapEntry = false
        var resource: Schema.Resource?
        for options in ranges(message, 7) {
            let options = try parts(options)
            isMapEntry = integer(options, 7) == 1
            // The extension `resource` of regent/v1/options.proto.
            for policy in ranges(options, 50_002) {
                let policy = try parts(policy)
                resource = Schema.Resource(
                    kind: text(policy, 1), pattern: text(policy, 2), getMethod: text(policy, 3),
                    applyMethod: text(policy, 4), isDeclarative: integer(policy, 8) == 1)
            }
        }
        messages[fullName] = Schema.Message(
            fullName: fullName, comment: comments[path] ?? "",
            fields: fields.sorted { $0.number < $1.number }, isMapEntry: isMapEntry, resource: resource)
    }

    private func field(
        _ field: Parts, _ oneofs: [String], _ comment: String
    ) throws(SchemaError) -> Schema.Field {
        var oneof = ""
        if let index = integer(field, 9), index < UInt64(oneofs.count) { oneof = oneofs[Int(index)] }
        var (isRequired, isOutputOnly, resource) = (false, false, "")
        for options in ranges(field, 8) {
            // The extension `constraint` of regent/v1/options.proto.
            for constraint in ranges(try parts(options), 50_003) {
                let constraint = try parts(constraint)
                (isRequired, isOutputOnly) = (integer(constraint, 1) == 1, integer(constraint, 9) == 1)
                resource = text(constraint, 4)
            }
        }
        return Schema.Field(
            name: text(field, 1), number: UInt32(truncatingIfNeeded: integer(field, 3) ?? 0),
            type: try type(field), isRepeated: integer(field, 4) == 3, comment: comment, oneof: oneof,
            isRequired: isRequired, isOutputOnly: isOutputOnly, resource: resource)
    }

    private func type(_ field: Parts) throws(SchemaError) -> Schema.FieldType {
        let name = String(text(field, 6).drop { $0 == "." })
        let scalars: [UInt64: Schema.FieldType] = [
            1: .double, 2: .float, 3: .int64, 4: .uint64, 5: .int32, 6: .fixed64, 7: .fixed32,
            8: .bool, 9: .string, 11: .message(name), 12: .bytes, 13: .uint32, 14: .enum(name),
            15: .sfixed32, 16: .sfixed64, 17: .sint32, 18: .sint64,
        ]
        guard let number = integer(field, 5), let type = scalars[number] else {
            throw SchemaError(code: .unknownType, message: "a field is of an unknown type")
        }
        return type
    }

    private mutating func readEnum(
        _ parts: Parts, _ scope: String, _ path: [UInt64]
    ) throws(SchemaError) {
        let name = text(parts, 1)
        let fullName = joined(scope, name)
        var read: [(String, Int32, String)] = []
        for (index, range) in ranges(parts, 2).enumerated() {
            let value = try self.parts(range)
            let number = Int32(truncatingIfNeeded: integer(value, 2) ?? 0)
            read.append((text(value, 1), number, comments[path + [2, UInt64(index)]] ?? ""))
        }
        let wanted = Self.upperSnake(name) + "_"
        let prefix = read.allSatisfy { $0.0.hasPrefix(wanted) } ? wanted : ""
        enums[fullName] = Schema.Enum(
            fullName: fullName, comment: comments[path] ?? "",
            values: read.map { value in
                Schema.EnumValue(
                    fullName: value.0, name: String(value.0.dropFirst(prefix.count)), number: value.1,
                    comment: value.2)
            },
            prefix: prefix)
    }

    /// "EvalRunState" to "EVAL_RUN_STATE".
    private static func upperSnake(_ name: String) -> String {
        var text = ""
        for letter in name {
            if letter.isUppercase, !text.isEmpty { text += "_" }
            text += letter.uppercased()
        }
        return text
    }

    private mutating func readService(
        _ service: Parts, _ package: String, _ path: [UInt64]
    ) throws(SchemaError) {
        let fullName = joined(package, text(service, 1))
        var methods: [Schema.Method] = []
        for (index, range) in ranges(service, 2).enumerated() {
            let method = try parts(range)
            methods.append(
                Schema.Method(
                    name: "/\(fullName)/\(text(method, 1))",
                    requestType: String(text(method, 2).drop { $0 == "." }),
                    responseType: String(text(method, 3).drop { $0 == "." }),
                    clientStreaming: integer(method, 5) == 1,
                    serverStreaming: integer(method, 6) == 1,
                    comment: comments[path + [2, UInt64(index)]] ?? ""))
        }
        services.append(
            Schema.Service(fullName: fullName, comment: comments[path] ?? "", methods: methods))
    }
}
