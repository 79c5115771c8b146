import Logging
import RegentDatabase
import ServiceLifecycle

/// Reads the whole of a store that a crash left, while the daemon serves: ten gigabytes take some twenty seconds.
struct CrashCheck: Service {
    let database: any Database
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do { try await database.checkAfterCrash() } catch is CancellationError { return } catch {
                logger.error("the store could not be checked after a crash", metadata: ["error": "\(error)"])
            }
        }
        // A service that ends would end the daemon.
        try await gracefulShutdown()
    }
}
