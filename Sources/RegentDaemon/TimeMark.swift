import Logging
import RegentServices
import RegentStorage
import ServiceLifecycle
import Synchronization

/// Records how late it has been, so that a token that has run out stays so when the machine's clock is set back.
///
/// Before a token that has run out is refused, at most a second after it ran out, once a minute while one holds, and at
/// the end: nothing else asks for it.
final class TimeMark: Service, Sendable {
    private static let interval = Duration.seconds(1)
    private static let refreshMicros: Int64 = 60_000_000

    private let store: Store
    private let access: AccessState
    private let logger: Logger
    private let recorded: Mutex<Int64>

    /// - Parameter recorded: what the store had at the start.
    init(store: Store, access: AccessState, recorded: Int64, logger: Logger) {
        self.store = store
        self.access = access
        self.logger = logger
        self.recorded = Mutex(recorded)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil { await self.recordIfDue() }
        }
    }

    /// Records the time where a token has run out since it was recorded, or one holds and a minute has passed.
    func recordIfDue() async {
        let (now, recorded) = (access.now(), recorded.withLock { $0 })
        let (next, isOver) = recorded.addingReportingOverflow(Self.refreshMicros)
        let isDue = !isOver && now >= next && access.hasToken(at: recorded)
        if isDue || access.hasTokenExpired(after: recorded) { await record(now) }
    }

    /// Records the time where tokens were issued: the last thing before the store is closed.
    func recordAtEnd() async {
        if access.hasToken(at: .min) { await record(access.now()) }
    }

    private func record(_ time: Int64) async {
        do {
            try await store.record(timeMark: time)
            recorded.withLock { $0 = max($0, time) }
        } catch {
            logger.warning("the current time could not be recorded", metadata: ["error": "\(error)"])
        }
    }
}
