import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

/// Computes a decision again, of now or of any revision of the ledger.
struct Explain: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ExplainRequest, _ call: CallContext) async throws -> ExplainResponse {
        let isNow = request.revision == 0
        guard isNow || request.session.isEmpty else {
            throw Refusal(
                .badRequest, "sessions are known as of now alone: leave revision or session out", ["field": "session"])
        }
        let snapshot = try await context.routing.snapshot(asOf: request.revision)
        var table = try snapshot.table(request.environment)
        if isNow { table = table.under(context.health.standings(of: request.environment)) }
        let versions = snapshot.versions.selection(request.environment, model: request.model, job: request.job)
        try call.checkReaches(versions, request.model, in: request.environment)
        let now = context.now()
        let session = RouteSession(
            request.session, of: call.caller.name, request.environment, model: versions.model)
        let pin = session.flatMap { context.sessions.pin(of: $0.key, nowMicros: now) }
        let query = RouteQuery(
            hash: try request.hash(versions.hasher(in: table)), hasKey: !request.unkeyed,
            requestedProvider: request.requestedProvider, excludedProviders: request.excludedProviders,
            pinnedProvider: pin?.provider ?? "", nowMicros: now)
        var decision = try decision(table, query, versions)
        let affinity = session == nil ? .unspecified : Self.affinity(decision, pin)
        decision?.affinity = affinity
        return ExplainResponse(
            decision: decision, candidates: candidates(table, query, isNow: isNow), revision: snapshot.revision,
            versions: versions.candidates, healthKnown: isNow, session: pin.map { self.affinity($0, table, query) })
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
            guard error.reason == .noCandidate || error.reason == .providersUnhealthy else { throw error }
            return nil
        }
    }

    /// The candidates, without health where it is not known.
    private func candidates(_ table: RoutingTable, _ query: RouteQuery, isNow: Bool) -> [RouteCandidate] {
        table.candidates(query).map { candidate in
            var candidate = candidate
            if !isNow { candidate.health = .unspecified }
            return candidate
        }
    }

    /// What the session would do.
    private static func affinity(_ decision: RouteDecision?, _ pin: SessionPin?) -> RouteAffinity {
        guard let decision, decision.routeStrategy != .requested else { return .unspecified }
        guard let pin else { return .pinned }
        return pin.provider == decision.selectedProvider ? .kept : .repinned
    }

    /// What it costs that the session stays.
    private func affinity(_ pin: SessionPin, _ table: RoutingTable, _ query: RouteQuery) -> SessionAffinity {
        let cost = table.affinityCost(query)
        return SessionAffinity(
            provider: pin.provider, pinTime: Timestamp(microseconds: pin.pinMicros),
            expireTime: Timestamp(microseconds: pin.expireMicros), weightedProvider: cost.provider,
            scoreDifference: cost.scoreDifference)
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
