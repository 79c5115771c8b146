package import RegentMessages

/// Declarations of a schema in the words of a .proto file, comments included.
package struct SchemaText {
    private let schema: Schema

    /// The texts of a schema.
    package init(_ schema: Schema) { self.schema = schema }

    /// A method, its messages, and every message and enum those are made of.
    package func text(of method: Schema.Method) -> String {
        let request = (method.clientStreaming ? "stream " : "") + method.requestType
        let response = (method.serverStreaming ? "stream " : "") + method.responseType
        let call = "rpc \(method.name)(\(request)) returns (\(response))"
        let types = reachable(from: [method.requestType, method.responseType])
        return Self.comment(method.comment, indent: "") + call + "\n\n"
            + types.map(text).joined(separator: "\n")
    }

    /// A message or enum and everything it is made of; nil where none has that name.
    package func text(ofType name: String) -> String? {
        let full = [name, "regent.v1." + name].first { schema.messages[$0] != nil || schema.enums[$0] != nil }
        return full.map { reachable(from: [$0]).map(text).joined(separator: "\n") }
    }

    /// Names in the order in which a reader meets them, each once; map entries are not named.
    private func reachable(from names: [String]) -> [String] {
        var seen: [String] = []
        var waiting = names[...]
        while let name = waiting.popFirst() {
            guard !seen.contains(name) else { continue }
            if schema.messages[name]?.isMapEntry != true { seen.append(name) }
            for field in schema.messages[name]?.fields ?? [] {
                switch field.type {
                case .message(let type), .enum(let type): waiting.append(type)
                default: continue
                }
            }
        }
        return seen
    }

    private func text(_ name: String) -> String {
        if let message = schema.messages[name] {
            let fields = message.fields.map { field in
                Self.comment(field.comment, indent: "  ")
                    + "  \(type(of: field)) \(field.name) = \(field.number);" + note(on: field) + "\n"
            }
            return Self.comment(message.comment, indent: "") + "message \(name) {\n" + fields.joined() + "}\n"
        }
        guard let found = schema.enums[name] else { return "" }
        let values = found.values.map { value in
            Self.comment(value.comment, indent: "  ") + "  \(value.name) = \(value.number);\n"
        }
        return Self.comment(found.comment, indent: "") + "enum \(name) {\n" + values.joined() + "}\n"
    }

    private func type(of field: Schema.Field) -> String {
        guard case .message(let name) = field.type, let entry = schema.messages[name], entry.isMapEntry,
            let key = entry.field(named: "key"), let value = entry.field(named: "value")
        else { return (field.isRepeated ? "repeated " : "") + Self.name(of: field.type) }
        return "map<\(Self.name(of: key.type)), \(Self.name(of: value.type))>"
    }

    private func note(on field: Schema.Field) -> String {
        if field.isPresence { return "  // may be absent" }
        return field.oneof.isEmpty ? "" : "  // one of \(field.oneof)"
    }

    private static func name(of type: Schema.FieldType) -> String {
        switch type {
        case .message(let name), .enum(let name): name
        default: "\(type)"
        }
    }

    private static func comment(_ text: String, indent: String) -> String {
        text.split(whereSeparator: \.isNewline).map { line in
            indent + "// " + line.drop { $0 == " " } + "\n"
        }.joined()
    }
}

extension Schema.Method {
    /// Which sides stream: "unary", "client", "server" or "both".
    package var streams: String {
        switch (clientStreaming, serverStreaming) {
        case (false, false): "unary"
        case (true, false): "client"
        case (false, true): "server"
        case (true, true): "both"
        }
    }

    /// As JSON, for programs.
    package var document: JSONValue {
        .object([
            .init("name", .string(name)), .init("request_type", .string(requestType)),
            .init("response_type", .string(responseType)),
            .init("client_streaming", .bool(clientStreaming)),
            .init("server_streaming", .bool(serverStreaming)), .init("comment", .string(comment)),
        ])
    }
}
