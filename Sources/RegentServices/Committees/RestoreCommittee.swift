import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an archived committee back into use.
struct RestoreCommittee: DocumentVerb {
    func decide(
        _ request: RestoreCommitteeRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Committee> {
        let committee = try store.require(Committee.self, request.name)
        return try committee.restored(
            among: try store.children(Committee.self, of: ""), people: try store.people(holdingSeatsOf: committee),
            command)
    }
}
