import Foundation
import Logging
import UnixSignals

/// SIGTERM and SIGINT, from its creation on.
///
/// One value hears them for the whole life of the daemon: a second trap for the same signal would lose some.
struct StopSignals: Sendable {
    private let signals: UnixSignalsSequence

    /// Traps the signals.
    init() async {
        signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    }

    /// Signals nearer to the first than that are the same one: `timeout` and terminals signal a process and then its
    /// group, so that it comes twice.
    private static let repeatedAfter = Duration.seconds(1)

    /// Runs a body to its end. The first signal is passed to it; one that comes a second later or more ends the
    /// process at once, with the status of shells for a signal: 128 and its number. Nothing acknowledged is lost, as
    /// after any crash.
    ///
    /// - Throws: what the body throws.
    func heeded(
        first: @escaping @Sendable () async -> Void, logger: Logger,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                var begin: ContinuousClock.Instant?
                for await signal in signals {
                    guard let begin else {
                        await first()
                        begin = .now
                        continue
                    }
                    guard .now - begin >= Self.repeatedAfter else { continue }
                    logger.critical("second signal to stop; exiting at once", metadata: ["signal": "\(signal)"])
                    _exit(128 + signal.rawValue)
                }
            }
            // The body: the other never ends before it.
            try await group.next()
            group.cancelAll()
        }
    }
}
