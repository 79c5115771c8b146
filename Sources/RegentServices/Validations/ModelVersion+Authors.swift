import RegentMessages
import RegentModel
import RegentStorage

extension StoredDocuments {
    /// Who wrote the proposal behind a version, by name. Who applied it has only registered the version.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func authors(of version: String) throws -> [String] {
        guard let proposal = try get(ModelVersion.self, version)?.approval?.proposal else { return [] }
        return try get(ChangeProposal.self, proposal)?.editors ?? []
    }
}

extension Store {
    /// The same, as of the last commit.
    ///
    /// - Throws: `StorageError`.
    func authors(of version: String) async throws -> [String] {
        guard let proposal = try await get(ModelVersion.self, version)?.approval?.proposal else { return [] }
        return try await get(ChangeProposal.self, proposal)?.editors ?? []
    }
}
