import Synchronization

/// Places for queries: so many work at a time, so that the memory of all is bounded, and callers share them fairly.
///
/// A caller has all places but one at most. One that becomes free goes to the caller who has the fewest, among equals
/// to whoever asked first, so that many queries of one caller hold up those of others by no more than those that work.
package final class QueryPlaces: Sendable {
    private struct Waiter {
        let ticket: UInt64
        let caller: String
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var held: [String: Int] = [:]
        var heldCount = 0
        /// In the order of asking.
        var waiters: [Waiter] = []
        var tickets: UInt64 = 0
        /// Tickets whose task was cancelled before it could wait.
        var cancelled: Set<UInt64> = []
    }

    private let count: Int
    private let shareMax: Int
    private let state = Mutex(State())

    /// Places that are all free.
    package init(_ count: Int) {
        self.count = max(1, count)
        shareMax = max(1, count - 1)
    }

    /// Callers' queries that wait.
    package var waitingCount: Int { state.withLock { $0.waiters.count } }

    /// A place for a query of a caller, once there is one.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func place(of caller: String) async throws -> QueryPlace {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        let isTaken = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(Waiter(ticket: ticket, caller: caller, continuation: $0)) }
        } onCancel: {
            cancel(ticket)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        guard isTaken else { throw CancellationError() }
        return QueryPlace(places: self, caller: caller)
    }

    private func wait(_ waiter: Waiter) {
        let served = state.withLock { state -> [Waiter]? in
            if state.cancelled.contains(waiter.ticket) { return nil }
            state.waiters.append(waiter)
            return serve(&state)
        }
        guard let served else { return waiter.continuation.resume(returning: false) }
        for waiter in served { waiter.continuation.resume(returning: true) }
    }

    /// The handler may come before the wait: then a mark is left for it.
    private func cancel(_ ticket: UInt64) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else {
                state.cancelled.insert(ticket)
                return nil
            }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: false)
    }

    fileprivate func giveBack(_ caller: String) {
        let served = state.withLock { state in
            let left = (state.held[caller] ?? 1) - 1
            state.held[caller] = left > 0 ? left : nil
            state.heldCount -= 1
            return serve(&state)
        }
        for waiter in served { waiter.continuation.resume(returning: true) }
    }

    /// Takes those out who get a place now.
    private func serve(_ state: inout State) -> [Waiter] {
        var served: [Waiter] = []
        while state.heldCount < count {
            var (next, least): (Int?, Int) = (nil, shareMax)
            for (index, waiter) in state.waiters.enumerated() {
                let held = state.held[waiter.caller] ?? 0
                if held < least { (next, least) = (index, held) }
            }
            guard let next else { break }
            let waiter = state.waiters.remove(at: next)
            state.held[waiter.caller, default: 0] += 1
            state.heldCount += 1
            served.append(waiter)
        }
        return served
    }
}

/// A place of a query; given back with its last reference.
package final class QueryPlace: Sendable {
    private let places: QueryPlaces
    private let caller: String

    fileprivate init(places: QueryPlaces, caller: String) {
        self.places = places
        self.caller = caller
    }

    deinit { places.giveBack(caller) }
}
