package import RegentMessages

/// What the filters know of one provider for one query, and which of them leaves it out first.
///
/// This is the one order of the filters: governance, already tried, health, affinity, tier, weight. Every attempt of
/// every request goes through all of them; a fallback passes none of them by.
package struct RouteFilter: Sendable, Hashable {
    /// Governance: the state of its config; nil where the environment has none.
    package var state: ProviderConfigState?
    /// The caller has tried it.
    package var isTried: Bool
    /// It is neither ejected nor waiting for its probe.
    package var isHealthy: Bool
    /// The session of the request stays with another provider, which passes the filters above.
    package var isPinnedElsewhere: Bool
    /// A provider of an earlier tier serves.
    package var isLowerTier: Bool
    /// Some of its weight counts.
    package var hasWeight: Bool

    /// What is known, by its parts.
    package init(
        state: ProviderConfigState?, isTried: Bool, isHealthy: Bool, isPinnedElsewhere: Bool = false,
        isLowerTier: Bool = false, hasWeight: Bool = true
    ) {
        self.state = state
        self.isTried = isTried
        self.isHealthy = isHealthy
        self.isPinnedElsewhere = isPinnedElsewhere
        self.isLowerTier = isLowerTier
        self.hasWeight = hasWeight
    }

    /// The first filter that leaves it out; unspecified where none does.
    package var exclusion: RouteExclusion {
        switch state {
        case nil: return .unknown
        case .archived: return .archived
        case .disabled: return .disabled
        case .enabled: break
        }
        if isTried { return .tried }
        if !isHealthy { return .unhealthy }
        if isPinnedElsewhere { return .affinity }
        if isLowerTier { return .lowerTier }
        return hasWeight ? .unspecified : .noWeight
    }
}

extension RouteExclusion {
    /// Whether one that is left out for it may serve all the same, on request or as a fallback: it is only behind
    /// others.
    package var mayServe: Bool {
        switch self {
        case .unspecified, .affinity, .lowerTier, .noWeight: true
        default: false
        }
    }
}
