import Crypto
import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

extension WriteTransaction {
    /// The base that a version names; nil where it names none.
    ///
    /// - Throws: as `sibling`.
    func base(of version: ModelVersion) throws -> ModelVersion? {
        try sibling(version.base, of: version.name, field: "base")
    }

    /// Another version of the same model; nil for an empty name.
    ///
    /// One of another model is not looked up: the caller may not be allowed to know that it exists.
    /// - Throws: `StorageError` NOT_FOUND; `Refusal` VERSION_INVALID for a version of another model.
    func sibling(_ name: String, of version: String, field: String) throws -> ModelVersion? {
        guard !name.isEmpty else { return nil }
        guard let model = try ResourceName(name).parent, model == (try ResourceName(version).parent) else {
            throw Refusal(.versionInvalid, "\(name) is no version of the same model", ["field": field])
        }
        return try require(ModelVersion.self, name)
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
