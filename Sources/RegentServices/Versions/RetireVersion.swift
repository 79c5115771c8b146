import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Retires a DEPRECATED version after its sunset.
struct RetireVersion: DocumentVerb {
    func decide(
        _ request: RetireVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let version = try store.require(ModelVersion.self, request.name)
        return try version.retired(holders: try VersionLookup(store: store).holders(of: version), command)
    }
}
