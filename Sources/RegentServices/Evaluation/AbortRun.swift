import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Ends a running run without a result.
struct AbortRun: DocumentVerb {
    func decide(_ request: AbortRunRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<EvalRun> {
        try store.require(EvalRun.self, request.run).aborted(command)
    }
}
