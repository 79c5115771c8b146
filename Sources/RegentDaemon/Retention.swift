import Logging
import RegentServices
import RegentStorage
import ServiceLifecycle

/// Erases what has been kept long enough: at once, then each hour.
struct Retention: Service {
    private static let pause = Duration.seconds(3_600)

    let store: Store
    /// How long outcomes are kept; 0 = for ever.
    let outcomesDays: Int
    let now: @Sendable () -> Int64
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await erase() } catch is CancellationError { return } catch {
                    logger.error("expired data was not erased", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func erase() async throws {
        let kept = outcomesDays == 0 ? nil : Int64(outcomesDays) * 86_400_000_000
        let erasure = try await store.erase(
            outcomesKeptMicros: kept, now: now(), rewriting: OutcomeCompaction.rewriting)
        guard erasure != Erasure() else { return }
        logger.info(
            "erased expired data",
            metadata: [
                "outcome_batches": "\(erasure.outcomeSegments)", "answers": "\(erasure.answers)",
                "calls": "\(erasure.calls)",
            ])
    }
}
