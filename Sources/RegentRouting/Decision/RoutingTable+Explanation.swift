package import RegentMessages

extension RoutingTable {
    /// Every config of the environment as a decision sees it: those that may serve in order of the key's ranking, then
    /// the others by the bytes of their ids. Without a key no score decides, and none is given.
    package func candidates(_ query: RouteQuery) -> [RouteCandidate] {
        let chain = chain(query)
        let ranked = chain.map { ranked in
            candidate(
                ranked.target.id, score: query.hasKey && ranked.score.isFinite ? ranked.score : nil,
                exclusion: ranked.target.weight > 0 ? .unspecified : .noWeight)
        }
        let able = Set(chain.map(\.target.id))
        let others = configs.filter { !able.contains($0.provider) }.map { config in
            candidate(config.provider, score: nil, exclusion: config.exclusion)
        }
        return ranked + others
    }

    /// Why the provider that a query asks for does not serve it; unspecified where it does, or none is asked for.
    func exclusion(ofRequested query: RouteQuery) -> RouteExclusion {
        let provider = query.requestedProvider
        guard !provider.isEmpty, serving[provider] == nil || query.excludedProviders.contains(provider) else {
            return .unspecified
        }
        return configs.first { $0.provider == provider }?.exclusion ?? .unknown
    }

    private func candidate(_ provider: String, score: Double?, exclusion: RouteExclusion) -> RouteCandidate {
        let config = configs.first { $0.provider == provider } ?? ProviderConfig()
        return RouteCandidate(
            provider: provider, weight: config.weight, isDefault: config.isDefault, score: score,
            exclusion: exclusion)
    }
}

extension ProviderConfig {
    /// Why one that is not among those that may serve is not.
    fileprivate var exclusion: RouteExclusion {
        switch state {
        case .enabled: .tried
        case .disabled: .disabled
        case .archived: .archived
        }
    }
}
