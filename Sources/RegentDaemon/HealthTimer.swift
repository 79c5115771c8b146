import Logging
import RegentServices
import ServiceLifecycle

/// Has the health of providers follow the time, and logs who was ejected and who serves again.
struct HealthTimer: Service {
    private static let interval = Duration.seconds(1)

    let health: HealthState
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                for news in health.tick() { log(news) }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    private func log(_ news: HealthNews) {
        var metadata: Logger.Metadata = [:]
        for (key, value) in news.details { metadata[key] = "\(value)" }
        logger.log(level: news.isBad ? .warning : .notice, "\(news.text)", metadata: metadata)
    }
}
