import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Begins the search for the root cause.
struct InvestigateIncident: DocumentVerb {
    func decide(
        _ request: InvestigateIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).investigated(command)
    }
}
