import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Suspends a version and opens an incident beside it.
struct SuspendVersion: DocumentVerb {
    func decide(
        _ request: SuspendVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let version = try store.require(ModelVersion.self, request.name)
        let incident = try VersionLookup(store: store).incident(ofSuspending: version, command)
        return try version.suspended(incident: incident.after.name, command).with(incident)
    }
}
