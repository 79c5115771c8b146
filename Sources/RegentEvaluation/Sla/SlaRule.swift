package import RegentMessages
import RegentModel

/// What a target promises, in minutes and whole numbers: by this its states are computed.
package struct SlaRule: Sendable, Hashable {
    /// Two windows that say together that the budget burns.
    package struct Pair: Sendable, Hashable {
        /// Minutes of the long one.
        package let long: Int64
        /// Minutes of the short one.
        package let short: Int64
        /// As the target says it.
        package let alert: SlaBurnAlert
        /// The share of bad outcomes above which a window burns.
        package let badRatio: Double
    }

    /// Chance of an alert by chance alone, for each window.
    package static let chanceMax = 0.01

    /// Bad outcomes that are allowed in a million.
    package let allowedMillionths: UInt64
    /// The window of the promise.
    package let window: SlaWindow
    /// Outcomes that a window needs.
    package let eventsNeeded: UInt64
    /// Pairs of windows that can be.
    package let pairs: [Pair]
    /// Minutes in which nothing counts.
    package let pauses: [Range<Int64>]

    /// That of a target; nil where it promises nothing that can be kept and broken.
    package init?(_ target: SlaTarget) {
        guard let allowed = target.allowedMillionths, target.window != .unspecified else { return nil }
        allowedMillionths = allowed
        window = target.window
        eventsNeeded = target.eventsNeeded
        pairs = target.burnPairs.possible.map { alert in
            Pair(
                long: Int64(alert.longSeconds / 60), short: Int64(alert.shortSeconds / 60), alert: alert,
                badRatio: alert.factor * (Double(allowed) / 1_000_000))
        }
        pauses = target.pauses.compactMap(\.minutes)
    }

    /// The share of bad outcomes that is allowed.
    package var allowedRatio: Double { Double(allowedMillionths) / 1_000_000 }

    /// Whether nothing counts in a minute.
    package func isPaused(_ minute: Int64) -> Bool { pauses.contains { $0.contains(minute) } }

    /// Minutes that a state looks back at most.
    package var minutesMax: Int64 { pairs.reduce(window.minutesMax) { max($0, $1.long) } }

    /// Whether more outcomes are bad than are allowed, without rounding.
    package func isOverspent(_ count: SlaCount) -> Bool {
        let (bad, allowed) = (
            count.bad.multipliedFullWidth(by: 1_000_000), count.total.multipliedFullWidth(by: allowedMillionths)
        )
        return (bad.high, bad.low) > (allowed.high, allowed.low)
    }

    /// Whether a window burns at the ratio of a pair: it has enough outcomes, more of them are bad, and chance alone
    /// makes so many in one of a hundred windows at most.
    ///
    /// - Source: exact one-sided binomial test; P(X ≥ bad) = I_p(bad, n − bad + 1), DLMF 8.17.5.
    func isBurning(_ count: SlaCount, _ pair: Pair) -> Bool {
        let (bad, total) = (Double(count.bad), Double(count.total))
        guard count.total >= eventsNeeded, bad > pair.badRatio * total else { return false }
        return Distributions.incompleteBeta(pair.badRatio, bad, total - bad + 1) <= Self.chanceMax
    }

    /// The share of bad outcomes over the share that is allowed: 1 spends the budget in exactly the window. nil without
    /// outcomes.
    package func burnRate(_ count: SlaCount) -> Double? { budgetSpent(count) }

    /// How much of the budget outcomes have spent: 1 = all; nil without outcomes.
    package func budgetSpent(_ count: SlaCount) -> Double? {
        guard count.total > 0 else { return nil }
        return Double(count.bad) * 1_000_000 / (Double(allowedMillionths) * Double(count.total))
    }
}

extension SlaPause {
    /// The minutes that it touches; nil where it has no end.
    fileprivate var minutes: Range<Int64>? {
        guard let begin = beginTime?.microseconds, let end = endTime?.microseconds, begin >= 0, begin < end else {
            return nil
        }
        let last = (end - 1) / SlaMinutes.micros
        return begin / SlaMinutes.micros..<last + 1
    }
}
