import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Changes severity, owner, due time, what is affected, links and actions.
struct UpdateIncident: DocumentVerb {
    func decide(
        _ request: UpdateIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        let change = try store.require(Incident.self, request.incident).updated(request, command)
        try store.checkOwners(
            [request.owner] + request.addActions.map(\.owner) + request.changeActions.map(\.owner), command)
        try store.checkExist(request.addAffected + request.addLinks)
        return change
    }
}
