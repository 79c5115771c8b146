import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a committee out of use.
struct ArchiveCommittee: DocumentVerb {
    func decide(
        _ request: ArchiveCommitteeRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Committee> {
        // Names hold no quotes.
        let waiting = try store.documents(ChangeProposal.self, where: "committee = \"\(request.name)\"")
        return try store.require(Committee.self, request.name).archived(with: waiting, command)
    }
}
