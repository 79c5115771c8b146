import Metrics
import RegentBulk
import RegentModel
import RegentRPC
import RegentTransportSocket
import RegentWire
import Synchronization

/// The state that the copies of a client share.
final class ClientCore: Sendable {
    let options: ClientOptions
    /// The thread of its connection.
    let loops = SocketLoops.oneOfProcess
    let live: LiveChannel
    let budget = RetryBudget()
    let metrics: CallMetrics
    let log: ClientLog
    let reporter: OutcomeReporter
    let background: [any ClientBackground]
    /// Level of zstd for bulk uploads, the same for the client's whole life: the same samples give the same batches.
    let bulkLevel: Int32
    /// Raised when the client is closed.
    let closed = Signal(staysRaised: true)
    private let isClosing = Mutex(false)

    /// - Throws: INVALID_ARGUMENT when there is no address.
    init(
        _ addresses: [Address], _ options: ClientOptions, _ background: [any ClientBackground]
    ) throws(RPCError) {
        guard !addresses.isEmpty else { throw RPCError(.badRequest, "a client requires at least one address") }
        let metrics = CallMetrics(MetricsSystem.factory)
        self.options = options
        self.metrics = metrics
        log = ClientLog(options.logger)
        bulkLevel = addresses.contains(where: \.isRemote) ? BatchLimits.levelOverTCP : BatchLimits.levelOnMachine
        reporter = OutcomeReporter(
            outcomesMax: options.outcomesMax, level: bulkLevel, metrics: OutcomeMetrics(MetricsSystem.factory),
            log: log)
        self.background = background + [reporter]
        let settings = ConnectionSettings(agent: "regent-swift", token: options.token?.bytes ?? [])
        let doors = addresses.map { [loops] address in
            AddressRound.Door(address: address.description, dialer: address.dialer(options.tls, loops: loops))
        }
        let check = options.checkpoints.map { [log] in LedgerCheck(memory: $0, log: log) }
        let round = AddressRound(doors, settings: settings, check: check, gap: options.pace.comparisonGap)
        live = LiveChannel(round, backoff: options.pace.backoff, budget: budget, log: log) {
            metrics.reconnected()
        }
    }

    /// Sends remaining data of background work, then closes; all within the grace, also in a cancelled task.
    func close(grace: Duration) async {
        let isFirst = isClosing.withLock { isClosing in
            defer { isClosing = true }
            return !isClosing
        }
        guard isFirst else { return await closed.wait() }
        await LooseWork.finish {
            let end = ContinuousClock.now + grace
            await self.flush(until: end)
            self.log.abandoned(self.reporter.statistics.pending)
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
