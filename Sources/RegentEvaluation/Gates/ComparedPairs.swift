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
        let filled = PairedDifferences(tally, weight: weight, range: range, countingMissing: countsMissing)
        let complete = PairedDifferences(tally, weight: weight, range: range, countingMissing: false)
        differences = isRate && !isClustered ? nil : filled.mean(unknown: self.unknown)
        known = isRate && !isClustered ? nil : complete.mean(unknown: 0)
        pValue =
            isRate && !isClustered ? tally.proportions(nil).mcNemarPValue : PairedDifferences.pValue(tally)
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
        var (one, other) = (ExactSum(), ExactSum())
        for pair in 0..<tally.count {
            let (candidate, baseline) = tally.values(pair)
            guard !candidate.isNaN, !baseline.isNaN else { continue }
            one.add(candidate)
            other.add(baseline)
        }
        return (one.divided(by: count), other.divided(by: count))
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

/// Pairs by their clusters, in the order in which they were added.
private struct ClusterRows {
    /// Where the pairs of each cluster begin in `rows`, and the last ones end.
    private var starts: [Int]
    private var rows: [UInt32]

    init(_ keys: [UInt64]) {
        let ranks = KeyRanks(keys)
        starts = [Int](repeating: 0, count: ranks.count + 1)
        for number in ranks.numbers { starts[Int(number) + 1] += 1 }
        for number in starts.indices.dropFirst() { starts[number] += starts[number - 1] }
        var next = starts
        rows = [UInt32](repeating: 0, count: keys.count)
        for (row, number) in ranks.numbers.enumerated() {
            rows[next[Int(number)]] = UInt32(row)
            next[Int(number)] += 1
        }
    }

    /// Clusters.
    var count: Int { starts.count - 1 }

    /// Places of the pairs of a cluster.
    func places(_ cluster: Int) -> Range<Int> { starts[cluster]..<starts[cluster + 1] }

    func row(_ place: Int) -> Int { Int(rows[place]) }
}

/// The differences of the pairs of a tally.
private struct PairedDifferences {
    private let tally: PairTally
    private let weight: Double
    private let range: ClosedRange<Double>?
    private let countsMissing: Bool

    init(_ tally: PairTally, weight: Double, range: ClosedRange<Double>?, countingMissing: Bool) {
        (self.tally, self.weight, self.range, countsMissing) = (tally, weight, range, countingMissing)
    }

    /// What a difference may be.
    private var differenceRange: ClosedRange<Double>? {
        guard let range else { return nil }
        let ends = [weight * range.lowerBound, weight * range.upperBound]
        let (low, high) = (range.lowerBound - max(ends[0], ends[1]), range.upperBound - min(ends[0], ends[1]))
        return low.isFinite && high.isFinite ? low...high : nil
    }

    func mean(unknown: Int) -> FilledMean? {
        let rows = tally.hasClusters ? ClusterRows(tally.keys) : nil
        var (clusters, totals): ([FilledMean.Cluster], [ClusterTotal]) = ([], [])
        var (middles, known): ([Double], [Double]) = ([], [])
        var (sum, scale) = (ExactSum(), 0.0)
        for number in 0..<(rows?.count ?? tally.count) {
            middles.removeAll(keepingCapacity: true)
            known.removeAll(keepingCapacity: true)
            var reach = 0.0
            for place in rows?.places(number) ?? number..<number + 1 {
                let (candidate, baseline) = tally.values(rows?.row(place) ?? place)
                guard let difference = difference(candidate, baseline) else { continue }
                scale = max(scale, Self.size(candidate), Self.size(weight * baseline))
                sum.add(difference.middle)
                reach += difference.reach
                middles.append(difference.middle)
                if difference.reach == 0 { known.append(difference.middle) }
            }
            clusters.append(FilledMean.Cluster(middle: Self.sum(middles), reach: reach, count: middles.count))
            totals.append(ClusterTotal(sum: Self.sum(known), count: known.count))
        }
        let values = clusters.reduce(0) { $0 + $1.count }
        guard values > 0 else { return nil }
        return FilledMean(
            clusters, known: totals, unknown: unknown, range: differenceRange, mean: sum.divided(by: values),
            rounding: ClusteredMean.roundingOfDifferences(ofScale: scale))
    }

    /// Size of a value; 0 of a missing one.
    private static func size(_ value: Double) -> Double { value.isNaN ? 0 : abs(value) }

    /// The middle of what the difference of a pair may be, and how far it may be off; nil of a pair that does not
    /// count.
    private func difference(_ candidate: Double, _ baseline: Double) -> (middle: Double, reach: Double)? {
        if !candidate.isNaN, !baseline.isNaN { return (candidate - weight * baseline, 0) }
        guard countsMissing, let range else { return nil }
        let (centre, half) = (
            range.lowerBound / 2 + range.upperBound / 2, range.upperBound / 2 - range.lowerBound / 2
        )
        let one = candidate.isNaN ? (centre, half) : (candidate, 0)
        let other = baseline.isNaN ? (weight * centre, abs(weight) * half) : (weight * baseline, 0)
        return (one.0 - other.0, one.1 + other.1)
    }

    private static func sum(_ values: [Double]) -> Double {
        guard values.count > 1 else { return values.first ?? 0 }
        var sum = ExactSum()
        for value in values { sum.add(value) }
        return sum.value
    }

    /// Two-sided p value of no difference over the complete pairs.
    static func pValue(_ tally: PairTally) -> Double? {
        let pairs = PairedDifferences(tally, weight: 1, range: nil, countingMissing: false)
        return pairs.mean(unknown: 0)?.pValue
    }
}
