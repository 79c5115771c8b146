import Metrics
import RegentRPC
import Synchronization

/// What the copies of one client share.
final class ClientCore: Sendable {
    let options: ClientOptions
    let live: LiveChannel
    let budget = RetryBudget()
    let metrics: CallMetrics
    let reporter: OutcomeReporter
    let background: [any ClientBackground]
    /// Raised when the client is closed.
    let closed = Signal(staysRaised: true)
    private let isClosing = Mutex(false)

    init(_ address: Address, _ options: ClientOptions, _ background: [any ClientBackground]) {
        let metrics = CallMetrics(MetricsSystem.factory)
        self.options = options
        self.metrics = metrics
        reporter = OutcomeReporter(outcomesMax: options.outcomesMax)
        self.background = background + [reporter]
        live = LiveChannel(address.dialer, backoff: options.pace.backoff, budget: budget) {
            metrics.reconnected()
        }
    }

    /// Sends what background work has left, then closes; all within the grace, also in a cancelled task.
    func close(grace: Duration) async {
        let isFirst = isClosing.withLock { isClosing in
            defer { isClosing = true }
            return !isClosing
        }
        guard isFirst else { return await closed.wait() }
        await LooseWork.finish {
            let end = ContinuousClock.now + grace
            await self.flush(until: end)
            await self.live.close(grace: max(.zero, end - .now))
        }
        closed.raise()
    }

    private func flush(until end: ContinuousClock.Instant) async {
        if background.isEmpty { return }
        let flushed = Signal(staysRaised: true)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await withTaskGroup(of: Void.self) { works in
                    for work in self.background {
                        works.addTask { await work.flush(with: RegentClient(core: self)) }
                    }
                }
                flushed.raise()
            }
            await flushed.wait(until: end)
            group.cancelAll()
        }
    }
}
