import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Closes a resolved incident.
struct CloseIncident: DocumentVerb {
    func decide(
        _ request: CloseIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).closed(command)
    }
}
