import Logging
import RegentServices
import ServiceLifecycle

/// Stores the error groups that have changed, once a second: a crash loses the last second at most.
struct ErrorWriting: Service {
    private static let interval = Duration.seconds(1)
    /// A store that is full or damaged is not asked each second.
    private static let intervalAfterFault = Duration.seconds(60)

    let errors: ErrorGroups
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var interval = Self.interval
            while (try? await Task.sleep(for: interval)) != nil {
                interval = await write() ? Self.interval : Self.intervalAfterFault
            }
        }
    }

    /// Stores what has changed; returns whether it could be.
    @discardableResult
    func write() async -> Bool {
        do {
            try await errors.write()
            return true
        } catch {
            logger.warning("error groups were not stored", metadata: ["error": "\(error)"])
            return false
        }
    }
}
