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
        let versions = snapshot.versions.selection(request.environment, model: request.model, job: request.job)
        try call.checkReaches(versions, request.model, in: request.environment)
        let query = RouteQuery(
            hash: try request.hash(versions.hasher(in: table)), hasKey: !request.unkeyed,
            requestedProvider: request.requestedProvider, excludedProviders: request.excludedProviders)
        return ExplainResponse(
            decision: try decision(table, query, versions), candidates: table.candidates(query),
            revision: snapshot.revision, versions: versions.candidates)
    }

    /// The decision; nil where nothing may serve, which the candidates explain.
    private func decision(
        _ table: RoutingTable, _ query: RouteQuery, _ versions: VersionSelection
    ) throws(Refusal) -> RouteDecision? {
        do throws(Refusal) {
            var decision = try table.decide(query)
            try versions.complete(&decision, query.hash)
            return decision
        } catch {
            guard error.reason == .noCandidate else { throw error }
            return nil
        }
    }
}

extension ExplainRequest {
    /// - Throws: `Refusal` BAD_REQUEST for a key beside the claim that there was none.
    fileprivate func hash(_ hasher: AssignmentHasher) throws(Refusal) -> AssignmentHash {
        guard key.isEmpty || !unkeyed else {
            throw Refusal(
                .badRequest, "unkeyed requires the key_digest of a decision made without a key, and no key",
                ["field": "unkeyed"])
        }
        return key.isEmpty ? AssignmentHash(value: keyDigest) : hasher.hash(key)
    }
}
