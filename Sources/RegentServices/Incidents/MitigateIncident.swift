import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Records what was done against the harm.
struct MitigateIncident: DocumentVerb {
    func decide(
        _ request: MitigateIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).mitigated(request, command)
    }
}
