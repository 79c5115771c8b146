import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentSystem

/// How far a run is, with intervals that hold at every look.
struct GetRunProgress: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetRunProgressRequest, _ call: CallContext) async throws -> GetRunProgressResponse {
        let run = try await context.store.require(EvalRun.self, request.run)
        let evidence = try await evidence(of: run)
        let metrics = context.clocks.measure(.kernel) { MetricProgress.all(of: evidence) }
        return GetRunProgressResponse(
            state: run.state, invalidated: run.isInvalidated, sampleCount: UInt64(evidence.sampleCount),
            rejected: UInt64(evidence.rejectedCount), metrics: metrics,
            readTime: Timestamp(microseconds: context.now()))
    }

    private func evidence(of run: EvalRun) async throws -> Evidence {
        guard run.state != .running else { return try await context.liveEvidence(of: run) }
        return try await context.store.evidence(of: run, notingClusters: true, clocks: context.clocks).evidence
    }
}
