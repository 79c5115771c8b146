package import RegentMessages
package import RegentModel

extension RoutingTable {
    /// The decision for a query, through the filters of `RouteFilter`.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`; `PROVIDERS_UNHEALTHY` where only health is in the way.
    package func decide(_ query: RouteQuery) throws(Refusal) -> RouteDecision {
        let chain = chain(query)
        guard let choice = choice(from: chain, query) else { throw refusal(query) }
        var decision = decision(choice)
        decision.requestedExclusion = exclusion(ofRequested: query)
        decision.fallbacks = chain.map(\.target.id).filter { $0 != choice.provider }
        decision.keyDigest = query.hash.value
        return decision
    }

    /// The place of each hash's decision among the distinct ones, which have no fallbacks and no key digest. None is a
    /// probe.
    ///
    /// - Throws: as the decision for one query.
    package func decide(
        _ hashes: [AssignmentHash], requestedProvider: String, excludedProviders: [String], nowMicros: Int64 = 0
    ) throws(Refusal) -> (decisions: [RouteDecision], choices: [UInt32]) {
        let single = RouteQuery(
            hash: AssignmentHash(value: 0), requestedProvider: requestedProvider,
            excludedProviders: excludedProviders, nowMicros: nowMicros)
        let first = try decide(single)
        // Only where weights decide do the keys matter.
        guard first.reason == .split, let tier = choice(from: chain(single), single)?.tier else {
            var only = first
            (only.fallbacks, only.keyDigest) = ([], 0)
            return ([only], [UInt32](repeating: 0, count: hashes.count))
        }
        let assignment = tiers[tier].assignment
        let eligible =
            excludedProviders.isEmpty
            ? assignment : AssignmentTable(assignment.targets.filter { mayServe($0.id, single) })
        let choices = eligible.places(hashes)
        let decisions = eligible.weightedIDs.map { id in
            var decision = decision(of: id, strategy: first.routeStrategy, reason: .split)
            decision.requestedExclusion = first.requestedExclusion
            return decision
        }
        return (decisions, choices)
    }

    /// A provider that may serve a query, with its place among the tiers.
    struct Ranked: Sendable {
        let target: AssignmentTable.Target
        /// Infinite where no weight counts.
        let score: Double
        let tier: Int
    }

    /// The providers that may serve a query, in the order it falls back to them: tier by tier, in each by score; then,
    /// of those without weight, the default, then by the bytes of their ids. Without a key the first of each tier is
    /// the one whose turn it is.
    func chain(_ query: RouteQuery) -> [Ranked] { tiers.indices.flatMap { chain(query, tier: $0) } }

    private func chain(_ query: RouteQuery, tier: Int) -> [Ranked] {
        let assignment = tiers[tier].assignment
        let ranking = assignment.ranking(query.hash).filter { mayServe($0.target.id, query) }
        var weighted = ranking.filter { $0.target.isWeighted }
        if !query.hasKey, let turn = assignment.choice(turn: query.hash, excluding: query.excludedProviders),
            let place = weighted.firstIndex(where: { $0.target == turn })
        {
            weighted.insert(weighted.remove(at: place), at: 0)
        }
        let weightless = ranking.dropFirst(weighted.count)
        let ordered =
            weighted + weightless.filter { $0.target.id == standard }
            + weightless.filter { $0.target.id != standard }
        return ordered.map { Ranked(target: $0.target, score: $0.score, tier: tier) }
    }

    /// Ids of those that may serve, tier by tier: those with a weight by the bytes of their ids, then the default, then
    /// the others.
    var chainOfWeights: [[String]] {
        let query = RouteQuery(hash: AssignmentHash(value: 0))
        return tiers.indices.map { tier in
            let weighted = tiers[tier].assignment.weightedIDs
            return weighted + chain(query, tier: tier).dropFirst(weighted.count).map(\.target.id)
        }
    }

    /// The tier of those who serve requests that name and exclude no provider; nil where nothing may.
    var servingTier: Int? {
        let query = RouteQuery(hash: AssignmentHash(value: 0))
        return choice(from: chain(query), query)?.tier
    }

    /// The decision for a provider that may serve.
    func decision(of provider: String, strategy: RouteStrategy, reason: RouteReason) -> RouteDecision {
        decision(Choice(provider: provider, strategy: strategy, reason: reason, tier: 0))
    }

    /// Who serves, and why.
    struct Choice {
        let provider: String
        let strategy: RouteStrategy
        let reason: RouteReason
        let tier: Int
    }

    /// Who of a chain serves: the requested provider, that of the session, or the first that may serve first; nil where
    /// none may.
    func choice(from chain: [Ranked], _ query: RouteQuery) -> Choice? {
        if let requested = chain.first(where: { $0.target.id == query.requestedProvider }) {
            return Choice(
                provider: query.requestedProvider, strategy: .requested, reason: .targetingMatch, tier: requested.tier)
        }
        let first =
            chain.first { $0.target.id == query.pinnedProvider }
            ?? chain.first { mayServeFirst($0.target.id, isWeighted: $0.target.isWeighted, tier: $0.tier, query) }
        guard let first else { return nil }
        let isFallback = !query.excludedProviders.isEmpty
        guard first.target.isWeighted else {
            let isDefault = !isFallback && first.target.id == standard
            return Choice(
                provider: first.target.id, strategy: isDefault ? .default : .fallback, reason: .default,
                tier: first.tier)
        }
        let isOnly = chain.count { $0.tier == first.tier && $0.target.isWeighted } == 1
        return Choice(
            provider: first.target.id, strategy: isFallback ? .fallback : .weighted,
            reason: isOnly ? .static : .split, tier: first.tier)
    }

    /// Whether one may serve that was not asked for: one without weight only as the default, or where another was tried
    /// or is not healthy.
    private func mayServeFirst(_ provider: String, isWeighted: Bool, tier: Int, _ query: RouteQuery) -> Bool {
        isWeighted || provider == standard || !query.excludedProviders.isEmpty || tiers[tier].isDisplaced
    }

    private func decision(_ choice: Choice) -> RouteDecision {
        let config = serving[choice.provider] ?? ProviderConfig()
        return RouteDecision(
            selectedProvider: choice.provider, providerModel: config.model,
            promptTemplateVersion: config.promptTemplateVersion, timeoutMs: config.timeoutMs,
            maxRetries: config.maxRetries ?? ProviderConfig.maxRetriesStandard,
            routeStrategy: choice.strategy, reason: choice.reason, policyRevision: revision,
            probe: choice.provider == admitted)
    }

    // MARK: Nobody

    /// Milliseconds to wait where nothing says when a provider may serve again: each waits for its probe.
    /// - Source: docs/routing.md, "Selection"
    private static let retryAfterMillisStandard: UInt32 = 1_000

    private func refusal(_ query: RouteQuery) -> Refusal {
        let ill = configs.filter { config in
            exclusion(of: config.provider, query) == .unhealthy
                && (config.weight > 0 || config.isDefault || !query.excludedProviders.isEmpty
                    || config.provider == query.requestedProvider)
        }.map(\.provider)
        guard !ill.isEmpty else {
            return Refusal(
                .noCandidate, "no provider of \(environment) may serve: enable one, or exclude fewer providers",
                ["environment": environment])
        }
        let millis =
            standings.retryAfterMillis(of: ill, nowMicros: query.nowMicros) ?? Self.retryAfterMillisStandard
        return Refusal(
            .providersUnhealthy,
            "no provider of \(environment) is healthy; the next one may serve in \(millis) ms",
            ["environment": environment, "unhealthy": ill.joined(separator: ", ")], retryAfterMillis: millis)
    }
}
