internal import RegentMessages
internal import RegentRPC

/// A path of another system, with the names that its clients know: how a request of it becomes that of a method, and
/// the answer of the method its own.
struct Contract: RESTShape {
    let verb: HTTPVerb
    let path: String
    let method: String
    /// Fields of the request that are made of inputs.
    let sets: [ContractField]
    /// Where members of the body go that no field takes: a message of the request, "" = the request; nil = nowhere.
    let rest: String?
    /// Whether the query may give other fields of the request by their names.
    let takesQuery: Bool
    let rule: ContractRule?
    let answer: ContractAnswer

    init(
        _ verb: HTTPVerb, _ path: String, _ method: String, sets: [ContractField], rest: String? = nil,
        takesQuery: Bool = false, rule: ContractRule? = nil, answer: ContractAnswer
    ) {
        self.verb = verb
        self.path = path
        self.method = method
        self.sets = sets
        self.rest = rest
        self.takesQuery = takesQuery
        self.rule = rule
        self.answer = answer
    }

    var form: JSONForm { .regent }

    /// Names that fields are made of.
    private var inputNames: Set<String> { Set(sets.flatMap(\.template.inputs)) }

    func request(_ parts: RESTParts) throws(RPCError) -> JSONValue {
        var tree = RequestTree()
        var inputs = inputs(parts, in: &tree)
        rule?.apply(to: &inputs)
        for field in sets {
            if let value = field.value(inputs, of: parts.method.requestType) { tree.place(value, at: field.target) }
        }
        MutationFields.place(parts, in: &tree)
        let hasKey = tree.value["mutation"]?["idempotency_key"] != nil
        if !hasKey, MutationFields.takesMutation(parts.method) {
            tree.place(.string(FreshID.text()), at: "mutation.idempotency_key")
        }
        guard tree.faults.isEmpty else {
            throw .badRequest(
                tree.faults.map { FieldViolation(field: name(of: $0.field), description: $0.description) })
        }
        return tree.value
    }

    /// What fields are made of; everything else of the request is placed in the tree, or refused.
    private func inputs(_ parts: RESTParts, in tree: inout RequestTree) -> ContractInputs {
        let names = inputNames
        var inputs = ContractInputs()
        for variable in parts.variables { inputs.values[variable.name] = .string(variable.value) }
        if let body = parts.body {
            guard verb != .get, let members = body.members else {
                tree.refuse("body", verb == .get ? "this path takes no body" : "expected an object, found \(body.kind)")
                return inputs
            }
            for member in members { take(member, names, &inputs, in: &tree) }
        } else if verb == .put {
            // Without it a document would be replaced by an empty one.
            tree.refuse("body", "this path needs a body")
        }
        let others = parts.query.filter { parameter in
            guard names.contains(parameter.name) else { return true }
            inputs.take(.string(parameter.value), as: parameter.name, fromQuery: true, faults: &tree)
            return false
        }
        if takesQuery {
            let taken = Set(sets.filter { !$0.isOptional(inputs) }.map(\.target))
            QueryFields(message: parts.method.requestType, body: "", taken: taken).place(others, in: &tree)
        } else {
            for parameter in others { tree.refuse(parameter.name, "there is no such parameter at this path") }
        }
        return inputs
    }

    private func take(
        _ member: JSONValue.Member, _ names: Set<String>, _ inputs: inout ContractInputs, in tree: inout RequestTree
    ) {
        if names.contains(member.key) {
            inputs.take(member.value, as: member.key, fromQuery: false, faults: &tree)
        } else if let rest {
            tree.placeMember(member.value, of: rest, named: member.key)
        } else {
            tree.refuse(member.key, "there is no such field at this path")
        }
    }

    func answer(_ message: [UInt8], of method: MethodDescriptor) throws(JSONError) -> JSONValue {
        answer.shaped(try JSONTranscoder(form: form).value(message, as: method.responseType))
    }

    func name(of field: String) -> String {
        for set in sets where field == set.target || field.hasPrefix(set.target + "[") {
            if let input = set.template.inputs.last { return input + field.dropFirst(set.target.count) }
        }
        guard let rest, !rest.isEmpty, field.hasPrefix(rest + ".") else { return field }
        return String(field.dropFirst(rest.count + 1))
    }
}

/// Identifiers that the gateway makes for those who send none.
enum FreshID {
    /// 32 hexadecimal digits.
    static func text() -> String {
        HexText.text(.random(in: .min ... .max)) + HexText.text(.random(in: .min ... .max))
    }
}
