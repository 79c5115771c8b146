import Foundation
import Synchronization

/// Wall-clock time in whole microseconds since 1970 that never runs backwards within the process.
///
/// A clock set back would give the ledger times out of order.
final class WallClock: Sendable {
    private let latest = Mutex(Int64.min)

    /// Microseconds since 1970, UTC.
    func now() -> Int64 {
        let micros = Int64(Date.now.timeIntervalSince1970 * 1_000_000)
        return latest.withLock { latest in
            latest = max(latest, micros)
            return latest
        }
    }
}
