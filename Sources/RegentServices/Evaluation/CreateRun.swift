import Crypto
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Opens a run; its gates are locked before the first sample.
struct CreateRun: DocumentVerb {
    func decide(_ request: CreateRunRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<EvalRun> {
        let attempt = try store.nextAttempt(plan: request.planName, modelVersion: request.modelVersion)
        let lookup = BaselineLookup(store: store, command: command, plan: request.planName)
        return try EvalRun.created(
            request, command, attempt: attempt, versionExists: try RunVersionLookup.exists(request.modelVersion, store),
            baselines: try lookup.frozen(request.gates ?? GatePolicy()), digest: { Array(SHA256.hash(data: $0)) })
    }
}
