import Logging
import RegentMessages
import RegentServices
import ServiceLifecycle

/// Does what is due, at once after the start and then each second.
struct ScheduleTimer: Service {
    private static let interval = Duration.seconds(1)
    /// What is due is done in so many changes at once, so that a stop waits for few.
    private static let limit = 100

    let schedule: Schedule
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: await tick())
            }
        }
    }

    /// Gives the time to wait.
    private func tick() async -> Duration {
        do {
            let done = try await schedule.tick(limit: Self.limit)
            for failure in done.failed {
                logger.error(
                    "what was due was not done",
                    metadata: ["resource": "\(failure.resource)", "reason": "\(failure.reason)"])
            }
            // What failed is left alone for a minute by the schedule itself.
            return done.more && !done.done.isEmpty ? .zero : Self.interval
        } catch { return Self.interval }
    }
}
