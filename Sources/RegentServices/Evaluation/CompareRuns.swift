import RegentEvaluation
import RegentMessages
import RegentRPC
import RegentStorage

/// Differences between two runs, with intervals and the samples that flipped.
struct CompareRuns: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CompareRunsRequest, _ call: CallContext) async throws -> CompareRunsResponse {
        let baseline = try await side(request.baseline)
        let candidate = try await side(request.candidate)
        let flipsMax = request.flipsMax == 0 ? 100 : Int(request.flipsMax)
        return CompareRunsResponse(
            comparison: RunComparison(
                baseline: baseline.evidence, candidate: candidate.evidence, baselineSamples: baseline.samples,
                candidateSamples: candidate.samples, flipsMax: flipsMax))
    }

    private func side(_ name: String) async throws -> (evidence: Evidence, samples: [AlignedSample]) {
        let run = try await context.store.require(EvalRun.self, name)
        let content = try await context.store.evidence(of: run, clocks: context.clocks)
        return (content.evidence, try await context.store.alignedSamples(of: run, clocks: context.clocks))
    }
}
