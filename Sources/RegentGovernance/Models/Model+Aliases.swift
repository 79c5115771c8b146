import RegentMessages
import RegentModel

extension Model {
    private static let aliasField = "model.aliases"

    /// Refuses aliases that do not tell one model from every other.
    ///
    /// Ids and aliases are compared ignoring the case of A to Z, as ids are everywhere. A vendor may write an alias as
    /// a name, "models/gemini-pro", so the names of models count as their ids do. Which model has it is not told: it
    /// may lie where the caller may not read.
    func checkAliases(among others: [Model]) throws(Refusal) {
        var seen: Set<String> = []
        for alias in aliases {
            guard let first = alias.unicodeScalars.first, let last = alias.unicodeScalars.last,
                !first.properties.isWhitespace, !last.properties.isWhitespace
            else { throw Self.invalid("an alias is empty, or begins or ends with a space", Self.aliasField) }
            guard seen.insert(alias.asciiLowercased).inserted else {
                throw Self.invalid("the alias \(alias) is there twice", Self.aliasField)
            }
        }
        for other in others where other.name != name {
            if let alias = aliases.first(where: { other.isCalled($0.asciiLowercased) }) {
                throw taken("the alias \(alias) means another model already", alias)
            }
            if let alias = other.aliases.first(where: { Self.names(of: name).contains($0.asciiLowercased) }) {
                throw taken("\(name) is an alias of another model", alias)
            }
        }
    }

    /// Whether a text in lower case means it.
    private func isCalled(_ key: String) -> Bool {
        Self.names(of: name).contains(key) || aliases.contains { $0.asciiLowercased == key }
    }

    /// The name of a model and its id, as aliases are compared.
    private static func names(of name: String) -> [String] {
        let key = name.asciiLowercased
        return [key, String(key.dropFirst("\(kind)/".count))]
    }

    private func taken(_ message: String, _ alias: String) -> Refusal {
        Refusal(.aliasTaken, message, ["field": Self.aliasField, "alias": alias])
    }
}
