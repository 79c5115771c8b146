package import RegentMessages
package import RegentModel

/// The provider configs of one environment, compiled for decisions.
package struct RoutingTable: Sendable {
    /// Id of the environment.
    package let environment: String
    /// Ledger revision of the last change that could alter a decision.
    package let revision: UInt64

    /// Revision of the environment itself.
    let environmentRevision: UInt64
    /// Every config by the bytes of its id, disabled ones too.
    let configs: [ProviderConfig]
    /// The enabled ones, by id.
    let serving: [String: ProviderConfig]
    let assignment: AssignmentTable
    /// Of keys for which no model is named.
    private let unnamedModel: AssignmentHasher
    /// Id of the enabled default.
    private let standard: String?
    private let lazyDecisions = LazyDecisions()

    /// Compiles the configs of an environment, given in any order.
    ///
    /// - Parameter revision: revision of the environment itself.
    /// - Precondition: no provider stands twice, as `RoutingSnapshot` has checked.
    package init(environment: String, revision: UInt64, configs: [ProviderConfig]) {
        let enabled = configs.filter(\.isEnabled)
        self.environment = environment
        environmentRevision = revision
        self.revision = configs.map(\.revision).reduce(revision, max)
        self.configs = configs.sorted { $0.provider.utf8.lexicographicallyPrecedes($1.provider.utf8) }
        serving = Dictionary(uniqueKeysWithValues: enabled.map { ($0.provider, $0) })
        unnamedModel = AssignmentHasher(environment: environment)
        assignment = AssignmentTable(enabled.map { .init(id: $0.provider, weight: $0.weight) })
        standard = enabled.first { $0.isDefault }?.provider
    }

    /// Whether something serves where nothing in particular is asked for.
    package var hasCandidate: Bool { standard != nil || serving.values.contains { $0.weight > 0 } }

    /// What decisions for requests that name and exclude no provider are made of; nil where nothing may serve them, or
    /// there are too many providers.
    package var encodedDecisions: EncodedDecisions? { lazyDecisions.decisions(of: self) }

    /// Computes the hashes of this environment's keys; `model` is empty if none is named.
    package func hasher(model: String) -> AssignmentHasher {
        model.isEmpty ? unnamedModel : AssignmentHasher(environment: environment, model: model)
    }

    /// The decision for a query. The filters run in one order, at every attempt: governance (enabled), already tried,
    /// ranking.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`.
    package func decide(_ query: RouteQuery) throws(Refusal) -> RouteDecision {
        let chain = chain(query)
        guard let choice = choice(from: chain, query) else {
            throw Refusal(
                .noCandidate, "no provider of \(environment) may serve: enable one, or exclude fewer providers",
                ["environment": environment])
        }
        var decision = decision(choice)
        decision.requestedExclusion = exclusion(ofRequested: query)
        decision.fallbacks = chain.map(\.target.id).filter { $0 != choice.provider }
        decision.keyDigest = query.hash.value
        return decision
    }

    /// The place of each hash's decision among the distinct ones, which have no fallbacks and no key digest.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`.
    package func decide(
        _ hashes: [AssignmentHash], requestedProvider: String, excludedProviders: [String]
    ) throws(Refusal) -> (decisions: [RouteDecision], choices: [UInt32]) {
        let single = RouteQuery(
            hash: AssignmentHash(value: 0), requestedProvider: requestedProvider,
            excludedProviders: excludedProviders)
        var first = try decide(single)
        // Only where weights decide do the keys matter.
        guard first.reason == .split else {
            (first.fallbacks, first.keyDigest) = ([], 0)
            return ([first], [UInt32](repeating: 0, count: hashes.count))
        }
        let eligible =
            excludedProviders.isEmpty
            ? assignment
            : AssignmentTable(
                serving.values.filter { !excludedProviders.contains($0.provider) }
                    .map { .init(id: $0.provider, weight: $0.weight) })
        let choices = eligible.places(hashes)
        let decisions = eligible.weightedIDs.map { id in
            var decision = decision(Choice(provider: id, strategy: first.routeStrategy, reason: .split))
            decision.requestedExclusion = first.requestedExclusion
            return decision
        }
        return (decisions, choices)
    }

    /// The providers that may serve a query, in the order it falls back to them: by score; then, of those without
    /// weight, the default, then by the bytes of their ids. Without a key the first is the one whose turn it is.
    func chain(_ query: RouteQuery) -> [AssignmentTable.Ranked] {
        let ranking = assignment.ranking(query.hash).filter { !query.excludedProviders.contains($0.target.id) }
        var weighted = ranking.filter { $0.target.weight > 0 }
        if !query.hasKey, let turn = assignment.choice(turn: query.hash, excluding: query.excludedProviders),
            let place = weighted.firstIndex(where: { $0.target == turn })
        {
            weighted.insert(weighted.remove(at: place), at: 0)
        }
        let weightless = ranking.dropFirst(weighted.count)
        return weighted + weightless.filter { $0.target.id == standard }
            + weightless.filter { $0.target.id != standard }
    }

    /// Ids of those that may serve: those with a weight by the bytes of their ids, then the default, then the others.
    var chainOfWeights: [String] {
        let weighted = assignment.weightedIDs
        let weightless = chain(RouteQuery(hash: AssignmentHash(value: 0))).dropFirst(weighted.count)
        return weighted + weightless.map(\.target.id)
    }

    /// The decision for a provider that may serve.
    func decision(of provider: String, strategy: RouteStrategy, reason: RouteReason) -> RouteDecision {
        decision(Choice(provider: provider, strategy: strategy, reason: reason))
    }

    private struct Choice {
        let provider: String
        let strategy: RouteStrategy
        let reason: RouteReason
    }

    private func choice(from chain: [AssignmentTable.Ranked], _ query: RouteQuery) -> Choice? {
        if chain.contains(where: { $0.target.id == query.requestedProvider }) {
            return Choice(
                provider: query.requestedProvider, strategy: .requested, reason: .targetingMatch)
        }
        guard let first = chain.first?.target else { return nil }
        let isFallback = !query.excludedProviders.isEmpty
        guard first.weight > 0 else {
            guard isFallback || first.id == standard else { return nil }
            return Choice(provider: first.id, strategy: isFallback ? .fallback : .default, reason: .default)
        }
        let isOnly = chain.count { $0.target.weight > 0 } == 1
        return Choice(
            provider: first.id, strategy: isFallback ? .fallback : .weighted, reason: isOnly ? .static : .split)
    }

    private func decision(_ choice: Choice) -> RouteDecision {
        let config = serving[choice.provider] ?? ProviderConfig()
        return RouteDecision(
            selectedProvider: choice.provider, providerModel: config.model,
            promptTemplateVersion: config.promptTemplateVersion, timeoutMs: config.timeoutMs,
            maxRetries: config.maxRetries ?? ProviderConfig.maxRetriesStandard,
            routeStrategy: choice.strategy, reason: choice.reason, policyRevision: revision)
    }
}

extension RoutingTable: Equatable {
    /// Whether they were compiled of the same; everything else follows from that.
    package static func == (one: RoutingTable, other: RoutingTable) -> Bool {
        one.environment == other.environment && one.environmentRevision == other.environmentRevision
            && one.configs == other.configs
    }
}
