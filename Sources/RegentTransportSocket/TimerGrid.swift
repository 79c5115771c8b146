/// Moments at which long timers fire, so that those of many connections share one turn of the event loop.
///
/// Every connection that was written to looks a second later whether its peer has read. Each look by itself wakes the
/// loop, which costs more than the look.
package enum TimerGrid {
    /// Shorter timers fire at their moment.
    package static let delayMin = Duration.seconds(1)
    /// Time between two moments: a sixty-fourth of the shortest delay on the grid.
    package static let spacingNanoseconds: UInt64 = 15_625_000

    /// When a timer fires: never early, and late by less than the spacing.
    ///
    /// - Parameters:
    ///   - moment: when it is to fire, by the clock of the event loop.
    ///   - delay: how long that is from when it is set.
    package static func nanoseconds(for moment: UInt64, after delay: Duration) -> UInt64 {
        guard delay >= delayMin else { return moment }
        let past = moment % spacingNanoseconds
        // The clock of an event loop ends with 63 bits.
        return past == 0 ? moment : min(moment + (spacingNanoseconds - past), UInt64(Int64.max))
    }
}
