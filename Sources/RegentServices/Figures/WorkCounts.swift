import RegentBulk
package import RegentMessages
import RegentModel
import Synchronization

/// What was stored of samples and outcomes since the daemon began; no number ever falls.
package final class WorkCounts: Sendable {
    /// Outcomes that are counted together.
    package struct Outcomes: Sendable, Hashable {
        /// Id of the environment.
        package let environment: String
        /// Id of the provider whose answers were used; `otherProvider` where the environment has none of the name.
        package let provider: String
        /// How they ended.
        package let status: RouteOutcomeStatus
        /// Whether a fallback provider answered.
        package let isFallback: Bool
    }

    /// Providers that the environment does not have: what a reporter writes must not make a series each.
    package static let otherProvider = "_other"

    private let samples = Atomic<UInt64>(0)
    private let outcomes = Mutex<[Outcomes: UInt64]>([:])

    /// Nothing yet.
    package init() {}

    /// Eval samples that are durable.
    package var sampleCount: UInt64 { samples.load(ordering: .relaxed) }

    /// Outcomes that are durable.
    package var outcomeCounts: [(outcomes: Outcomes, count: UInt64)] {
        outcomes.withLock { $0 }.map { (outcomes: $0.key, count: $0.value) }.sorted { $0.outcomes < $1.outcomes }
    }

    /// Samples were stored.
    func note(samples count: Int) { samples.wrappingAdd(UInt64(clamping: count), ordering: .relaxed) }

    /// Outcomes were stored.
    func note(outcomes counts: [Outcomes: UInt64]) {
        outcomes.withLock { outcomes in
            for (key, count) in counts { outcomes[key, default: 0] += count }
        }
    }
}

extension WorkCounts.Outcomes: Comparable {
    /// By environment, provider, status, and whether a fallback answered.
    package static func < (one: Self, other: Self) -> Bool {
        if one.environment != other.environment {
            return one.environment.utf8.lexicographicallyPrecedes(other.environment.utf8)
        }
        if one.provider != other.provider { return one.provider.utf8.lexicographicallyPrecedes(other.provider.utf8) }
        if one.status != other.status { return one.status.rawValue < other.status.rawValue }
        return !one.isFallback && other.isFallback
    }
}

extension CheckedOutcomes {
    /// How many outcomes there are of each sort.
    ///
    /// - Parameter isKnown: whether the environment has a provider of an id.
    func counts(where isKnown: (String) -> Bool) -> [WorkCounts.Outcomes: UInt64] {
        let names = [""] + selectedProviders
        let providers = names.map { isKnown($0) ? $0 : WorkCounts.otherProvider }
        let codes = columns.selectedProvider?.codes ?? []
        // All of one provider have no code each.
        let single = columns.selectedProvider != nil ? 1 : 0
        var counts: [WorkCounts.Outcomes: UInt64] = [:]
        for row in columns.outcomeCodes.indices {
            let place = codes.isEmpty ? single : Int(clamping: codes[row])
            let code = RouteOutcomeCode(rawValue: columns.outcomeCodes[row])
            let key = WorkCounts.Outcomes(
                environment: environment,
                provider: providers.indices.contains(place) ? providers[place] : WorkCounts.otherProvider,
                status: RouteOutcomeStatus(rawValue: Int32(code.status)), isFallback: code.fallbackUsed)
            counts[key, default: 0] += 1
        }
        return counts
    }
}
