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

    /// Runs a body to its end. The first signal is told; the second ends the process at once, with the status by which
    /// shells tell of a signal: 128 and its number. Nothing acknowledged is lost, as after any crash.
    ///
    /// - Throws: what the body throws.
    func heeded(
        first: @escaping @Sendable () async -> Void, logger: Logger,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                var isFirst = true
                for await signal in signals {
                    guard isFirst else {
                        logger.critical("told to stop again; ending at once", metadata: ["signal": "\(signal)"])
                        _exit(128 + signal.rawValue)
                    }
                    isFirst = false
                    await first()
                }
            }
            // The body: the other never ends before it.
            try await group.next()
            group.cancelAll()
        }
    }
}
