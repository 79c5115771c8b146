package import RegentMessages

extension RoutingTable {
    /// Every config of the environment as a decision sees it: those that may serve in the order in which the query
    /// falls back to them, that of the session first; then the others by the bytes of their ids. Without a key no score
    /// decides, and none is given.
    package func candidates(_ query: RouteQuery) -> [RouteCandidate] {
        let chain = chain(query)
        let ordered =
            chain.filter { $0.target.id == query.pinnedProvider }
            + chain.filter { $0.target.id != query.pinnedProvider }
        let ranked = ordered.map { ranked in
            candidate(
                ranked.target.id, score: query.hasKey && ranked.score.isFinite ? ranked.score : nil, query,
                effectiveWeight: ranked.target.effectiveWeight)
        }
        let able = Set(chain.map(\.target.id))
        return ranked
            + configs.filter { !able.contains($0.provider) }.map { candidate($0.provider, score: nil, query) }
    }

    /// Who would serve a query without its session, and the score of the session's provider less that provider's, where
    /// both have one: what it costs that the session stays.
    package func affinityCost(_ query: RouteQuery) -> (provider: String, scoreDifference: Double?) {
        var plain = query
        plain.pinnedProvider = ""
        let chain = chain(plain)
        let provider = choice(from: chain, plain)?.provider ?? ""
        func score(_ id: String) -> Double? {
            chain.first { $0.target.id == id }.flatMap { $0.score.isFinite ? $0.score : nil }
        }
        guard query.hasKey, let own = score(query.pinnedProvider), let other = score(provider) else {
            return (provider, nil)
        }
        return (provider, own - other)
    }

    /// Why the provider that a query asks for does not serve it; unspecified where it does, or none is asked for.
    func exclusion(ofRequested query: RouteQuery) -> RouteExclusion {
        guard !query.requestedProvider.isEmpty else { return .unspecified }
        let exclusion = exclusion(of: query.requestedProvider, query)
        return exclusion.mayServe ? .unspecified : exclusion
    }

    /// The first filter that leaves a provider out.
    func exclusion(of provider: String, _ query: RouteQuery) -> RouteExclusion {
        let config = serving[provider] ?? configs.first { $0.provider == provider }
        var filter = RouteFilter(
            state: config?.state, isTried: query.excludedProviders.contains(provider),
            isHealthy: standings.serves(provider))
        guard let config, filter.exclusion == .unspecified else { return filter.exclusion }
        filter.isPinnedElsewhere = provider != query.pinnedProvider && isPinned(query)
        filter.isLowerTier = config.priority > firstPriority(query)
        filter.hasWeight = config.weight > 0
        return filter.exclusion
    }

    /// Whether a provider passes the filters that leave one out for good: the others only put it behind.
    func mayServe(_ provider: String, _ query: RouteQuery) -> Bool {
        RouteFilter(
            state: serving[provider]?.state, isTried: query.excludedProviders.contains(provider),
            isHealthy: standings.serves(provider)
        ).exclusion.mayServe
    }

    private func isPinned(_ query: RouteQuery) -> Bool {
        !query.pinnedProvider.isEmpty && mayServe(query.pinnedProvider, query)
    }

    /// The priority of the tier that serves a query which asks for nobody.
    private func firstPriority(_ query: RouteQuery) -> UInt32 {
        var plain = RouteQuery(hash: query.hash, hasKey: query.hasKey, excludedProviders: query.excludedProviders)
        plain.pinnedProvider = ""
        let chosen = choice(from: chain(plain), plain)?.provider
        return chosen.flatMap { serving[$0]?.priority } ?? .max
    }

    private func candidate(
        _ provider: String, score: Double?, _ query: RouteQuery, effectiveWeight: Double = 0
    ) -> RouteCandidate {
        let config = configs.first { $0.provider == provider } ?? ProviderConfig()
        return RouteCandidate(
            provider: provider, weight: config.weight, isDefault: config.isDefault, score: score,
            exclusion: exclusion(of: provider, query), priority: config.priority,
            health: standings.standing(of: provider).state, effectiveWeight: effectiveWeight)
    }
}
