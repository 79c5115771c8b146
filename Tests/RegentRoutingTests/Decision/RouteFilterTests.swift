import RegentMessages
import RegentRouting
import Testing

/// The one order of the filters, over everything they can know.
@Suite("Route filter")
struct RouteFilterTests {
    static let states: [ProviderConfigState?] = [nil, .archived, .disabled, .enabled]
    static let flags = [false, true]

    /// What the filters know, in every combination.
    static let all: [RouteFilter] = states.flatMap { state in
        (0..<32).map { bits in
            RouteFilter(
                state: state, isTried: bits & 1 != 0, isHealthy: bits & 2 != 0, isPinnedElsewhere: bits & 4 != 0,
                isLowerTier: bits & 8 != 0, hasWeight: bits & 16 != 0)
        }
    }

    /// Every filter that would leave the provider out, in their order.
    static func reasons(_ filter: RouteFilter) -> [RouteExclusion] {
        var reasons: [RouteExclusion] = []
        if filter.state == nil { reasons.append(.unknown) }
        if filter.state == .archived { reasons.append(.archived) }
        if filter.state == .disabled { reasons.append(.disabled) }
        if filter.isTried { reasons.append(.tried) }
        if !filter.isHealthy { reasons.append(.unhealthy) }
        if filter.isPinnedElsewhere { reasons.append(.affinity) }
        if filter.isLowerTier { reasons.append(.lowerTier) }
        if !filter.hasWeight { reasons.append(.noWeight) }
        return reasons
    }

    @Test("governance, tried, health, affinity, tier, weight: the first that leaves a provider out is the reason")
    func order() {
        #expect(Self.all.count == 128 && Set(Self.all).count == 128)
        for filter in Self.all {
            #expect(filter.exclusion == Self.reasons(filter).first ?? .unspecified, "\(filter)")
        }
    }

    @Test("governance, tried and health leave out for good; the others only put behind")
    func mayServe() {
        for filter in Self.all {
            let isAble = filter.state == .enabled && !filter.isTried && filter.isHealthy
            #expect(filter.exclusion.mayServe == isAble, "\(filter)")
        }
    }
}
