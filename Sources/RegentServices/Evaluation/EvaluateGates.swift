import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Judges a sealed run by its locked gates; a repeat gives the same bits.
struct EvaluateGates: PreparedVerb {
    private let judge: GateJudge
    private let contentDigest: [UInt8]

    /// A sealed run does not change: its samples can be read before the writer's turn.
    init(_ request: EvaluateGatesRequest, _ context: ServiceContext) async throws {
        let run = try await context.store.require(EvalRun.self, request.run)
        try run.check(EvaluationServiceMethods.evaluateGates.descriptor)
        // Of an invalidated run nothing is read: its refusal, or a stored answer, comes in the writer's turn.
        guard !run.isInvalidated else {
            (judge, contentDigest) = (GateJudge(evidence: Evidence(declared: [])), [])
            return
        }
        (judge, contentDigest) = try await GateInputs(context, run).judge()
    }

    func decide(
        _ request: EvaluateGatesRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<EvalRun> {
        let run = try store.require(EvalRun.self, request.run)
        try run.checkValid()
        var verdict = run.verdict(by: judge, contentDigest: contentDigest)
        verdict.attempts = try store.attemptCount(plan: run.plan, modelVersion: run.modelVersion)
        // Results of the first attempt count; a later one says why there is one.
        if run.attempt > 1 { verdict.attemptReason = command.reason }
        return try run.judged(verdict, command)
    }

    func store(_ run: EvalRun, in store: WriteTransaction) throws {
        try store.putGateResults(run: run.name, revision: run.revision, run.verdict?.results ?? [])
    }
}
