import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Closes the run, checks it is whole, and stores its summary.
struct SealRun: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: SealRunRequest, _ call: CallContext) async throws -> SealRunResponse {
        // The samples are read before the writer's turn, so that a large run does not hold up others;
        // the writer then checks that nothing was added in between.
        let content = try await wholeContent(request.run)
        return try await context.mutate(request, call) { transaction in
            let run = try transaction.require(EvalRun.self, request.run)
            try run.check(.seal)
            guard let content, try transaction.contentDigest(run: run.name) == content.digest else {
                throw Refusal(
                    .runChanged, "\(run.name) took samples while it was being sealed",
                    ["resource": run.name])
            }
            let change = try run.sealed(
                summary: content.summary(context.clocks), contentDigest: content.digest,
                expectedSamples: request.expectedSamples, now: Timestamp(microseconds: transaction.call.now))
            let after = try transaction.put(change)
            try transaction.putSummary(run: after.name, revision: after.revision, after.summary ?? EvalSummary())
            return SealRunResponse(run: after)
        }
    }

    /// Content of a running run, without gap or duplicate; nil of any other run, which the lifecycle
    /// or a stored answer will deal with.
    private func wholeContent(_ name: String) async throws -> RunEvidence? {
        let run = try await context.store.require(EvalRun.self, name)
        guard run.state == .running else { return nil }
        let content = try await context.store.evidence(of: run, verifyingDigests: true, clocks: context.clocks)
        try await context.store.checkUniqueSampleIDs(of: run, clocks: context.clocks)
        return content
    }
}
