import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Ends an incident that is none; of a serious one a second person confirms.
struct DismissIncident: DocumentVerb {
    func decide(
        _ request: DismissIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).dismissed(command)
    }
}
