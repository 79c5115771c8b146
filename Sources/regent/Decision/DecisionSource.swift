import RegentClient
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC

/// Who decides: a daemon by a version, or this program by the model of a file.
enum DecisionSource {
    case local(DecisionScorer)
    case daemon(RegentClient, version: String)

    /// Decisions of rows.
    ///
    /// - Throws: `Refusal` DECISION_ROWS_INVALID; `RPCError`.
    func decisions(of table: DecisionTable) async throws -> ScoreDecisionsResponse {
        switch self {
        case .local(let scorer):
            let rows = try DecisionRows(table, for: scorer.model, rowsMax: DecisionRows.scoredMax)
            return scorer.decisions(of: rows).response(candidates: rows.candidates)
        case .daemon(let client, let version):
            let response = try await client.scoreDecisions(ScoreDecisionsRequest(version: version, table: table))
            let count = Int(table.rows)
            // Every choice is the place of a candidate, and comes from outside.
            guard response.decisions.count == count, response.risks.count == count, response.choices.count == count,
                response.rules.count == count, response.choices.allSatisfy({ $0 < response.candidates.count })
            else { throw RPCError(.protocolViolation, "the decisions are not those of the rows") }
            return response
        }
    }

    /// A decision with its reasons.
    ///
    /// - Throws: as `decisions`.
    func explanation(of table: DecisionTable) async throws -> ExplainDecisionResponse {
        switch self {
        case .local(let scorer):
            return scorer.explanation(of: try DecisionRows(table, for: scorer.model, rowsMax: 1))
        case .daemon(let client, let version):
            return try await client.explainDecision(ExplainDecisionRequest(version: version, table: table))
        }
    }
}

extension ConnectionOptions {
    /// Runs the body with who decides.
    func withDecisions<Result: Sendable>(
        _ places: DecisionPlaces, _ body: (DecisionSource) async throws -> Result
    ) async throws -> Result {
        if let scorer = try places.scorer() { return try await body(.local(scorer)) }
        return try await withClient { try await body(.daemon($0, version: places.versionName)) }
    }
}
