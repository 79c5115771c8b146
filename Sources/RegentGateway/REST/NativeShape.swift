internal import RegentMessages
internal import RegentRPC

/// A path that a method declares in its .proto: the fields of the message have their own names.
struct NativeShape: RESTShape {
    /// "*" = the message, a name = that field of it, empty = there is none.
    let body: String

    var form: JSONForm { .proto3 }

    func request(_ parts: RESTParts) throws(RPCError) -> JSONValue {
        var tree = tree(parts)
        for variable in parts.variables { tree.place(.string(variable.value), at: variable.name) }
        let taken = Set(parts.variables.map(\.name))
        QueryFields(message: parts.method.requestType, body: body, taken: taken).place(parts.query, in: &tree)
        MutationFields.place(parts, in: &tree)
        guard tree.faults.isEmpty else { throw .badRequest(tree.faults) }
        return tree.value
    }

    /// The message as far as the body gives it.
    private func tree(_ parts: RESTParts) -> RequestTree {
        var tree = RequestTree()
        guard let value = parts.body else {
            // Without it a document would be replaced by an empty one.
            if !body.isEmpty, body != "*" { tree.refuse("body", "this path needs a body") }
            return tree
        }
        switch body {
        case "": tree.refuse("body", "this path takes no body")
        case "*" where value.members != nil: tree = RequestTree(value)
        case _ where value.members != nil: tree.place(value, at: body)
        default: tree.refuse("body", "expected an object, found \(value.kind)")
        }
        return tree
    }

    func answer(_ message: [UInt8], of method: MethodDescriptor) throws(JSONError) -> JSONValue {
        try JSONTranscoder(form: form).value(message, as: method.responseType)
    }

    func name(of field: String) -> String { field }
}

/// Fields of `Mutation` that headers of HTTP give.
enum MutationFields {
    static func place(_ parts: RESTParts, in tree: inout RequestTree) {
        guard takesMutation(parts.method) else { return }
        if let key = parts.headers.idempotencyKey { tree.place(.string(key), at: "mutation.idempotency_key") }
        if let etag = parts.headers.etag { tree.place(.string(etag), at: "mutation.etag") }
    }

    /// Whether a method changes something, once for its key.
    static func takesMutation(_ method: MethodDescriptor) -> Bool {
        Schema.regent.messages[method.requestType]?.field(named: "mutation")?.type == .message(Mutation.fullName)
    }
}
