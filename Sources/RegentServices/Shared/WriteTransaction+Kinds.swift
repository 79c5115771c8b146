import RegentMessages
import RegentModel
import RegentStorage

// Questions about documents of kinds that whoever asks does not know: it needs only that there are some.
extension WriteTransaction {
    /// Whether a document exists, of the kind that its name says; nil for a kind that this release does not keep.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func exists(_ name: String) throws -> Bool? {
        guard let kind = (try? ResourceName(name))?.kind, let type = Documents.byKind[kind] else { return nil }
        func isStored<D: Document>(_ type: D.Type) throws -> Bool { try find(type, name) != nil }
        return try isStored(type)
    }

    /// Refuses a name of nothing, and in the same words one of something that whoever calls neither may read nor call
    /// the method about: a refusal tells nothing of what lies elsewhere. Kinds that this release does not keep are
    /// passed over.
    ///
    /// - Throws: `StorageError` `.notFound`, `.damaged`; `DatabaseError`.
    func checkWithinReach(_ name: String) throws {
        guard let isThere = try exists(name) else { return }
        guard try isThere && isWithinReach(name) else {
            throw StorageError(.notFound, "\(name) does not exist, or you may not read it", ["name": name])
        }
    }

    /// Whether whoever calls may read a document, or call the method about it.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func isWithinReach(_ name: String) throws -> Bool {
        let places = try documents.scopeNames(of: name)
        let permissions = command.method.requireAny.map { Permission($0) }
        return command.actor.holds(anyOf: permissions, for: places)
            || command.actor.mayRead(name, placedAt: { places })
    }
}
