import RegentEvaluation
import RegentMessages
import RegentRPC
import RegentStorage
import RegentSystem

/// The summary of a run; of a running one, of what is durable so far.
struct GetSummary: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetSummaryRequest, _ call: CallContext) async throws -> GetSummaryResponse {
        let run = try await context.store.require(EvalRun.self, request.run)
        if let summary = run.summary {
            context.live.forget(run.name)
            return GetSummaryResponse(summary: summary, sealed: true, invalidated: run.isInvalidated)
        }
        let evidence = try await context.liveEvidence(of: run)
        let summary = context.clocks.measure(.kernel) { EvalSummary(of: evidence) }
        return GetSummaryResponse(summary: summary, sealed: false)
    }
}
