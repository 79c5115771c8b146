import Logging
import RegentServices
import RegentStorage
import ServiceLifecycle

/// Keeps the figures of the last day by minute up to the outcomes that are durable.
struct FiguresFollowing: Service {
    /// Batches of a second are taken together: whoever asks takes the last ones in before.
    private static let pause = Duration.seconds(1)

    let context: ServiceContext
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let batch = context.store.outcomeBatches.last
                do {
                    try await context.figures.catchUp(context.store, now: context.now())
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("figures of outcomes could not be kept", metadata: ["error": "\(error)"])
                }
                _ = try? await context.store.outcomeBatches.revision(after: batch)
                try? await Task.sleep(for: Self.pause)
            }
        }
    }
}
