import RegentMessages
import RegentModel
import RegentStorage

/// What the rules of versions ask of documents of other kinds, in the writer.
///
/// Those kinds belong to other areas; they are found by their names, so that versions know nothing else of them.
struct VersionLookup {
    let store: WriteTransaction

    /// Refuses a version of a model that does not exist or is archived.
    ///
    /// - Throws: `StorageError` NOT_FOUND; `Refusal` ILLEGAL_TRANSITION.
    func checkModel(of version: ModelVersion) throws {
        guard let model = try? ResourceName(version.name, matching: ModelVersion.pattern).parent else { return }
        guard let state = try requiredState(of: model.description, kind: "models") else { return }
        guard state != "ARCHIVED" else {
            throw Refusal(
                .illegalTransition, "\(model) is archived: restore it first",
                ["resource": model.description, "state": state])
        }
    }

    /// Whether the proposal behind a version is applied; false where none stands behind it.
    func isApplied(behind version: ModelVersion) throws -> Bool {
        guard let proposal = version.approval?.proposal else { return false }
        guard Documents.byKind["proposals"] != nil else { return true }
        return try state(of: proposal, kind: "proposals") == "APPLIED"
    }

    /// Names of documents that are deployed on a version, bound or forced to it, or route to it: none of the kinds that
    /// there are can be.
    func holders(of version: ModelVersion) throws -> [String] { [] }

    /// The incident that suspending a version opens: its name, and the change that stands beside that of the
    /// version; nil where there are no incidents.
    func incident(
        ofSuspending version: ModelVersion, _ command: Command
    ) throws -> (name: String, change: any DocumentChange)? { nil }

    /// The state of a document that must exist; nil where the store has no documents of its kind.
    private func requiredState(of name: String, kind: String) throws -> String? {
        guard let type = Documents.byKind[kind] else { return nil }
        func state<D: Document>(_ type: D.Type) throws -> String { try store.require(type, name).state.name }
        return try state(type)
    }

    /// The state of a document; nil where there is none.
    private func state(of name: String, kind: String) throws -> String? {
        guard let type = Documents.byKind[kind] else { return nil }
        func state<D: Document>(_ type: D.Type) throws -> String? { try store.find(type, name)?.state.name }
        return try state(type)
    }
}
