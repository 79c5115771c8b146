import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

/// Computes a decision again, of now or of any revision of the ledger.
struct Explain: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ExplainRequest, _ call: CallContext) async throws -> ExplainResponse {
        let snapshot = try await context.routing.snapshot(asOf: request.revision)
        let table = try snapshot.table(request.environment)
        let query = RouteQuery(
            hash: try request.hash(), hasKey: !request.unkeyed, requestedProvider: request.requestedProvider,
            excludedProviders: request.excludedProviders)
        return ExplainResponse(
            decision: try decision(table, query), candidates: table.candidates(query),
            revision: snapshot.revision)
    }

    /// The decision; nil where nothing may serve, which the candidates explain.
    private func decision(_ table: RoutingTable, _ query: RouteQuery) throws -> RouteDecision? {
        do {
            return try table.decide(query)
        } catch let error where error.reason == .noCandidate {
            return nil
        }
    }
}

extension ExplainRequest {
    /// - Throws: `Refusal` BAD_REQUEST for a key beside the claim that there was none.
    fileprivate func hash() throws(Refusal) -> AssignmentHash {
        guard key.isEmpty || !unkeyed else {
            throw Refusal(
                .badRequest, "unkeyed requires the key_digest of a decision made without a key, and no key",
                ["field": "unkeyed"])
        }
        return key.isEmpty
            ? AssignmentHash(value: keyDigest)
            : AssignmentHash(environment: environment, model: model, key: key)
    }
}
