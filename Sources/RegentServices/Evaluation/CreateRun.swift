import Crypto
import RegentEvaluation
import RegentMessages
import RegentRPC
import RegentStorage

/// Opens a run; its gates are locked before the first sample.
struct CreateRun: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CreateRunRequest, _ call: CallContext) async throws -> CreateRunResponse {
        try await context.mutate(request, call) { transaction in
            let earlier = try transaction.attemptCount(
                plan: request.planName, modelVersion: request.modelVersion)
            let change = try EvalRun.created(
                request, attempt: UInt32(clamping: UInt64(earlier) + 1), digest: { Array(SHA256.hash(data: $0)) })
            let run = try transaction.create(change)
            try transaction.enrolAttempt(run: run.name, plan: run.plan, modelVersion: run.modelVersion)
            return CreateRunResponse(run: run)
        }
    }
}
