internal import RegentMessages

/// A field of a request and what it is made of.
struct ContractField: Sendable {
    /// The field, that of a message within the request with a dot between.
    let target: String
    let template: ContractTemplate

    init(_ target: String, _ template: String) {
        self.target = target
        self.template = ContractTemplate(template)
    }

    /// Whether the request can leave it out and give the field by its own name.
    func isOptional(_ inputs: ContractInputs) -> Bool {
        template.inputs.allSatisfy { inputs.values[$0] == nil }
    }

    /// The value; nil where the request gives nothing for it.
    func value(_ inputs: ContractInputs, of messageName: String) -> JSONValue? {
        guard let input = template.bare else { return template.text(inputs.values) }
        guard let value = inputs.values[input] ?? template.standard(of: input).map(JSONValue.string) else { return nil }
        guard inputs.texts.contains(input), case .string(let text) = value else { return value }
        return QueryFields(message: messageName, body: "", taken: []).value(text, at: target)
    }
}

/// A text with names of inputs in braces, perhaps with what they are where a request does not say it.
struct ContractTemplate: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case input(String, standard: String?)
    }

    /// The default of an input that stands for a new identifier.
    private static let new = "@new"
    private let pieces: [Piece]

    /// A text such as "models/{model}/environments/{environment_id=prod}".
    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while !rest.isEmpty {
            let literal = rest.prefix { $0 != "{" }
            if !literal.isEmpty { pieces.append(.text(String(literal))) }
            rest = rest[literal.endIndex...]
            guard let end = rest.firstIndex(of: "}") else { break }
            let parts = rest[..<end].dropFirst().split(separator: "=", maxSplits: 1)
            let standard = parts.count == 2 ? String(parts[1]) : nil
            if let name = parts.first { pieces.append(.input(String(name), standard: standard)) }
            rest = rest[end...].dropFirst()
        }
        self.pieces = pieces
    }

    /// Names of the inputs, in their order.
    var inputs: [String] {
        pieces.compactMap { if case .input(let name, _) = $0 { name } else { nil } }
    }

    /// The input that is all there is, whatever its type; nil where there is more.
    var bare: String? { pieces.count == 1 ? inputs.first : nil }

    /// What an input is where a request does not say it.
    func standard(of name: String) -> String? {
        for case .input(name, let standard) in pieces { return standard == Self.new ? FreshID.text() : standard }
        return nil
    }

    /// The text, or one for each element where an input is a list; nil where an input is missing.
    func text(_ values: [String: JSONValue]) -> JSONValue? {
        guard let last = inputs.last, let elements = values[last]?.elements else { return joined(values) }
        return .array(
            elements.compactMap { element in
                var values = values
                values[last] = element
                return joined(values)
            })
    }

    private func joined(_ values: [String: JSONValue]) -> JSONValue? {
        // A whole name says what the inputs before it would.
        if let last = inputs.last, let word = values[last].flatMap(Self.word), isWhole(word) { return .string(word) }
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let literal): text += literal
            case .input(let name, _):
                guard let value = values[name] ?? standard(of: name).map(JSONValue.string) else { return nil }
                // What is no text is refused by the type of the field.
                guard let word = Self.word(value) else { return value }
                text += word
            }
        }
        return .string(text)
    }

    /// Identifiers may be numbers elsewhere.
    private static func word(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// Whether a text is the whole name already, with the collection that the template begins with.
    private func isWhole(_ word: String) -> Bool {
        guard case .text(let literal)? = pieces.first else { return false }
        return word.hasPrefix(literal)
    }
}
