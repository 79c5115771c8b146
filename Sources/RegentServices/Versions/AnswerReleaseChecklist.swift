import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Answers items of the release checklist of a DRAFT.
struct AnswerReleaseChecklist: DocumentVerb {
    func decide(
        _ request: AnswerReleaseChecklistRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        try store.require(ModelVersion.self, request.name).answered(
            request.answers, authors: try store.documents.authors(of: request.name), command)
    }
}
