import RegentMessages
package import RegentStorage

/// Who is on call for a model.
package enum OnCallLookup {
    /// Who was on call, at a revision, for the models in which something lies; each once, in order. Where what the
    /// model was then has been erased, who is on call now: what is told late is told all the same.
    ///
    /// - Parameter names: by which it lies in scopes, for example "models/m/versions/1.0.0".
    /// - Throws: `StorageError`.
    package static func people(placedAt names: [String], asOf revision: UInt64, in store: Store) async throws
        -> [String]
    {
        var people: [String] = []
        for name in names {
            let words = name.split(separator: "/", maxSplits: 2)
            guard words.count >= 2, words[0] == Model.kind,
                let model = try await model("\(words[0])/\(words[1])", asOf: revision, in: store)
            else { continue }
            people += model.onCall.filter { !people.contains($0) }
        }
        return people
    }

    private static func model(_ name: String, asOf revision: UInt64, in store: Store) async throws -> Model? {
        do {
            return try await store.get(Model.self, name, asOf: revision)
        } catch let error as StorageError where error.code == .textErased {
            return try await store.get(Model.self, name)
        }
    }
}
