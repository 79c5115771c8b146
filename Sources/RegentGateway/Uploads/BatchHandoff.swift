import Dispatch
import RegentMessages
import RegentRPC
import Synchronization

/// Carries batches from a thread that makes them to the task that sends them, one at a time.
final class BatchHandoff: Sendable {
    private struct State {
        var item: Result<SampleColumns?, any Error>?
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let filled = Signal()
    private let emptied = DispatchSemaphore(value: 0)

    /// Hands over a batch, nil for the end, or why there is none; blocks its thread until the last one is taken.
    ///
    /// - Returns: false where nobody takes any more.
    func put(_ item: Result<SampleColumns?, any Error>) -> Bool {
        while true {
            let (isTaken, isAbandoned) = state.withLock { state in
                guard state.item == nil, !state.isAbandoned else { return (false, state.isAbandoned) }
                state.item = item
                return (true, false)
            }
            if isAbandoned { return false }
            if isTaken { break }
            emptied.wait()
        }
        filled.raise()
        return true
    }

    /// The next batch; nil at the end.
    ///
    /// - Throws: why there is none; `CancellationError` when the task is cancelled.
    func next() async throws -> SampleColumns? {
        while true {
            if let item = state.withLock({ $0.item.take() }) {
                emptied.signal()
                return try item.get()
            }
            try Task.checkCancellation()
            await filled.wait()
        }
    }

    /// Nothing more is taken.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        emptied.signal()
    }
}
