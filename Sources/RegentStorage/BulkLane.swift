import Synchronization

/// Room for the batches that wait for the writer: so many bytes for all uploads and reports together.
///
/// A batch takes its place before it is decoded, so that waiting batches are small; first come, first served.
package final class BulkLane: Sendable {
    /// Bytes of all batches that wait, by default.
    package static let bytesMax = 64 * 1024 * 1024
    /// Bytes of one batch at most, as its encoding is limited.
    package static let batchBytesMax = 1024 * 1024

    private struct Waiter {
        let ticket: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var freeBytes: Int
        var waiters: [Waiter] = []
        var tickets: UInt64 = 0
        /// Tickets whose task was cancelled before it could wait.
        var cancelled: Set<UInt64> = []

        /// Reserves memory for one batch.
        mutating func take() -> Bool {
            guard freeBytes >= BulkLane.batchBytesMax else { return false }
            freeBytes -= BulkLane.batchBytesMax
            return true
        }
    }

    private let state: Mutex<State>

    /// An empty lane.
    package init(bytesMax: Int = BulkLane.bytesMax) {
        state = Mutex(State(freeBytes: max(bytesMax, Self.batchBytesMax)))
    }

    /// Bytes that are not taken.
    package var freeBytes: Int { state.withLock { $0.freeBytes } }

    /// Uploads that wait for memory.
    package var waitingCount: Int { state.withLock { $0.waiters.count } }

    /// A place for one batch, when there is memory for it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func place() async throws -> BulkPlace {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        let isTaken = await withTaskCancellationHandler {
            await withCheckedContinuation { wait(Waiter(ticket: ticket, continuation: $0)) }
        } onCancel: {
            cancel(ticket)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        guard isTaken else { throw CancellationError() }
        return BulkPlace(lane: self, bytes: Self.batchBytesMax)
    }

    private func wait(_ waiter: Waiter) {
        let isTaken: Bool? = state.withLock { state in
            if state.cancelled.contains(waiter.ticket) { return false }
            // No upload passes those that wait.
            if state.waiters.isEmpty, state.take() { return true }
            state.waiters.append(waiter)
            return nil
        }
        if let isTaken { waiter.continuation.resume(returning: isTaken) }
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

    fileprivate func giveBack(_ bytes: Int) {
        let served = state.withLock { state in
            state.freeBytes += bytes
            var served: [Waiter] = []
            while served.count < state.waiters.count, state.take() { served.append(state.waiters[served.count]) }
            state.waiters.removeFirst(served.count)
            return served
        }
        for waiter in served { waiter.continuation.resume(returning: true) }
    }
}

/// Memory reserved for one batch on its way to the writer; released with its last reference.
package final class BulkPlace: Sendable {
    private let lane: BulkLane
    private let bytes: Mutex<Int>

    fileprivate init(lane: BulkLane, bytes: Int) {
        self.lane = lane
        self.bytes = Mutex(bytes)
    }

    deinit { lane.giveBack(bytes.withLock { $0 }) }

    /// Keeps the memory that the batch really needs, and releases the rest.
    func keep(_ needed: Int) {
        let spare = bytes.withLock { bytes in
            let spare = max(0, bytes - needed)
            bytes -= spare
            return spare
        }
        lane.giveBack(spare)
    }
}
