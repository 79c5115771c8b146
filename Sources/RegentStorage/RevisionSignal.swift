import Synchronization

/// Informs followers of the ledger that it has grown.
///
/// Published after COMMIT, in memory; the entries themselves are read from the table, so a follower that
/// misses a signal misses nothing.
package final class RevisionSignal: Sendable {
    private struct State {
        var last: UInt64
        var waiting: [UInt64: (after: UInt64, continuation: CheckedContinuation<UInt64, any Error>)] = [:]
        var cancelled: Set<UInt64> = []
        var nextTicket: UInt64 = 0
    }

    private let state: Mutex<State>

    /// A signal that stands at the last revision of the ledger.
    package init(last: UInt64) { state = Mutex(State(last: last)) }

    /// The last committed revision, as far as published.
    package var last: UInt64 { state.withLock { $0.last } }

    /// Waits until a revision after the given one is committed, and gives the last one.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func revision(after revision: UInt64) async throws -> UInt64 {
        let ticket = state.withLock {
            $0.nextTicket += 1
            return $0.nextTicket
        }
        defer { state.withLock { _ = $0.cancelled.remove(ticket) } }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(ticket, after: revision, continuation)
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    /// Publishes a committed revision; an older one changes nothing.
    package func publish(_ revision: UInt64) {
        let (last, woken) = state.withLock { state in
            state.last = max(state.last, revision)
            let woken = state.waiting.filter { $0.value.after < state.last }
            for ticket in woken.keys { state.waiting[ticket] = nil }
            return (state.last, woken.values.map(\.continuation))
        }
        for continuation in woken { continuation.resume(returning: last) }
    }

    private func wait(
        _ ticket: UInt64, after revision: UInt64, _ continuation: CheckedContinuation<UInt64, any Error>
    ) {
        let result: Result<UInt64, any Error>? = state.withLock { state in
            if state.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
            if state.last > revision { return .success(state.last) }
            state.waiting[ticket] = (revision, continuation)
            return nil
        }
        if let result { continuation.resume(with: result) }
    }

    /// The handler may come before the wait: then a mark is left for it, which it takes away.
    private func cancel(_ ticket: UInt64) {
        let waiting = state.withLock { state in
            let waiting = state.waiting.removeValue(forKey: ticket)
            if waiting == nil { state.cancelled.insert(ticket) }
            return waiting
        }
        waiting?.continuation.resume(throwing: CancellationError())
    }
}
