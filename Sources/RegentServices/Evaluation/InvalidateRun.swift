import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Marks a sealed run as not to be relied on; a second person confirms.
struct InvalidateRun: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: InvalidateRunRequest, _ call: CallContext) async throws -> InvalidateRunResponse {
        try await context.mutate(request, call) { transaction in
            let run = try transaction.require(EvalRun.self, request.run)
            let change = try run.invalidated(
                by: call.caller.name, reason: request.reason,
                singlePersonMode: call.caller.isSinglePersonMode)
            return InvalidateRunResponse(run: try transaction.put(change))
        }
    }
}
