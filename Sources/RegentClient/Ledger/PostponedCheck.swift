import RegentModel
import RegentRPC
import Synchronization

/// The comparison of a ledger whose daemon was too busy for it when the connection was made.
///
/// Calls are made meanwhile. The comparison is tried again before later calls, by one of them at a time and not more
/// often than its gap allows; a busy daemon is not asked with each call.
final class PostponedCheck: Sendable {
    /// A call that waits for it does not wait long.
    private static let timeout = Duration.seconds(2)

    private enum Phase {
        case due(ContinuousClock.Instant)
        case running
        case done
    }

    private let check: LedgerCheck
    private let channel: RPCChannel
    private let gap: Duration
    private let phase: Mutex<Phase>

    /// - Parameter error: with which the daemon has postponed it.
    init(_ check: LedgerCheck, of channel: RPCChannel, gap: Duration, after error: RPCError) {
        (self.check, self.channel, self.gap) = (check, channel, gap)
        phase = Mutex(.due(Self.next(gap, after: error)))
        check.notePostponed(error)
    }

    /// Compares, if it is time to and nobody else does.
    ///
    /// - Throws: why the daemon is not to be used; its connection is closed then, and the next one is compared anew.
    func runIfDue() async throws(RPCError) {
        guard isBegun() else { return }
        do throws(RPCError) {
            try await check.run(behind: channel, timeout: Self.timeout)
            phase.withLock { $0 = .done }
            check.log.comparedLate()
        } catch {
            guard !channel.hasEnded, !Task.isCancelled else { return phase.withLock { $0 = .due(.now) } }
            guard LedgerCheck.isPostponed(error) || error.code == .deadlineExceeded else {
                channel.close()
                throw error
            }
            phase.withLock { $0 = .due(Self.next(gap, after: error)) }
            check.notePostponed(error)
        }
    }

    private func isBegun() -> Bool {
        phase.withLock { phase in
            guard case .due(let time) = phase, time <= .now else { return false }
            phase = .running
            return true
        }
    }

    private static func next(_ gap: Duration, after error: RPCError) -> ContinuousClock.Instant {
        .now + max(gap, error.retryAfter ?? .zero)
    }
}
