import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Confirms the severity of an open incident and names its owner.
struct TriageIncident: DocumentVerb {
    func decide(
        _ request: TriageIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        let change = try store.require(Incident.self, request.incident).triaged(request, command)
        try store.checkOwners([request.owner], command)
        return change
    }
}
