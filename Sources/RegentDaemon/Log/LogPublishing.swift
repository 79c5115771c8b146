package import Logging
package import RegentServices
import RegentStorage
import ServiceLifecycle
import Synchronization

/// Signs a checkpoint a second while the ledger grows, and one at the end. A ledger that proves to be damaged there
/// opens an incident, as the check of the store does.
package final class LogPublishing: Service {
    private static let interval = Duration.seconds(1)

    private let context: ServiceContext
    private let logger: Logger
    /// What failed last: the same is said once.
    private let fault = Mutex<String?>(nil)

    /// Signs for a service.
    package init(_ context: ServiceContext, logger: Logger) {
        self.context = context
        self.logger = logger
    }

    /// Signs until its task is cancelled or a shutdown begins.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.publish()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Signs the ledger as it is, if it has grown.
    package func publish() async {
        do {
            try await context.log.publish()
            fault.withLock { $0 = nil }
        } catch is CancellationError {
        } catch {
            let text = "\(error)"
            let isNew = fault.withLock { fault in
                defer { fault = text }
                return fault != text
            }
            guard isNew else { return }
            logger.error("no checkpoint of the ledger was signed", metadata: ["error": "\(text)"])
            await report(error)
        }
    }

    /// Opens an incident about a ledger that is not what it must be. Of a file that SQLite itself finds damaged the log
    /// alone tells: nothing is written to it.
    private func report(_ error: any Error) async {
        guard let error = error as? StorageError, error.code == .damaged, error.cause == nil else { return }
        do {
            try await context.report(ledgerFault: "no checkpoint of the ledger can be signed: \(error.message)")
        } catch is CancellationError {
        } catch {
            logger.error("a fault of the ledger could not be reported", metadata: ["error": "\(error)"])
        }
    }
}
