import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Records the root cause and what follows from it.
struct ResolveIncident: DocumentVerb {
    func decide(
        _ request: ResolveIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        let change = try store.require(Incident.self, request.incident).resolved(request, command)
        try store.checkOwners(request.actions.map(\.owner), command)
        return change
    }
}
