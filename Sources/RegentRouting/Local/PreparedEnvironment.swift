package import RegentMessages
package import RegentModel

/// What a program decides by in one environment, at one revision: it never changes.
package final class PreparedEnvironment: Sendable {
    /// Id of the environment.
    package let id: String
    /// Ledger revision of which it is.
    package let revision: UInt64
    private let snapshot: RoutingSnapshot
    private let table: RoutingTable
    /// Whether requests of any model, or of none, can be decided.
    private let anyModel: Bool
    /// Requests that name no model.
    private let unnamed: LazyRoutes
    /// By id, as it is and in lower case, and by alias in lower case.
    private let byName: [String: LazyRoutes]

    /// Compiles what came of the environment.
    ///
    /// - Throws: `Refusal` `PROTOCOL_VIOLATION` for what no daemon sends.
    package init(_ environment: EnvironmentSnapshot, revision: UInt64) throws(Refusal) {
        let snapshot = try RoutingSnapshot(revision: revision, environment)
        let table = try snapshot.table(environment.environment).under(EnvironmentStandings(environment))
        func lazy(_ model: String) -> LazyRoutes {
            LazyRoutes {
                PreparedRoutes(table, snapshot.versions.selection(table.environment, model: model, job: ""))
            }
        }
        let ids = snapshot.versions.idsByName
        let byID = Dictionary(uniqueKeysWithValues: Set(ids.values).map { ($0, lazy($0)) })
        id = environment.environment
        self.revision = revision
        self.snapshot = snapshot
        self.table = table
        anyModel = environment.anyModel
        unnamed = lazy("")
        byName = ids.compactMapValues { byID[$0] }
    }

    /// The decisions of a model, by its id or an alias; empty = none is named. Nothing is allocated for an id, or where
    /// none is named.
    ///
    /// - Throws: `Refusal` `SNAPSHOT_LACKS_MODEL`.
    package func routes(_ model: String) throws(Refusal) -> PreparedRoutes {
        if let routes = byName[model] { return routes.routes }
        if model.isEmpty, anyModel { return unnamed.routes }
        if let routes = byName[model.asciiLowercased] { return routes.routes }
        guard anyModel else { throw lacks(model) }
        // Of a name that no model has: nothing names a version, and the hash is that of the name.
        return PreparedRoutes(table, snapshot.versions.selection(id, model: model, job: ""))
    }

    /// The whole decision for a request that names no session, with its fallbacks.
    ///
    /// - Parameters:
    ///   - turn: gives the place of the request if it has no key.
    ///   - nowMicros: microseconds since 1970.
    ///   - takesProbe: takes the probe of a provider, if the program has it.
    /// - Throws: `Refusal` `SNAPSHOT_LACKS_MODEL`, `NO_CANDIDATE`, `PROVIDERS_UNHEALTHY`.
    package func decide(
        _ request: SelectRequest, nowMicros: Int64, turn: () -> AssignmentHash, takesProbe: (String) -> Bool
    ) throws(Refusal) -> (decision: RouteDecision, model: String) {
        guard anyModel || byName[request.model] != nil || byName[request.model.asciiLowercased] != nil else {
            throw lacks(request.model)
        }
        let versions = snapshot.versions.selection(id, model: request.model, job: request.job)
        try versions.checkHasCandidate()
        let hasKey = !request.key.isEmpty
        let hash = hasKey ? versions.hasher(in: table).hash(request.key) : turn()
        let query = RouteQuery(
            hash: hash, hasKey: hasKey, requestedProvider: request.requestedProvider,
            excludedProviders: request.excludedProviders, nowMicros: nowMicros)
        var decision: RouteDecision
        if let provider = table.probe(query), takesProbe(provider) {
            decision = try table.admitting(provider).decide(query)
        } else {
            decision = try table.decide(query)
        }
        try versions.complete(&decision, hash)
        decision.requestId = request.requestId
        return (decision, versions.model)
    }

    private func lacks(_ model: String) -> Refusal {
        let subject = model.isEmpty ? "requests that name no model" : "the model \(model)"
        return Refusal(
            .snapshotLacksModel,
            "the snapshot of environments/\(id) is not of \(subject): name the model when the router is made, "
                + "or select at the daemon", ["environment": id, "model": model])
    }
}
