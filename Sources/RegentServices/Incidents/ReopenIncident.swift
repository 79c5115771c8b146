import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Reopens a resolved or closed incident.
struct ReopenIncident: DocumentVerb {
    func decide(
        _ request: ReopenIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).reopened(command)
    }
}
