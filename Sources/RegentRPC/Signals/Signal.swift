import Synchronization

/// Wakes who waits for something to have changed.
///
/// A raise without a waiting task is kept for the next one, so that looking, finding
/// nothing and then waiting cannot miss it. Waking says nothing about what has changed: look again.
package final class Signal: Sendable {
    private struct State {
        var isRaised = false
        /// Nearly always the only one who waits.
        var first: (waiter: UInt64, continuation: CheckedContinuation<Void, Never>)?
        var others: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter: UInt64 = 0

        mutating func remove(_ waiter: UInt64) -> CheckedContinuation<Void, Never>? {
            guard let first, first.waiter == waiter else { return others.removeValue(forKey: waiter) }
            self.first = nil
            return first.continuation
        }
    }

    private let state = Mutex(State())
    private let staysRaised: Bool

    /// Makes a signal that is not raised.
    ///
    /// - Parameter staysRaised: whether the first raise is for ever, as of "the server drains".
    package init(staysRaised: Bool = false) {
        self.staysRaised = staysRaised
    }

    /// Whether a raise is kept.
    package var isRaised: Bool {
        state.withLock { $0.isRaised }
    }

    /// Wakes all who wait, or the next who comes.
    package func raise() {
        let (first, others) = state.withLock { state in
            let (first, others) = (state.first?.continuation, state.others)
            if staysRaised || (first == nil && others.isEmpty) { state.isRaised = true }
            state.first = nil
            if !others.isEmpty { state.others = [:] }
            return (first, others)
        }
        first?.resume()
        for waiter in others.values { waiter.resume() }
    }

    /// Returns at the next raise, or when the task is cancelled.
    package func wait() async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if !join(waiter, continuation) { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.remove(waiter) }?.resume()
        }
    }

    /// Returns at the next raise, at a moment if there is one, or when the task is cancelled.
    package func wait(until moment: ContinuousClock.Instant?) async {
        guard let moment else { return await wait() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            // Ends early when the group is cancelled, which is what its failure would say.
            group.addTask { try? await Task.sleep(until: moment) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Lets a waiter wait; false when there is nothing to wait for.
    private func join(_ waiter: UInt64, _ continuation: CheckedContinuation<Void, Never>) -> Bool {
        state.withLock { state in
            if state.isRaised {
                state.isRaised = staysRaised
                return false
            }
            if Task.isCancelled { return false }
            if state.first == nil {
                state.first = (waiter, continuation)
            } else {
                state.others[waiter] = continuation
            }
            return true
        }
    }
}
