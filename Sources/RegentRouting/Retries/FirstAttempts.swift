import Synchronization

/// Requests of an environment that try no provider again, counted: the retry budget is paid by them.
package final class FirstAttempts: Sendable {
    private let requests = Atomic<UInt64>(0)

    /// None yet.
    package init() {}

    /// How many there were.
    package var count: UInt64 { requests.load(ordering: .relaxed) }

    /// Counts some.
    package func add(_ count: Int = 1) {
        requests.wrappingAdd(UInt64(clamping: count), ordering: .relaxed)
    }
}
