extension JSONTranscoder {
    /// What keeps a JSON value from being a message: every fault that can be found by itself, at most a hundred.
    ///
    /// For whoever has to mend it; `encoding(of:as:)` stops at the first.
    package func faults(of value: JSONValue, as messageName: String) -> [JSONError] {
        guard let message = schema.messages[messageName] else { return [] }
        var search = JSONFaults(writing: JSONWriting(schema: schema, form: form))
        search.look(at: value, message, "")
        return search.found
    }
}

/// A search for everything that is wrong with a JSON value.
private struct JSONFaults {
    private static let faultsMax = 100

    let writing: JSONWriting
    private(set) var found: [JSONError] = []

    init(writing: JSONWriting) { self.writing = writing }

    /// Looks at each member by itself; where all are right, at them together.
    mutating func look(at value: JSONValue, _ message: Schema.Message, _ path: String) {
        guard found.count < Self.faultsMax else { return }
        let before = found.count
        for member in value.members ?? [] {
            guard let field = writing.field(named: member.key, of: message) else {
                add(
                    JSONError(
                        code: .unknownKey, message: "\"\(member.key)\" is not a field of \(message.fullName)",
                        path: JSONRule.path(path, member.key)))
                continue
            }
            look(at: member, of: field, in: message, path)
        }
        if found.count == before { attempt(value, message, path) }
    }

    private mutating func look(
        at member: JSONValue.Member, of field: Schema.Field, in message: Schema.Message, _ path: String
    ) {
        let below = JSONRule.path(path, field.name)
        guard case .message(let name) = field.type, let inner = writing.schema.messages[name], !inner.isMapEntry else {
            return attempt(.object([member]), message, path)
        }
        switch (field.isRepeated, member.value) {
        case (_, .null): return
        case (false, .object): look(at: member.value, inner, below)
        case (true, .array(let elements)):
            for (index, element) in elements.enumerated() { look(at: element, inner, "\(below)[\(index)]") }
        default: attempt(.object([member]), message, path)
        }
    }

    private mutating func attempt(_ value: JSONValue, _ message: Schema.Message, _ path: String) {
        do throws(JSONError) { _ = try writing.bytes(message, value, path) } catch { add(error) }
    }

    private mutating func add(_ error: JSONError) {
        if found.count < Self.faultsMax { found.append(error) }
    }
}
