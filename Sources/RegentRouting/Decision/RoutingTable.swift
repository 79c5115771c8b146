package import RegentMessages
import RegentModel

/// The provider configs of one environment, compiled for decisions.
package struct RoutingTable: Sendable {
    /// Id of the environment.
    package let environment: String
    /// Ledger revision of the last change that could alter a decision.
    package let revision: UInt64
    /// The health that it was compiled for.
    package let standings: EnvironmentStandings
    /// What is counted of the environment; every table of it has the same one.
    package let counts: EnvironmentCounts

    /// Revision of the environment itself.
    let environmentRevision: UInt64
    /// Every config by the bytes of its id, disabled ones too.
    let configs: [ProviderConfig]
    /// The enabled ones, by id.
    let serving: [String: ProviderConfig]
    /// Those that governance and health let serve, the first tier first.
    let tiers: [Tier]
    /// Id of the enabled default.
    let standard: String?
    /// Id of the provider that is let in to be probed; nil for none.
    let admitted: String?
    /// Of keys for which no model is named.
    private let unnamedModel: AssignmentHasher
    private let lazyDecisions = LazyDecisions()
    private let derived = DerivedTables()

    /// The providers of one priority that may serve.
    struct Tier: Sendable {
        let assignment: AssignmentTable
        /// Whether health keeps out one of this tier, or of an earlier one, that would serve first: then those without
        /// weight may stand in.
        let isDisplaced: Bool
    }

    /// Whether a provider has a config here, serving or not.
    package func knows(_ provider: String) -> Bool {
        configs.contains { ExactText($0.provider) == ExactText(provider) }
    }

    /// Compiles the configs of an environment, given in any order.
    ///
    /// - Parameters:
    ///   - revision: revision of the environment itself.
    ///   - standings: the health of its providers.
    /// - Precondition: no provider stands twice, as `RoutingSnapshot` has checked.
    package init(
        environment: String, revision: UInt64, configs: [ProviderConfig], standings: EnvironmentStandings = .healthy,
        counts: EnvironmentCounts = EnvironmentCounts()
    ) {
        self.init(
            environment, revision,
            configs.sorted { $0.provider.utf8.lexicographicallyPrecedes($1.provider.utf8) }, standings, counts,
            admitted: nil)
    }

    private init(
        _ environment: String, _ revision: UInt64, _ sorted: [ProviderConfig], _ standings: EnvironmentStandings,
        _ counts: EnvironmentCounts, admitted: String?
    ) {
        let enabled = sorted.filter(\.isEnabled)
        self.environment = environment
        environmentRevision = revision
        self.revision = sorted.map(\.revision).reduce(revision, max)
        self.standings = standings
        self.counts = counts
        self.admitted = admitted
        configs = sorted
        serving = Dictionary(uniqueKeysWithValues: enabled.map { ($0.provider, $0) })
        unnamedModel = AssignmentHasher(environment: environment)
        standard = enabled.first { $0.isDefault }?.provider
        tiers = Self.tiers(of: enabled, standings)
    }

    private static func tiers(of enabled: [ProviderConfig], _ standings: EnvironmentStandings) -> [Tier] {
        var isDisplaced = false
        return Set(enabled.map(\.priority)).sorted().map { priority in
            let members = enabled.filter { $0.priority == priority }
            if members.contains(where: { ($0.weight > 0 || $0.isDefault) && !standings.serves($0.provider) }) {
                isDisplaced = true
            }
            let targets = members.filter { standings.serves($0.provider) }.map { config in
                AssignmentTable.Target(
                    id: config.provider, weight: config.weight,
                    permille: standings.standing(of: config.provider).weightPermille)
            }
            return Tier(assignment: AssignmentTable(targets), isDisplaced: isDisplaced)
        }
    }

    /// Counts requests of the environment that try no provider again.
    package var firstAttempts: FirstAttempts { counts.firstAttempts }

    /// Whether the environment has a provider config of an id, a disabled one too.
    package func hasProvider(_ id: String) -> Bool { configs.contains { $0.provider == id } }

    /// Whether something serves where nothing in particular is asked for, all being healthy.
    package var hasCandidate: Bool { standard != nil || serving.values.contains { $0.weight > 0 } }

    /// What decisions for requests that name and exclude no provider are made of; nil where nothing may serve them, one
    /// of them may be a probe, or there are too many providers.
    package var encodedDecisions: EncodedDecisions? { lazyDecisions.decisions(of: self) }

    /// Computes the hashes of this environment's keys; `model` is empty if none is named.
    package func hasher(model: String) -> AssignmentHasher {
        model.isEmpty ? unnamedModel : AssignmentHasher(environment: environment, model: model)
    }
}

// MARK: Health

extension RoutingTable {
    /// The same configs under other standings. The last one is kept: who asks again with the same standings gets the
    /// same table.
    package func under(_ standings: EnvironmentStandings) -> RoutingTable {
        if standings.version == self.standings.version || (standings.impaired.isEmpty && isUnimpaired) { return self }
        return derived.table(under: standings) { compiled($0, admitted: nil) }
    }

    /// Whether every provider serves by all of its weight.
    private var isUnimpaired: Bool { standings.impaired.isEmpty }

    /// Whether a provider waits for its probe: then a request may be it.
    package var mayProbe: Bool { standings.impaired.contains { isHalfOpen($0.key) } }

    private func isHalfOpen(_ provider: String) -> Bool {
        standings.standing(of: provider).state == .halfOpen && serving[provider] != nil
    }

    /// The provider that a query would get if those that wait for their probes served by all of their weight, and that
    /// is such a one; nil for any other query. Whoever gets the lease of its probe decides by `admitting` it.
    package func probe(_ query: RouteQuery) -> String? {
        guard mayProbe else { return nil }
        let opened = derived.opened {
            compiled(without(standings.impaired.keys.filter { isHalfOpen($0) }), admitted: nil)
        }
        guard let provider = opened.choice(from: opened.chain(query), query)?.provider, isHalfOpen(provider) else {
            return nil
        }
        return provider
    }

    /// The table for the one request that is the probe of a provider.
    package func admitting(_ provider: String) -> RoutingTable { compiled(without([provider]), admitted: provider) }

    private func without(_ providers: [String]) -> EnvironmentStandings {
        EnvironmentStandings(version: standings.version, standings.impaired.filter { !providers.contains($0.key) })
    }

    private func compiled(_ standings: EnvironmentStandings, admitted: String?) -> RoutingTable {
        RoutingTable(environment, environmentRevision, configs, standings, counts, admitted: admitted)
    }
}

extension RoutingTable: Equatable {
    /// Whether they were compiled of the same; everything else follows from that.
    package static func == (one: RoutingTable, other: RoutingTable) -> Bool {
        one.environment == other.environment && one.environmentRevision == other.environmentRevision
            && one.configs == other.configs && one.standings == other.standings && one.admitted == other.admitted
    }
}
