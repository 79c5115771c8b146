internal import RegentMessages

/// The members of a request that no field of its message has, all of them, where reading would stop at the first.
enum UnknownFields {
    /// Faults that are listed, at most.
    private static let countMax = 100

    static func of(_ value: JSONValue, _ messageName: String, schema: Schema = .regent) -> [FieldViolation] {
        var found: [FieldViolation] = []
        collect(value, schema.messages[messageName], "", schema, &found)
        return found
    }

    private static func collect(
        _ value: JSONValue, _ message: Schema.Message?, _ path: String, _ schema: Schema,
        _ found: inout [FieldViolation]
    ) {
        guard let message, let members = value.members, message.fullName != Timestamp.fullName else { return }
        for member in members where found.count < countMax {
            let below = path.isEmpty ? member.key : "\(path).\(member.key)"
            guard let field = message.field(named: member.key) else {
                let description = "\"\(member.key)\" is not a field of \(message.fullName)"
                found.append(FieldViolation(field: below, description: description))
                continue
            }
            guard case .message(let name) = field.type, let inner = schema.messages[name] else { continue }
            collectValues(of: member.value, field, inner, below, schema, &found)
        }
    }

    private static func collectValues(
        of value: JSONValue, _ field: Schema.Field, _ inner: Schema.Message, _ path: String, _ schema: Schema,
        _ found: inout [FieldViolation]
    ) {
        guard field.isRepeated else { return collect(value, inner, path, schema, &found) }
        if inner.isMapEntry {
            guard case .message(let name)? = inner.field(named: "value")?.type else { return }
            for entry in value.members ?? [] {
                collect(entry.value, schema.messages[name], "\(path)[\"\(entry.key)\"]", schema, &found)
            }
        }
        for (index, element) in (value.elements ?? []).enumerated() {
            collect(element, inner, "\(path)[\(index)]", schema, &found)
        }
    }
}
