import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a resolved or closed incident up again.
struct ReopenIncident: DocumentVerb {
    func decide(
        _ request: ReopenIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).reopened(command)
    }
}
