import Logging
import RegentServices
import ServiceLifecycle
import Synchronization

/// Signs a checkpoint a second while the ledger grows, and one at the end.
final class LogPublishing: Service {
    private static let interval = Duration.seconds(1)

    private let log: LedgerLog
    private let logger: Logger
    /// What failed last: the same is said once.
    private let fault = Mutex<String?>(nil)

    init(log: LedgerLog, logger: Logger) {
        self.log = log
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.publish()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Signs the ledger as it is, if it has grown.
    func publish() async {
        do {
            try await log.publish()
            fault.withLock { $0 = nil }
        } catch is CancellationError {
        } catch {
            let text = "\(error)"
            let isNew = fault.withLock { fault in
                defer { fault = text }
                return fault != text
            }
            if isNew { logger.error("no checkpoint of the ledger was signed", metadata: ["error": "\(text)"]) }
        }
    }
}
