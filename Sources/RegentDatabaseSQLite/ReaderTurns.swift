import Synchronization

/// Gives the readers of a database to those who want to read: where all are taken, each owner of work has its turn.
///
/// The engine's own queue is first come, first served: a connection that has a hundred reads waiting there would have
/// every other wait for all of them.
package final class ReaderTurns: Sendable {
    private struct Waiter {
        let ticket: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var freeCount: Int
        /// Those who wait, by their owner, in order; nobody has an empty list.
        var waiting: [UInt64: [Waiter]] = [:]
        /// Owners of those who wait, the next one first.
        var owners: [UInt64] = []
        var tickets: UInt64 = 0
        var cancelled: Set<UInt64> = []

        /// Takes a reader that nobody has; nobody waits then.
        mutating func takeFree() -> Bool {
            guard freeCount > 0 else { return false }
            freeCount -= 1
            return true
        }

        mutating func append(_ waiter: Waiter, of owner: UInt64) {
            if waiting[owner] == nil { owners.append(owner) }
            waiting[owner, default: []].append(waiter)
        }

        /// The first who waits of the next owner, which then goes behind the others.
        mutating func popFirst() -> Waiter? {
            guard let owner = owners.first, var waiters = waiting[owner] else { return nil }
            owners.removeFirst()
            let first = waiters.removeFirst()
            waiting[owner] = waiters.isEmpty ? nil : waiters
            if !waiters.isEmpty { owners.append(owner) }
            return first
        }

        mutating func remove(_ ticket: UInt64, of owner: UInt64) -> Waiter? {
            guard var waiters = waiting[owner], let place = waiters.firstIndex(where: { $0.ticket == ticket }) else {
                return nil
            }
            let removed = waiters.remove(at: place)
            waiting[owner] = waiters.isEmpty ? nil : waiters
            if waiters.isEmpty { owners.removeAll { $0 == owner } }
            return removed
        }
    }

    private let state: Mutex<State>

    /// - Parameter count: readers there are.
    package init(count: Int) { state = Mutex(State(freeCount: count)) }

    /// Reads that wait for a reader.
    package var waitingCount: Int { state.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

    /// Returns when it is an owner's turn; `giveBack` ends it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func take(for owner: UInt64) async throws(CancellationError) {
        let ticket = state.withLock { state -> UInt64? in
            guard !state.takeFree() else { return nil }
            state.tickets += 1
            return state.tickets
        }
        guard let ticket else { return }
        let isTaken = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(Waiter(ticket: ticket, continuation: $0), of: owner) }
        } onCancel: {
            cancel(ticket, of: owner)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        guard isTaken else { throw CancellationError() }
    }

    /// Ends a turn.
    package func giveBack() {
        let next = state.withLock { state in
            let next = state.popFirst()
            if next == nil { state.freeCount += 1 }
            return next
        }
        next?.continuation.resume(returning: true)
    }

    private func wait(_ waiter: Waiter, of owner: UInt64) {
        let isTaken: Bool? = state.withLock { state in
            if state.cancelled.contains(waiter.ticket) { return false }
            if state.takeFree() { return true }
            state.append(waiter, of: owner)
            return nil
        }
        if let isTaken { waiter.continuation.resume(returning: isTaken) }
    }

    /// The handler may come before the wait: then a mark is left for it.
    private func cancel(_ ticket: UInt64, of owner: UInt64) {
        let waiter = state.withLock { state in
            let waiter = state.remove(ticket, of: owner)
            if waiter == nil { state.cancelled.insert(ticket) }
            return waiter
        }
        waiter?.continuation.resume(returning: false)
    }
}
