import RegentMessages
import RegentModel

/// A metric of the run minus that of its baseline over the samples that both have.
///
/// Rates take Tango's score bound, means the paired t bound; over clusters both are means of differences with a
/// clustered standard error. A missing value of either side is anything legal.
struct ComparedPairs: GateQuantity {
    let coverage: Coverage
    /// Means of both sides over the complete pairs.
    let means: (candidate: Double, baseline: Double)?
    /// Two-sided p value of no difference.
    let pValue: Double?
    private let tally: PairTally
    private let isRate: Bool
    /// Pairs of which nothing is known.
    private let unknown: Int
    private let countsMissing: Bool
    private let isBound: Bool
    private let confidence: Double
    private let range: ClosedRange<Double>?
    /// How often the baseline counts, see `ComparedDifference`.
    private let weight: Double
    private let unit: Double?
    private let relative: Double
    private let differences: FilledMean?
    /// The differences of the complete pairs; nil of independent pairs of a rate.
    private let known: FilledMean?
    private let isClustered: Bool

    /// Nil where the margin is relative to a baseline that is 0.
    ///
    /// - Parameters:
    ///   - unknown: pairs of which nothing is known, because their records were left out.
    ///   - range: legal values of the metric; nil for a score without a range.
    init?(_ tally: PairTally, rule: GateRule, isRate: Bool, unknown: Int, range: ClosedRange<Double>?) {
        (self.tally, self.isRate, self.range) = (tally, isRate, range)
        countsMissing = rule.missing != .exclude
        self.unknown = countsMissing ? unknown : 0
        isBound = ConfidenceBounds.Side(rule.bound) != nil
        confidence = rule.level
        relative = rule.marginRelative ?? 0
        isClustered = tally.hasClusters
        let pairs = tally.coverage
        coverage = Coverage(present: pairs.complete, missing: pairs.incomplete + unknown)
        means = Self.means(tally, isRate: isRate)
        if let part = rule.marginRelative {
            guard let means, means.baseline != 0, means.baseline.isFinite else { return nil }
            (weight, unit) = (means.baseline > 0 ? 1 + part : 1 - part, abs(means.baseline))
        } else {
            (weight, unit) = (1, nil)
        }
        guard !isRate || isClustered else {
            (differences, known, pValue) = (nil, nil, tally.proportions(nil).mcNemarPValue)
            return
        }
        differences = tally.mean(
            weight: weight, range: range, countingMissing: countsMissing, unknown: self.unknown)
        known = tally.mean(weight: weight, range: range, countingMissing: false, unknown: 0)
        pValue = tally.mean(weight: 1, range: range, countingMissing: false, unknown: 0)?.pValue
    }

    private static func means(_ tally: PairTally, isRate: Bool) -> (candidate: Double, baseline: Double)? {
        let count = tally.coverage.complete
        guard count > 0 else { return nil }
        if isRate {
            let pairs = tally.proportions(nil)
            let total = Double(count)
            return (
                Double(pairs.bothTrue + pairs.onlyCandidate) / total,
                Double(pairs.bothTrue + pairs.onlyBaseline) / total
            )
        }
        return tally.scoreMeans
    }

    var clusterCount: Int { isClustered && isBound ? differences?.clusterCount ?? 0 : 0 }

    var method: String {
        guard isBound else { return "point" }
        if isRate, !isClustered { return "tango" }
        return differences?.pairedMethod ?? "paired-t"
    }

    var absence: String { isUnbounded ? "COVERAGE" : "NO_BOUND" }

    /// Missing values that could be anything.
    private var isUnbounded: Bool {
        guard countsMissing, coverage.missing > 0 else { return false }
        guard let range else { return true }
        // The sign of the baseline decides what a relative margin is.
        return unit != nil && range.lowerBound < 0 && range.upperBound > 0
    }

    var estimate: Double? { known?.mean(.low) ?? tally.proportions(nil).difference }

    var detectableEffect: Double? {
        // Few pairs, or none that differ, say little of the spread: no effect is promised.
        guard coverage.present >= 30 else { return nil }
        let z = Distributions.normalQuantile(confidence) + Distributions.normalQuantile(0.8)
        if isRate, !isClustered {
            let pairs = tally.proportions(nil)
            guard let difference = pairs.difference else { return nil }
            let count = Double(pairs.count)
            let share = Double(pairs.onlyCandidate + pairs.onlyBaseline) / count
            let error = (max(0, share - difference * difference) / count).squareRoot()
            return error == 0 ? nil : z * error
        }
        return known?.standardError.flatMap { $0 > 0 ? z * $0 : nil }
    }

    func isComparable(_ value: Double?) -> Bool { value?.isFinite ?? true }

    func shown(_ value: Double) -> Double { unit.map { value / $0 + relative } ?? value }

    func value(_ fill: ComparedValue.Fill, _ side: ConfidenceBounds.Side?, confidence: Double) -> Double? {
        guard !isUnbounded else { return nil }
        guard isRate, !isClustered else {
            guard let side else { return differences?.mean(fill) }
            return differences?.bound(side, fill, confidence: confidence)
        }
        let pairs = tally.proportions(countsMissing ? fill : nil, unknown: unknown)
        guard let side else { return pairs.difference }
        return pairs.tangoBound(side, confidence: confidence)
    }
}
