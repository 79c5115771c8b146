import Foundation
import Synchronization

/// Wall-clock time in whole microseconds since 1970 that never runs backwards within the process.
///
/// While the machine's clock is behind what it has shown before, time goes on by the clock of the process: the ledger
/// stays in order, and a token holds no longer than it was issued for.
package final class WallClock: Sendable {
    /// The last time at which the machine's clock was ahead.
    private struct Mark {
        var time: Int64
        var elapsed: Duration
    }

    private let mark: Mutex<Mark>
    private let wall: @Sendable () -> Int64
    private let elapsed: @Sendable () -> Duration

    /// A clock that shows at least a time.
    ///
    /// - Parameters:
    ///   - wall: microseconds since 1970 by the machine's clock, which may be set.
    ///   - elapsed: time since any fixed moment, which goes on evenly.
    package init(
        notBefore least: Int64 = .min, wall: @escaping @Sendable () -> Int64 = WallClock.machine,
        elapsed: @escaping @Sendable () -> Duration = WallClock.uptime
    ) {
        self.wall = wall
        self.elapsed = elapsed
        mark = Mutex(Mark(time: least, elapsed: elapsed()))
    }

    /// A clock of the same sources that shows at least a time.
    func continued(from least: Int64) -> WallClock { WallClock(notBefore: least, wall: wall, elapsed: elapsed) }

    /// Microseconds since 1970, UTC.
    package func now() -> Int64 {
        mark.withLock { mark in
            let (wall, elapsed) = (wall(), elapsed())
            let passed = (elapsed - mark.elapsed).components
            let micros = passed.seconds * 1_000_000 + passed.attoseconds / 1_000_000_000_000
            let (time, isOver) = mark.time.addingReportingOverflow(micros)
            // The end of time is a time of its own: it does not wrap.
            guard wall >= time, !isOver else { return isOver ? .max : time }
            mark = Mark(time: wall, elapsed: elapsed)
            return wall
        }
    }

    /// The machine's clock.
    package static func machine() -> Int64 { Int64(Date.now.timeIntervalSince1970 * 1_000_000) }

    private static let start = ContinuousClock.now

    /// Time since the process began to count it.
    package static func uptime() -> Duration { ContinuousClock.now - start }
}
