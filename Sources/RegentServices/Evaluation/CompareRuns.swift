import RegentEvaluation
import RegentMessages
import RegentRPC
import RegentStorage

/// Differences between two runs, with intervals and the samples that flipped.
struct CompareRuns: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CompareRunsRequest, _ call: CallContext) async throws -> CompareRunsResponse {
        let (baseline, candidate) = (try await run(request.baseline), try await run(request.candidate))
        let flipsMax = request.flipsMax == 0 ? 100 : Int(request.flipsMax)
        let place = try await context.comparisons.place()
        let alignment = try await context.store.alignment(
            of: baseline, with: candidate, flipsMax: flipsMax, clocks: context.clocks)
        withExtendedLifetime(place) {}
        return CompareRunsResponse(
            comparison: RunComparison(
                baseline: try await summary(of: baseline), candidate: try await summary(of: candidate),
                alignment: alignment))
    }

    private func run(_ name: String) async throws -> EvalRun {
        let run = try await context.store.require(EvalRun.self, name)
        try run.checkValid()
        return run
    }

    /// The stored summary; of a running run that of what is durable so far.
    private func summary(of run: EvalRun) async throws -> EvalSummary {
        if let summary = run.summary { return summary }
        return EvalSummary(of: try await context.liveEvidence(of: run))
    }
}
