import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Decides for one row, and says why.
struct ExplainDecision: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ExplainDecisionRequest, _ call: CallContext) async throws -> ExplainDecisionResponse {
        let version = try await context.store.require(ModelVersion.self, request.version)
        let scorer = try DecisionScorer(version.decisionModel, of: version.name)
        let rows = try DecisionRows(request.table ?? DecisionTable(), for: scorer.model, rowsMax: 1)
        return scorer.explanation(of: rows)
    }
}
