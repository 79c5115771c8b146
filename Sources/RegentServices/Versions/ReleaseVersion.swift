import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Releases a DRAFT whose proposal is applied and whose checklist is complete.
struct ReleaseVersion: DocumentVerb {
    func decide(
        _ request: ReleaseVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let version = try store.require(ModelVersion.self, request.name)
        return try version.released(
            tag: request.tag, base: try store.base(of: version),
            isApplied: try VersionLookup(store: store).isApplied(behind: version), command)
    }
}
