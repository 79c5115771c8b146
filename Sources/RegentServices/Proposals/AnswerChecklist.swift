import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Answers items of the review checklist.
struct AnswerChecklist: DocumentVerb {
    func decide(
        _ request: AnswerChecklistRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ChangeProposal> {
        try store.require(ChangeProposal.self, request.name).answered(request.answers, command)
    }
}
