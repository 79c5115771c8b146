import RegentAnalytics
import RegentGovernance
package import RegentMessages
package import RegentModel
import RegentStorage

/// Answers queries of a caller: each is read from the scopes in which the caller may query and read its view.
package struct MetricsReading: Sendable {
    /// Bytes of an answer, well below the limit of a message.
    private static let answerBytesMax = 3 << 20
    static let permission = [Permission("analytics.query")]

    let context: ServiceContext
    let caller: Caller
    /// When the work began, microseconds since 1970.
    let begin: Int64
    /// Whether the figures in memory are read.
    let usesFigures: Bool

    /// The queries of a caller.
    ///
    /// - Parameter usesFigures: false to read segments alone, as a check of the figures in memory.
    package init(_ context: ServiceContext, of caller: Caller, usesFigures: Bool = true) {
        self.context = context
        self.caller = caller
        self.usesFigures = usesFigures
        begin = context.now()
    }

    /// The answer to a query.
    ///
    /// - Throws: `Refusal` QUERY_INVALID, FILTER_INVALID, QUERY_TOO_LARGE, PERMISSION_DENIED, STORE_CORRUPT;
    ///   `StorageError`.
    package func answer(_ request: QueryMetricsRequest) async throws -> QueryMetricsResponse {
        let shape = try QueryShape(reading: request)
        let zone = try await zone(of: shape.request.region)
        let query = try MetricsQuery(shape, now: begin) { zone.offsets(during: $0) }
        let answer = try await tally(query)
        guard answer.encodedByteCount <= Self.answerBytesMax else {
            throw Refusal.queryTooLarge(.rows, "give a smaller limit, leave out a dimension, or widen the buckets")
        }
        return answer
    }

    private func tally(_ query: MetricsQuery) async throws -> QueryMetricsResponse {
        switch query.shape.view {
        case .outcomes: try await outcomes(query)
        case .evalSamples: try await samples(query)
        case .ledger: try await ledger(query)
        case .evalRuns: try await documents(EvalRun.self, query)
        case .deploymentTasks: try await documents(DeploymentTask.self, query)
        case .proposals: try await documents(ChangeProposal.self, query)
        case .sla: try await documents(SlaViolation.self, query)
        default: try await documents(Incident.self, query)
        }
    }

    /// Refuses a query that has worked for too long.
    func checkTime() throws {
        try Task.checkCancellation()
        guard context.now() - begin <= Int64(QueryBound.time.limit) else {
            throw Refusal.queryTooLarge(.time, "narrow the time or the filter")
        }
    }

    /// The scopes in which the caller may query, and holds one of some permissions.
    ///
    /// - Throws: `Refusal` PERMISSION_DENIED where there are none.
    func scopes(ofAnyOf permissions: [Permission], view: QueryView) throws(Refusal) -> [Scope] {
        let (readable, queryable) = (caller.scopes(ofAnyOf: permissions), caller.scopes(ofAnyOf: Self.permission))
        var scopes: [Scope] = []
        for one in readable {
            for other in queryable where one.overlaps(other) {
                let narrower = one == .everything ? other : one
                if !scopes.contains(narrower) { scopes.append(narrower) }
            }
        }
        guard !scopes.isEmpty else {
            let words = permissions.map(\.rawValue).joined(separator: ",")
            throw Refusal(
                .permissionDenied, "\(view.name) needs \(Self.permission[0]) and \(words) in one scope",
                ["permission": words])
        }
        return scopes
    }
}

extension MetricsReading {
    /// The clocks of a region; UTC where none is named.
    private func zone(of region: String) async throws -> QueryZone {
        guard !region.isEmpty else { return QueryZone(rules: .utc) }
        guard caller.mayRead(region, placedAt: { [] }), let found = try await context.store.get(Region.self, region)
        else {
            throw Refusal(
                .queryInvalid, "region: \(region) does not exist, or you may not read it; leave it out for UTC",
                ["field": "region", "term": region])
        }
        return QueryZone(rules: DeploymentLookup.zone(of: found))
    }
}
