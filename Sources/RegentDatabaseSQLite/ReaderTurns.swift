import Synchronization

/// Gives the readers of a database to those who want to read: where they are taken, whoever has used them least is
/// next.
///
/// The engine's own queue is first come, first served: a connection that has a hundred reads waiting there would have
/// every other wait for all of them. The last reader is kept for owners whose reads are short: a read is not
/// interrupted, so those would wait for the end of a long one.
package final class ReaderTurns: Sendable {
    /// A reader that is taken, until `giveBack`.
    package final class Turn: Sendable {
        fileprivate let owner: UInt64
        /// Charged in advance, by what the owner's reads have cost before.
        fileprivate let charged: Int
        fileprivate let cost = Atomic(0)

        fileprivate init(owner: UInt64, charged: Int) {
            self.owner = owner
            self.charged = charged
        }

        /// It has taken so many nanoseconds of a processor.
        package func note(nanoseconds: Int) { cost.add(nanoseconds, ordering: .relaxed) }
    }

    private struct Waiter {
        let ticket: UInt64
        let continuation: CheckedContinuation<Turn?, Never>
    }

    private struct Owner {
        /// In order.
        var waiters: [Waiter] = []
        /// Readers that it has.
        var runningCount = 0
        /// Nanoseconds of readers it has used. One that used none for a while begins where the others are.
        var used: Int
        /// What its reads have cost lately, each.
        var estimate = 0

        var isIdle: Bool { waiters.isEmpty && runningCount == 0 }
    }

    private struct State {
        var freeCount: Int
        var owners: [UInt64: Owner] = [:]
        /// What the owner that was served last had used.
        var reached = 0
        var tickets: UInt64 = 0
        var cancelled: Set<UInt64> = []
    }

    /// Reads that cost less than this, nanoseconds, may have the last reader.
    private static let shortMax = 2_000_000
    /// Nanoseconds that others read before an owner at most, whatever it has used.
    private static let debtMax = 500_000_000
    /// Owners that are kept, idle ones included.
    private static let ownersMax = 4_096

    private let count: Int
    private let state: Mutex<State>

    /// - Parameter count: readers there are.
    package init(count: Int) {
        self.count = count
        state = Mutex(State(freeCount: count))
    }

    /// Reads that wait for a reader.
    package var waitingCount: Int { state.withLock { $0.owners.values.reduce(0) { $0 + $1.waiters.count } } }

    /// Returns when it is an owner's turn.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func take(for owner: UInt64) async throws(CancellationError) -> Turn {
        let (turn, ticket) = state.withLock { state -> (Turn?, UInt64) in
            state.tickets += 1
            return (begun(owner, &state), state.tickets)
        }
        if let turn { return turn }
        let given = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(Waiter(ticket: ticket, continuation: $0), of: owner) }
        } onCancel: {
            cancel(ticket, of: owner)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        guard let given else { throw CancellationError() }
        return given
    }

    /// Ends a turn.
    package func giveBack(_ turn: Turn) {
        let cost = turn.cost.load(ordering: .relaxed)
        let next = state.withLock { state -> [(Waiter, Turn)] in
            state.freeCount += 1
            if var owner = state.owners[turn.owner] {
                owner.runningCount -= 1
                owner.used = min(owner.used + cost - turn.charged, state.reached + Self.debtMax)
                owner.estimate += (cost - owner.estimate) / 4
                state.owners[turn.owner] = owner
            }
            var next: [(Waiter, Turn)] = []
            while let waiter = popFirst(&state) { next.append(waiter) }
            forgetIdle(&state)
            return next
        }
        for (waiter, turn) in next { waiter.continuation.resume(returning: turn) }
    }

    // MARK: Within the lock

    /// A turn for an owner, if there is a reader for it now.
    private func begun(_ id: UInt64, _ state: inout State) -> Turn? {
        var owner = state.owners[id] ?? Owner(used: state.reached)
        if owner.isIdle { owner.used = max(owner.used, state.reached) }
        state.owners[id] = owner
        guard owner.waiters.isEmpty, hasReader(for: owner, state) else { return nil }
        return begin(id, owner, &state)
    }

    private func begin(_ id: UInt64, _ owner: Owner, _ state: inout State) -> Turn {
        var owner = owner
        let turn = Turn(owner: id, charged: owner.estimate)
        state.freeCount -= 1
        state.reached = max(state.reached, owner.used)
        owner.runningCount += 1
        owner.used += owner.estimate
        state.owners[id] = owner
        return turn
    }

    private func hasReader(for owner: Owner, _ state: State) -> Bool {
        state.freeCount > (count == 1 || owner.estimate < Self.shortMax ? 0 : 1)
    }

    /// The next who waits, of the owner that has used least; nil where there is no reader for anybody.
    private func popFirst(_ state: inout State) -> (Waiter, Turn)? {
        var next: (id: UInt64, owner: Owner, first: Waiter)?
        for (id, owner) in state.owners {
            guard let first = owner.waiters.first, hasReader(for: owner, state) else { continue }
            let isSooner = next.map { (owner.used, first.ticket) < ($0.owner.used, $0.first.ticket) } ?? true
            if isSooner { next = (id, owner, first) }
        }
        guard let next else { return nil }
        var owner = next.owner
        owner.waiters.removeFirst()
        return (next.first, begin(next.id, owner, &state))
    }

    /// Where nobody reads, what was used is forgotten.
    private func forgetIdle(_ state: inout State) {
        if state.freeCount == count, state.owners.values.allSatisfy(\.isIdle) {
            (state.owners, state.reached) = ([:], 0)
        } else if state.owners.count > Self.ownersMax {
            state.owners = state.owners.filter { !$0.value.isIdle }
        }
    }

    // MARK: Waiting

    private func wait(_ waiter: Waiter, of owner: UInt64) {
        let result: Turn?? = state.withLock { state in
            if state.cancelled.contains(waiter.ticket) { return .some(nil) }
            if let turn = begun(owner, &state) { return .some(turn) }
            state.owners[owner]?.waiters.append(waiter)
            return nil
        }
        if let result { waiter.continuation.resume(returning: result) }
    }

    /// The handler may come before the wait: then a mark is left for it.
    private func cancel(_ ticket: UInt64, of owner: UInt64) {
        let waiter = state.withLock { state -> Waiter? in
            guard let place = state.owners[owner]?.waiters.firstIndex(where: { $0.ticket == ticket }) else {
                state.cancelled.insert(ticket)
                return nil
            }
            return state.owners[owner]?.waiters.remove(at: place)
        }
        waiter?.continuation.resume(returning: nil)
    }
}
