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
        var seen: [String: String] = [:]
        for alias in aliases {
            guard let first = alias.unicodeScalars.first, let last = alias.unicodeScalars.last,
                !first.properties.isWhitespace, !last.properties.isWhitespace
            else { throw Self.invalid("an alias is empty, or begins or ends with a space", Self.aliasField) }
            guard seen.updateValue(alias, forKey: alias.asciiLowercased) == nil else {
                throw Self.invalid("the alias \(alias) is there twice", Self.aliasField)
            }
        }
        // Each other model is looked at once: this runs in the writer.
        let names = Set(Self.names(of: name))
        for other in others where other.name != name {
            let keys = other.aliases.map(\.asciiLowercased)
            if let alias = (Self.names(of: other.name) + keys).lazy.compactMap({ seen[$0] }).first {
                throw taken("the alias \(alias) means another model already", alias)
            }
            if let place = keys.firstIndex(where: names.contains) {
                throw taken("\(name) is an alias of another model", other.aliases[place])
            }
        }
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
