import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Differences between two runs, with intervals and the samples that flipped.
struct CompareRuns: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: CompareRunsRequest, _ call: CallContext) async throws -> CompareRunsResponse {
        let (baseline, candidate) = try await context.comparedRuns(
            request.baseline, request.candidate, isPaired: !request.unpaired)
        let flipsMax = request.flipsMax == 0 ? 100 : Int(request.flipsMax)
        let place = try await context.comparisons.place()
        var reading = try await PairedReading(baseline, with: candidate, in: context.store, clocks: context.clocks)
        let pairs = try await reading.pairs(flipsMax: flipsMax)
        withExtendedLifetime(place) {}
        guard !request.unpaired else {
            return CompareRunsResponse(
                comparison: RunComparison(
                    baseline: try await summary(of: baseline), candidate: try await summary(of: candidate),
                    alignment: pairs))
        }
        try DatasetRule.checkOverlap(pairs, baseline, candidate)
        return CompareRunsResponse(
            comparison: RunComparison(paired: pairs, ranges: DatasetRule.commonRanges(baseline, candidate)))
    }

    /// The stored summary; of a running run that of what is durable so far.
    private func summary(of run: EvalRun) async throws -> EvalSummary {
        if let summary = run.summary { return summary }
        return EvalSummary(of: try await context.liveEvidence(of: run))
    }
}

extension ServiceContext {
    /// Two runs that may be compared.
    ///
    /// - Throws: `Refusal` RUN_INVALIDATED; DATASETS_DIFFER for pairs of different data sets; `StorageError`.
    func comparedRuns(
        _ baseline: String, _ candidate: String, isPaired: Bool
    ) async throws -> (baseline: EvalRun, candidate: EvalRun) {
        let before = try await store.require(EvalRun.self, baseline)
        let after = try await store.require(EvalRun.self, candidate)
        for run in [before, after] { try run.checkValid() }
        if isPaired { try DatasetRule.check(before, after) }
        return (before, after)
    }
}
