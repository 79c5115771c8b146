import RegentEvaluation
import RegentMessages
import RegentRPC
import RegentStorage

/// Ends a running run without a result.
struct AbortRun: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: AbortRunRequest, _ call: CallContext) async throws -> AbortRunResponse {
        try await context.mutate(request, call) { transaction in
            let run = try transaction.require(EvalRun.self, request.run)
            return AbortRunResponse(run: try transaction.put(run.aborted(reason: request.reason)))
        }
    }
}
