/// How fast samples arrive, from looks at their number.
package struct SamplePace: Sendable {
    /// Looks older than that no longer count, unless there is only one.
    private static let window = Duration.seconds(10)

    private var looks: [(time: Duration, count: UInt64)] = []

    /// No looks yet.
    package init() {}

    /// Adds a look.
    ///
    /// - Parameters:
    ///   - count: samples at that time. Fewer than before, as where a batch was dropped, begin anew.
    ///   - time: since any start, never less than at the look before.
    package mutating func look(_ count: UInt64, at time: Duration) {
        if let last = looks.last, last.count > count { looks = [] }
        looks.append((time, count))
        while looks.count > 2, time - looks[1].time >= Self.window { looks.removeFirst() }
    }

    /// Samples per second; nil before two looks.
    package var perSecond: Double? {
        guard let first = looks.first, let last = looks.last, last.time > first.time else { return nil }
        return Double(last.count - first.count) / ((last.time - first.time) / .seconds(1))
    }

    /// The time until so many samples are there; nil where it is not known, 0 where they are.
    package func remaining(of expected: UInt64) -> Duration? {
        guard let last = looks.last else { return nil }
        guard last.count < expected else { return .zero }
        guard let perSecond, perSecond > 0 else { return nil }
        let seconds = Double(expected - last.count) / perSecond
        return seconds < 1e9 ? .seconds(seconds) : nil
    }
}
