import Foundation

/// Whether a promoted version has become worse than it was by more than a margin, for as long as it serves.
///
/// A test that may err once is of no use for ever: it would either err at some time or become blind. The detector
/// starts anew at every value, and without harm there are at least `valuesBetweenAlarms` values between its alarms on
/// average. It bets fixed parts of its wealth, from half of it to a sixty-fourth, and averages them: bets that follow
/// all of the past would need as long to notice a change as it took to come.
/// - Source: J. Shin, A. Ramdas and A. Rinaldo, "E-detectors: a nonparametric framework for sequential change
///   detection", New England Journal of Statistics in Data Science (2024); docs/algorithms.md, "The judge".
package struct DriftDetector: Sendable, Hashable {
    /// Parts of the wealth that are bet unless others are given.
    package static let bets = [0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625]

    /// Margin of the mean difference, in (−1, 1).
    package let margin: Double
    /// Values between false alarms, on average, at least; 1 or more.
    package let valuesBetweenAlarms: Double
    /// Parts of the wealth that are bet.
    private let bets: [Double]
    /// Values so far.
    package private(set) var count = 0
    /// Natural logarithm of the evidence of each bet.
    package private(set) var logs: [Double]
    /// Whether the evidence has ever reached its limit.
    package private(set) var isAlarm = false

    /// Without a value; nil where a number is outside its range.
    ///
    /// - Parameter bets: one or more parts of the wealth, each in (0, 1); large ones find large changes sooner.
    package init?(margin: Double, valuesBetweenAlarms: Double, bets: [Double] = Self.bets) {
        guard margin > -1, margin < 1, valuesBetweenAlarms >= 1, valuesBetweenAlarms.isFinite, !bets.isEmpty,
            bets.allSatisfy({ $0 > 0 && $0 < 1 })
        else { return nil }
        (self.margin, self.valuesBetweenAlarms, self.bets) = (margin, valuesBetweenAlarms, bets)
        logs = bets.map { _ in -Double.infinity }
    }

    /// Continues from stored numbers; nil where they cannot be those of a detector.
    package init?(margin: Double, valuesBetweenAlarms: Double, count: Int, logs: [Double], isAlarm: Bool) {
        self.init(margin: margin, valuesBetweenAlarms: valuesBetweenAlarms)
        guard count >= 0, logs.count == bets.count, logs.allSatisfy({ !$0.isNaN && $0 < .infinity })
        else { return nil }
        (self.count, self.logs, self.isAlarm) = (count, logs, isAlarm)
    }

    /// Adds harm less the harm that is expected; false, and nothing is added, unless it is in [−1, 1].
    package mutating func add(_ difference: Double) -> Bool {
        guard difference >= -1, difference <= 1, count < .max else { return false }
        count += 1
        for place in logs.indices {
            let bet = bets[place] / (1 + margin)
            logs[place] = LogSum.of([logs[place], 0]) + log1p(bet * (difference - margin))
        }
        if logEvidence >= log(valuesBetweenAlarms) { isAlarm = true }
        return true
    }

    /// The evidence now: an alarm at `valuesBetweenAlarms`.
    package var evidence: Double { LogSum.exponential(logEvidence) }

    private var logEvidence: Double { LogSum.of(logs) - log(Double(logs.count)) }
}
