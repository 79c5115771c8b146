import Foundation
import RegentEvaluation

/// Places at which a series changes its level, found by the detector that watches a version after its promotion.
///
/// Each value is ranked among those since the last change. While the level stays, every rank is as likely as any other
/// and independent of those before, whatever the distribution of the values; twice the rank's share less 1 is then a
/// fair game, and so is its negative. One detector bets on higher ranks and one on lower ones. The chance that a
/// series without a change, of values that do not depend on each other, has a mark is at most `significance`: the
/// evidence of a detector grows by at most 1 per value on average, and each must reach 2 × values / significance.
///
/// Equal values are ordered by a fixed sequence of random numbers, as the game is fair only then.
/// The place is the one that divides the values up to the alarm best by their ranks.
/// - Source: J. Shin, A. Ramdas and A. Rinaldo, "E-detectors" (2024), as `DriftDetector`; V. Vovk, "Testing
///   randomness online", Statistical Science 36:595–611 (2021), for ranks; docs/forecasts.md, "Changes of level".
package enum LevelChanges {
    /// Chance of any mark in a series that does not change, at most.
    package static let significance = 0.05
    /// Parts of the wealth: changes that are looked for are larger than those that a monitor must find.
    private static let bets = [0.9, 0.75, 0.5, 0.25, 0.125]

    /// A place at which the level changes.
    package struct Place: Sendable, Hashable {
        /// Index of the first value after the change.
        package let index: Int
        /// Median of the values between the change before and this one.
        package let before: Double
        /// Median of the values between this change and the next one.
        package let after: Double
    }

    /// All places, ascending.
    ///
    /// - Complexity: O(n²) per change.
    package static func places(of values: [Double]) -> [Place] {
        var starts = [0]
        while let next = nextChange(values, from: starts[starts.count - 1]) { starts.append(next) }
        let ends = starts.dropFirst() + [values.count]
        let levels = zip(starts, ends).map { Median.of(Array(values[$0..<$1])) ?? 0 }
        return starts.indices.dropFirst().map {
            Place(index: starts[$0], before: levels[$0 - 1], after: levels[$0])
        }
    }

    /// The first value after the next change; nil where there is none.
    private static func nextChange(_ values: [Double], from start: Int) -> Int? {
        guard var up = detector(values.count), var down = detector(values.count) else { return nil }
        var numbers = SplitMixNumbers(seed: UInt64(start))
        var ranked: [Entry] = []
        for index in values.indices.dropFirst(start) {
            let entry = Entry(value: values[index], tie: numbers.next(), index: index)
            let rank = ranked.partitionPlace { $0 < entry }
            // In [−1, 1], and 0 on average: the ranks 0 … k are equally likely.
            let share = ranked.isEmpty ? 0 : 2 * Double(rank) / Double(ranked.count) - 1
            ranked.insert(entry, at: rank)
            _ = up.add(share)
            _ = down.add(-share)
            if up.isAlarm || down.isAlarm { return division(of: ranked, from: start) }
        }
        return nil
    }

    private static func detector(_ count: Int) -> DriftDetector? {
        let limit = 2 * Double(max(count, 1)) / significance
        return DriftDetector(margin: 0, valuesBetweenAlarms: limit, bets: bets)
    }

    /// The first index of the later part, where the mean ranks of both parts differ most, measured by their deviation.
    private static func division(of ranked: [Entry], from start: Int) -> Int {
        var ranks = [Double](repeating: 0, count: ranked.count)
        for (rank, entry) in ranked.enumerated() { ranks[entry.index - start] = Double(rank) }
        let count = Double(ranks.count)
        var (sum, best, place) = (0.0, -1.0, 1)
        for size in 1..<max(ranks.count, 2) {
            sum += ranks[size - 1]
            let distance = abs(sum - Double(size) * (count - 1) / 2)
            let measured = distance / (Double(size) * (count - Double(size))).squareRoot()
            if measured > best { (best, place) = (measured, size) }
        }
        return start + place
    }

    /// A value in the order of its rank.
    private struct Entry {
        let value: Double
        let tie: UInt64
        let index: Int

        static func < (one: Entry, other: Entry) -> Bool {
            (one.value, one.tie) < (other.value, other.tie)
        }
    }
}

extension Array {
    /// How many elements at the begin satisfy a condition that none after them does.
    fileprivate func partitionPlace(_ isBefore: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
