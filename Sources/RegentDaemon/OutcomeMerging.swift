import Logging
import RegentServices
import ServiceLifecycle

/// Merges small segments of outcomes, a moment after they were stored.
struct OutcomeMerging: Service {
    /// Segments that come within it are looked at together.
    private static let pause = Duration.seconds(1)
    /// A store that is full or damaged is not asked each second.
    private static let pauseAfterFault = Duration.seconds(60)

    let compaction: OutcomeCompaction
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                var pause = Self.pause
                do { try await compaction.run() } catch is CancellationError { return } catch {
                    logger.error("segments of outcomes were not merged", metadata: ["error": "\(error)"])
                    pause = Self.pauseAfterFault
                }
                try? await Task.sleep(for: pause)
            }
        }
    }
}
