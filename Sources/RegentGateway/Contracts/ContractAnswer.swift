internal import RegentMessages

/// The shape of the answers of a contract.
struct ContractAnswer: Sendable {
    /// Member of the response that is the answer, or its list, and the way to it; none = the whole response.
    private let member: [String]
    private let isList: Bool
    /// Whether the list is the whole answer.
    private let isBare: Bool
    /// Whether the outputs are all that is answered.
    private let isExact: Bool
    private let outputs: [ContractOutput]

    init(
        member: String, isList: Bool = false, isBare: Bool = false, isExact: Bool = false,
        outputs: [ContractOutput] = []
    ) {
        self.member = member.split(separator: ".").map(String.init)
        self.isList = isList
        self.isBare = isBare
        self.isExact = isExact
        self.outputs = outputs
    }

    /// The answer that a response is.
    func shaped(_ response: JSONValue) -> JSONValue {
        guard !member.isEmpty else { return response }
        let value = member.reduce(JSONValue?.some(response)) { $0?[$1] }
        guard isList else { return rendered(value ?? .object([])) }
        let list = JSONValue.array((value?.elements ?? []).map(rendered))
        guard !isBare, let members = response.members else { return list }
        return .object(members.map { $0.key == member.first ? .init($0.key, list) : $0 })
    }

    private func rendered(_ document: JSONValue) -> JSONValue {
        let made = outputs.map { JSONValue.Member($0.name, $0.value(document)) }
        guard !isExact else { return .object(made) }
        let own = Set(outputs.map(\.name))
        return .object(made + (document.members ?? []).filter { !own.contains($0.key) })
    }
}

/// A member of an answer and where it is from.
struct ContractOutput: Sendable {
    /// How a value is read.
    enum Reading: Sendable {
        /// As it is.
        case plain
        /// The identifier at the end of a name; null for none.
        case id
        /// null where it is empty, absent or unspecified.
        case null
    }

    let name: String
    private let path: [String]
    private let reading: Reading

    init(_ name: String, _ path: String, _ reading: Reading = .plain) {
        self.name = name
        self.path = path.split(separator: ".").map(String.init)
        self.reading = reading
    }

    func value(_ document: JSONValue) -> JSONValue {
        guard let value = path.reduce(JSONValue?.some(document), { $0?[$1] }) else { return .null }
        guard reading != .plain else { return value }
        guard case .string(let text) = value else { return value }
        if text.isEmpty || text == "UNSPECIFIED" { return .null }
        guard reading == .id else { return value }
        return .string(text.split(separator: "/").last.map(String.init) ?? text)
    }
}
