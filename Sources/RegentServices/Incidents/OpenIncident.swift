import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Opens an incident; one without a name is given one.
struct OpenIncident: DocumentVerb {
    func decide(
        _ request: OpenIncidentRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Incident> {
        let said = request.incident ?? Incident()
        let name = said.name.isEmpty ? try store.freeName(of: Incident.self, about: said.title) : said.name
        let change = try Incident.opened(said, named: name, command)
        try store.checkOwners([said.owner], command)
        try store.checkExist([said.subject] + said.affected + said.links)
        return change
    }
}
