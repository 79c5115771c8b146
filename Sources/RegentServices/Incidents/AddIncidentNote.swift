import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Adds a note to the timeline.
struct AddIncidentNote: DocumentVerb {
    func decide(
        _ request: AddIncidentNoteRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        try store.require(Incident.self, request.incident).noted(request.text, command)
    }
}
