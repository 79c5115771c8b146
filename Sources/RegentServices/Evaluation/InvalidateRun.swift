import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Marks a sealed run as not to be relied on; a second person confirms.
struct InvalidateRun: DocumentVerb {
    func decide(
        _ request: InvalidateRunRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<EvalRun> {
        try store.require(EvalRun.self, request.run).invalidated(command)
    }
}
