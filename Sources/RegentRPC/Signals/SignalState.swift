import RegentSystem
import Synchronization

/// A signal as a part of something else, which saves it a block of memory of its own; see `Signal`.
struct SignalState: ~Copyable, Sendable {
    private struct Waiters {
        var isRaised = false
        /// Nearly always the only one who waits.
        var first: (waiter: UInt64, task: WaitingTask)?
        var others: [UInt64: WaitingTask] = [:]
        var nextWaiter: UInt64 = 0

        mutating func remove(_ waiter: UInt64) -> WaitingTask? {
            guard let first, first.waiter == waiter else { return others.removeValue(forKey: waiter) }
            self.first = nil
            return first.task
        }
    }

    private let waiters = Mutex(Waiters())
    private let staysRaised: Bool

    /// Makes a signal that is not raised.
    ///
    /// - Parameter staysRaised: whether the first raise is for ever, as of "the server drains".
    init(staysRaised: Bool = false) {
        self.staysRaised = staysRaised
    }

    /// Whether a raise is kept.
    var isRaised: Bool {
        waiters.withLock { $0.isRaised }
    }

    /// Wakes all who wait, or the next who comes.
    func raise() {
        let (first, others) = waiters.withLock { waiters in
            let (first, others) = (waiters.first?.task, waiters.others)
            if staysRaised || (first == nil && others.isEmpty) { waiters.isRaised = true }
            waiters.first = nil
            if !others.isEmpty { waiters.others = [:] }
            return (first, others)
        }
        first?.resume()
        for waiter in others.values { waiter.resume() }
    }

    /// Returns at the next raise, or when the task is cancelled.
    func wait() async {
        let waiter = waiters.withLock { waiters in
            waiters.nextWaiter += 1
            return waiters.nextWaiter
        }
        await withTaskCancellationHandler {
            await WaitingTask.wait { task in
                if !join(waiter, task) { task.resume() }
            }
        } onCancel: {
            waiters.withLock { $0.remove(waiter) }?.resume()
        }
    }

    /// Lets a waiter wait; false when there is nothing to wait for.
    private func join(_ waiter: UInt64, _ task: WaitingTask) -> Bool {
        waiters.withLock { waiters in
            if waiters.isRaised {
                waiters.isRaised = staysRaised
                return false
            }
            if Task.isCancelled { return false }
            if waiters.first == nil {
                waiters.first = (waiter, task)
            } else {
                waiters.others[waiter] = task
            }
            return true
        }
    }
}
