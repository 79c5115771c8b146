/// Finds out whether a silent peer is still there; no I/O.
///
/// Counts from the last byte read, so that a busy connection is never asked. One PING at a time, at most one an idle
/// time, so that a server's least interval is never violated.
package struct Keepalive: Hashable, Sendable {
    /// Time without a byte after which the peer is asked.
    private var idle: Duration
    /// Time it then has for any byte at all.
    private let patience: Duration
    private var heard: ContinuousClock.Instant
    private var asked: ContinuousClock.Instant?

    /// Counts from now on, with the settled numbers by default.
    package init(
        idle: Duration = WireLimits.keepaliveIdle, patience: Duration = WireLimits.keepalivePatience,
        now: ContinuousClock.Instant
    ) {
        self.idle = idle
        self.patience = patience
        heard = now
    }

    /// The action to take.
    package enum Step: Hashable, Sendable {
        /// Nothing before `due`.
        case wait
        /// Ask the peer.
        case ping
        /// Give the peer up.
        case lost
    }

    /// When there is something to do, if nothing is heard before.
    package var due: ContinuousClock.Instant { asked.map { $0 + patience } ?? heard + idle }

    /// Asks no more often than this.
    mutating func lengthen(to least: Duration) { idle = max(idle, least) }

    /// A byte has come; whether the peer had been asked, so that `due` may be sooner now.
    package mutating func hear(at now: ContinuousClock.Instant) -> Bool {
        defer { asked = nil }
        heard = now
        return asked != nil
    }

    /// Looks at the clock.
    package mutating func step(at now: ContinuousClock.Instant) -> Step {
        guard due <= now else { return .wait }
        guard asked == nil else { return .lost }
        asked = now
        return .ping
    }
}
