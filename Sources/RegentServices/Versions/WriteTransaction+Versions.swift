import Crypto
import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

extension WriteTransaction {
    /// The base that a version names; nil where it names none.
    ///
    /// - Throws: `StorageError` NOT_FOUND.
    func base(of version: ModelVersion) throws -> ModelVersion? {
        version.base.isEmpty ? nil : try require(ModelVersion.self, version.base)
    }

    /// What applying a proposal makes of its target version: it is registered as a DRAFT, or a DRAFT of the same number
    /// and content is bound to the proposal. It stands beside the change of the proposal.
    ///
    /// - Parameters:
    ///   - target: name, base, content and description, as the proposal has them.
    ///   - approval: the proposal, with who approved it.
    /// - Throws: as `ModelVersion.approved`; `StorageError` NOT_FOUND for a base or model that does not exist.
    package func approving(
        _ target: ModelVersion, by approval: VersionApproval, _ command: Command
    ) throws -> Change<ModelVersion> {
        try VersionLookup(store: self).checkModel(of: target)
        return try ModelVersion.approved(
            target, over: try find(ModelVersion.self, target.name), base: try base(of: target), by: approval, command,
            digest: Self.digest)
    }

    /// SHA-256.
    static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
