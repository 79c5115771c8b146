package import RegentMessages
import Synchronization

/// Decisions of an environment, counted by provider and reason; no number ever falls.
package final class DecisionCounts: Sendable {
    /// The decisions for one provider by one reason.
    package struct Entry: Sendable, Hashable {
        /// Id of the provider.
        package let provider: String
        /// Why it was chosen.
        package let reason: RouteReason
        /// How many.
        package let count: UInt64
    }

    /// One of the numbers, for whoever adds to it often.
    final class Counter: Sendable {
        fileprivate let count = Atomic<UInt64>(0)

        /// Adds some; nothing is allocated.
        func add(_ decisions: Int = 1) { count.wrappingAdd(UInt64(clamping: decisions), ordering: .relaxed) }
    }

    private struct Key: Hashable {
        let provider: String
        let reason: Int32
    }

    private let counters = Mutex<[Key: Counter]>([:])

    /// None yet.
    package init() {}

    /// The number of a provider and a reason, which is always the same one.
    func counter(_ provider: String, _ reason: RouteReason) -> Counter {
        counters.withLock { counters in
            let key = Key(provider: provider, reason: reason.rawValue)
            if let known = counters[key] { return known }
            let new = Counter()
            counters[key] = new
            return new
        }
    }

    /// Counts decisions.
    package func add(_ decision: RouteDecision, _ count: Int = 1) {
        counter(decision.selectedProvider, decision.reason).add(count)
    }

    /// Counts the decisions of a batch, each as often as it was chosen.
    package func add(_ decisions: [RouteDecision], choices: [UInt32]) {
        var counts = Array(repeating: 0, count: decisions.count)
        for choice in choices where counts.indices.contains(Int(choice)) { counts[Int(choice)] += 1 }
        for (decision, count) in zip(decisions, counts) where count > 0 { add(decision, count) }
    }

    /// The numbers, by the bytes of the providers' ids.
    package var entries: [Entry] {
        counters.withLock { $0 }.map { key, counter in
            Entry(
                provider: key.provider, reason: RouteReason(rawValue: key.reason),
                count: counter.count.load(ordering: .relaxed))
        }.sorted {
            $0.provider == $1.provider
                ? $0.reason.rawValue < $1.reason.rawValue
                : $0.provider.utf8.lexicographicallyPrecedes($1.provider.utf8)
        }
    }
}

/// What is counted of an environment, whatever becomes of its tables.
package final class EnvironmentCounts: Sendable {
    /// Requests that try no provider again.
    package let firstAttempts = FirstAttempts()
    /// Decisions.
    package let decisions = DecisionCounts()

    /// Nothing yet.
    package init() {}
}
