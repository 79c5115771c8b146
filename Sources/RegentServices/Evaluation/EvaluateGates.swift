import RegentEvaluation
import RegentMessages
import RegentRPC
import RegentStorage

/// Judges a sealed run by its locked gates; a repeat gives the same bits.
struct EvaluateGates: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: EvaluateGatesRequest, _ call: CallContext) async throws -> EvaluateGatesResponse {
        // A sealed run does not change: its samples can be read before the writer's turn.
        let run = try await context.store.require(EvalRun.self, request.run)
        try run.check(.evaluateGates)
        let content = try await context.store.evidence(of: run, verifyingDigests: true, clocks: context.clocks)
        let judge = GateJudge(evidence: content.evidence)
        return try await context.mutate(request, call) { transaction in
            let run = try transaction.require(EvalRun.self, request.run)
            var verdict = run.verdict(by: judge, contentDigest: content.digest)
            verdict.attempts = try transaction.attemptCount(
                plan: run.plan, modelVersion: run.modelVersion)
            let after = try transaction.put(run.judged(verdict, reason: request.reason))
            try transaction.putGateResults(
                run: after.name, revision: after.revision, verdict.results)
            return EvaluateGatesResponse(run: after)
        }
    }
}
