internal import RegentMessages

/// Parameters of a query as fields of a request message: plain ones by name, those of a message within it with dots
/// between, lists by giving the name again.
struct QueryFields {
    /// Full name of the request message.
    let message: String
    /// What the body is; its fields are no parameters.
    let body: String
    /// Fields that the path gives.
    let taken: Set<String>
    var schema: Schema { .regent }

    /// Places every parameter, and refuses each that is none.
    func place(_ query: [RESTParameter], in tree: inout RequestTree) {
        var given = Set<String>()
        for parameter in query {
            guard let field = field(parameter.name) else {
                tree.refuse(parameter.name, refusal(parameter.name))
                continue
            }
            let value = value(parameter.value, of: field)
            if field.isRepeated {
                tree.append(value, to: parameter.name)
            } else if given.insert(parameter.name).inserted {
                tree.place(value, at: parameter.name)
            } else {
                tree.refuse(parameter.name, "is given more than once")
            }
        }
    }

    /// The field that a parameter names; nil where it names none that a query can give.
    private func field(_ name: String) -> Schema.Field? {
        guard body != "*", !taken.contains(name) else { return nil }
        let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard words.first != body else { return nil }
        var (inner, last) = (schema.messages[message], Schema.Field?.none)
        for word in words {
            if let last, last.isRepeated { return nil }
            guard let field = inner?.field(named: word) else { return nil }
            last = field
            inner = if case .message(let name) = field.type { schema.messages[name] } else { nil }
        }
        guard inner == nil || inner?.fullName == Timestamp.fullName else { return nil }
        return last
    }

    private func refusal(_ name: String) -> String {
        if body == "*" { return "this path takes no parameters in its query: give the field in the body" }
        return taken.contains(name) ? "the path gives it" : "there is no such parameter at this path"
    }

    /// The JSON that a text stands for in the field of a path.
    func value(_ text: String, at path: String) -> JSONValue {
        field(path).map { value(text, of: $0) } ?? .string(text)
    }

    /// The JSON that a text stands for in a field.
    private func value(_ text: String, of field: Schema.Field) -> JSONValue {
        switch field.type {
        case .bool, .enum("regent.v1.TriState"): ["true": .bool(true), "false": .bool(false)][text] ?? .string(text)
        case .double, .float: number(text) ?? .string(text)
        default: .string(text)
        }
    }

    private func number(_ text: String) -> JSONValue? {
        guard case .number(let digits)? = try? JSONValue(parsing: Array(text.utf8)) else { return nil }
        return .number(digits)
    }
}
