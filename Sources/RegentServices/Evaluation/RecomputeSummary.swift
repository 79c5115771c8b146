import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Reads the stored samples again and compares with the stored summary, bit for bit.
struct RecomputeSummary: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: RecomputeSummaryRequest, _ call: CallContext
    ) async throws -> RecomputeSummaryResponse {
        let run = try await context.store.require(EvalRun.self, request.run)
        guard let stored = run.summary else {
            throw Refusal(
                .illegalTransition, "\(run.name) is \(run.state.name) and has no stored summary; seal it first",
                ["resource": run.name, "state": run.state.name])
        }
        let content = try await context.store.evidence(
            of: run, verifyingDigests: true, notingClusters: true, clocks: context.clocks)
        let summary = content.summary(rules: stored.rulesVersion, context.clocks)
        let identical =
            summary.encoded() == stored.encoded() && content.digest == run.contentDigest
        return RecomputeSummaryResponse(
            summary: summary, identical: identical, contentDigest: content.digest,
            invalidated: run.isInvalidated)
    }
}
