import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Decides for many rows at once.
struct ScoreDecisions: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ScoreDecisionsRequest, _ call: CallContext) async throws -> ScoreDecisionsResponse {
        let version = try await context.store.require(ModelVersion.self, request.version)
        // What stops a version stops its decisions too; an explanation of earlier ones stays possible.
        guard !version.suspended else {
            throw Refusal(
                .versionSuspended, "\(version.name) is suspended: score by another version, or resume it",
                ["resource": version.name])
        }
        let scorer = try DecisionScorer(version.decisionModel, of: version.name)
        let table = request.table ?? DecisionTable()
        // The memory of a batch is a few times that of its request, so only so many are scored at once.
        let place = try await context.scoring.place()
        defer { withExtendedLifetime(place) {} }
        let rows = try DecisionRows(table, for: scorer.model, rowsMax: DecisionRows.scoredMax)
        if request.withProbabilities, rows.count * rows.candidates.count > DecisionRows.probabilitiesMax {
            throw Refusal(
                .decisionRowsInvalid,
                "with_probabilities: an answer takes \(DecisionRows.probabilitiesMax) probabilities: send fewer rows",
                ["field": "with_probabilities"])
        }
        let found = scorer.decisions(of: rows, withProbabilities: request.withProbabilities)
        return found.response(candidates: rows.candidates, contentDigest: version.contentDigest)
    }
}
