import RegentMessages
import RegentRPC
import RegentStorage

/// One run.
struct GetRun: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetRunRequest, _ call: CallContext) async throws -> GetRunResponse {
        GetRunResponse(run: try await context.store.require(EvalRun.self, request.name))
    }
}
