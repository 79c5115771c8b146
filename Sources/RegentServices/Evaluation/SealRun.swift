import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// Ends a run's growth: whole, immutable, summarised.
struct SealRun: PreparedVerb {
    private let content: RunEvidence?
    private let dataset: Dataset
    private let clocks: StageClocks

    /// Reads a running run before the writer's turn; its turn only checks that nothing was added in between.
    ///
    /// Of any other run nothing is read: the lifecycle or a stored answer will deal with it.
    init(_ request: SealRunRequest, _ context: ServiceContext) async throws {
        clocks = context.clocks
        let run = try await context.store.require(EvalRun.self, request.run)
        guard run.state == .running else {
            (content, dataset) = (nil, Dataset())
            return
        }
        let read = try await context.store.evidence(
            of: run, verifyingDigests: true, notingClusters: true, clocks: clocks)
        content = read
        let ids = try await context.store.sampleIDs(
            of: run, without: read.replaced, keyBytesMax: context.keyBytesMax, clocks: clocks)
        dataset = ids.dataset(named: run.dataset?.name ?? "")
    }

    func decide(_ request: SealRunRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<EvalRun> {
        let run = try store.require(EvalRun.self, request.run)
        try run.check(command.method)
        guard let content, try store.contentDigest(run: run.name) == content.digest else {
            throw Refusal(
                .runChanged, "\(run.name) received samples while it was being sealed; seal it again",
                ["resource": run.name])
        }
        return try run.sealed(
            command, summary: content.summary(clocks), contentDigest: content.digest, dataset: dataset,
            expectedSamples: request.expectedSamples)
    }

    func store(_ run: EvalRun, in store: WriteTransaction) throws {
        try store.putSummary(run: run.name, revision: run.revision, run.summary ?? EvalSummary())
    }
}
