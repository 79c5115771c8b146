import Crypto
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Opens a run; its gates are locked before the first sample.
struct CreateRun: DocumentVerb {
    func decide(_ request: CreateRunRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<EvalRun> {
        let earlier = try store.attemptCount(plan: request.planName, modelVersion: request.modelVersion)
        return try EvalRun.created(
            request, command, attempt: UInt32(clamping: UInt64(earlier) + 1),
            digest: { Array(SHA256.hash(data: $0)) })
    }

    func store(_ run: EvalRun, in store: WriteTransaction) throws {
        try store.enrolAttempt(run: run.name, plan: run.plan, modelVersion: run.modelVersion)
    }
}
