import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends the use of a version in favour of a successor, or that of a DRAFT.
struct DeprecateVersion: DocumentVerb {
    func decide(
        _ request: DeprecateVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let version = try store.require(ModelVersion.self, request.name)
        let successor = try store.sibling(request.successor, of: version.name, field: "successor")
        return try version.deprecated(
            for: successor, sunset: request.sunsetTime, holders: try VersionLookup(store: store).routes(to: version),
            command)
    }
}
