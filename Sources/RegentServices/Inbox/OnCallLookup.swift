import RegentMessages
import RegentModel
package import RegentStorage

/// Who is on call for a model, whatever else its document says.
package enum OnCallLookup {
    private static let kind = "models"
    private static let field = "on_call"

    /// Who was on call, at a revision, for the models in which something lies; each once, in order.
    ///
    /// - Parameter names: by which it lies in scopes, for example "models/m/versions/1.0.0".
    /// - Throws: `StorageError`.
    package static func people(placedAt names: [String], asOf revision: UInt64, in store: Store) async throws
        -> [String]
    {
        guard let type = Documents.byKind[kind] else { return [] }
        var people: [String] = []
        for name in names {
            let words = name.split(separator: "/", maxSplits: 2)
            guard words.count >= 2, words[0] == kind else { continue }
            for person in try await onCall(type, "\(words[0])/\(words[1])", revision, store)
            where !people.contains(person) { people.append(person) }
        }
        return people
    }

    private static func onCall<D: Document>(
        _ type: D.Type, _ name: String, _ revision: UInt64, _ store: Store
    ) async throws -> [String] {
        guard let field = DocumentField([field], of: type), let model = try await store.get(type, name, asOf: revision)
        else { return [] }
        return field.values(in: DocumentFields(model)).compactMap { value in
            if case .text(let person) = value { person } else { nil }
        }
    }
}
