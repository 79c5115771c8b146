import Logging
import RegentServices
import ServiceLifecycle

/// Evaluates SLA targets, at once after the start and then each second.
struct SlaTimer: Service {
    private static let interval = Duration.seconds(1)

    let following: SlaFollowing
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await tick()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    private func tick() async {
        do {
            for (target, error) in try await following.catchUp() {
                logger.error(
                    "an SLA target could not be evaluated", metadata: ["target": "\(target)", "error": "\(error)"])
            }
        } catch is CancellationError { return } catch {
            logger.error("SLA targets could not be evaluated", metadata: ["error": "\(error)"])
        }
    }
}
