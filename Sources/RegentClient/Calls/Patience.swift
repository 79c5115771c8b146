import RegentModel
import RegentRPC

/// Decides how long a stream is opened again after failures: until there was no progress for a while.
struct Patience {
    private let pace: Pace
    private let limit: Duration
    private var backoff: Backoff
    private var end: ContinuousClock.Instant?

    init(_ options: ClientOptions) {
        pace = options.pace
        limit = options.patience
        backoff = options.pace.backoff
    }

    /// Records progress.
    mutating func renew() {
        end = nil
        backoff.reset()
    }

    /// Waits before the next try.
    ///
    /// - Throws: the failure, if another try is useless or no time is left; `CANCELLED`.
    mutating func wait(after failure: RPCError) async throws(RPCError) {
        guard failure.isRetryable, !Task.isCancelled else { throw failure }
        let now = ContinuousClock.now
        let end = end ?? now + limit
        self.end = end
        let pause = max(backoff.next(), failure.retryAfter ?? .zero)
        guard now + pause < end else { throw failure }
        do { try await pace.sleep(pause) } catch { throw RPCError(.cancelled, "the call was cancelled") }
    }
}
