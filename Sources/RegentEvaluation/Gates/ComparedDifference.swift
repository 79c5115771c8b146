import RegentMessages
import RegentModel

/// A metric of the run minus that of its baseline, as two independent samples.
///
/// With a relative margin r the baseline counts (1 + r·sign) times, so that the difference is compared with 0.
/// - Source: the method of variance estimates recovery, G. Y. Zou and A. Donner (2008), Statistics in Medicine
///   27:1693–1702; of two Wilson bounds it is Newcombe's method 10 (1998).
struct ComparedDifference: GateQuantity {
    let candidate: ComparedValue
    let baseline: ComparedValue
    /// How often the baseline counts.
    private let weight: Double
    /// Size of the baseline that a relative margin is a part of; nil for an absolute one.
    private let unit: Double?
    private let relative: Double
    private let confidence: Double

    /// Nil where the margin is relative to a baseline that is 0.
    init?(_ candidate: ComparedValue, _ baseline: ComparedValue, rule: GateRule) {
        (self.candidate, self.baseline, confidence) = (candidate, baseline, rule.level)
        relative = rule.marginRelative ?? 0
        guard let part = rule.marginRelative else {
            (weight, unit) = (1, nil)
            return
        }
        guard let estimate = baseline.estimate, estimate != 0, estimate.isFinite else { return nil }
        (weight, unit) = (estimate > 0 ? 1 + part : 1 - part, abs(estimate))
    }

    /// The fewer present values, and the more missing ones, of the two runs.
    var coverage: Coverage {
        let (one, other) = (candidate.coverage, baseline.coverage)
        return Coverage(present: min(one.present, other.present), missing: max(one.missing, other.missing))
    }

    var clusterCount: Int { candidate.clusterCount }

    var method: String {
        let methods = [candidate.method, baseline.method]
        if methods.allSatisfy({ $0 == "point" }) { return "point" }
        if methods.allSatisfy({ $0 == "wilson" }) { return "newcombe" }
        let isQuantile = methods.allSatisfy { $0 == "order-statistic" || $0 == "cluster-bootstrap" }
        if isQuantile { return methods.contains("cluster-bootstrap") ? "cluster-bootstrap" : "order-statistic" }
        return "square-and-add"
    }

    var absence: String {
        isUnbounded || method == "point" || [candidate.absence, baseline.absence].contains("COVERAGE")
            ? "COVERAGE" : "NO_BOUND"
    }

    var estimate: Double? {
        guard let one = candidate.estimate, let other = baseline.estimate else { return nil }
        return one - weight * other
    }

    /// What the two standard errors would detect, together.
    var detectableEffect: Double? {
        guard let one = candidate.detectableEffect, let other = baseline.detectableEffect else { return nil }
        return (one * one + weight * weight * other * other).squareRoot()
    }

    func isComparable(_ value: Double?) -> Bool { candidate.isComparable(value) || value == -.infinity && isQuantile }

    /// A difference of a relative margin as a part of the baseline.
    func shown(_ value: Double) -> Double { unit.map { value / $0 + relative } ?? value }

    /// Missing values that could turn the sign of the baseline, which decides what a relative margin is.
    private var isUnbounded: Bool {
        guard unit != nil, baseline.missing > 0 else { return false }
        if case .derived = baseline.metric { return true }
        guard case .score(let name) = baseline.metric,
            let range = baseline.evidence.range(ofScore: name)
        else { return false }
        return range.lowerBound < 0 && range.upperBound > 0
    }

    private var isQuantile: Bool {
        if case .latency = candidate.metric { return true }
        return false
    }

    func value(_ fill: ComparedValue.Fill, _ side: ConfidenceBounds.Side?, confidence: Double) -> Double? {
        guard !isUnbounded else { return nil }
        // The baseline at its other extreme; a negative weight turns it round once more.
        let other: ComparedValue.Fill = (fill == .low) == (weight >= 0) ? .high : .low
        guard let one = candidate.value(fill, nil, confidence: confidence),
            let two = baseline.value(other, nil, confidence: confidence)
        else { return nil }
        guard let side else { return known(one - weight * two) }
        let otherSide = weight >= 0 ? side.opposite : side
        guard let bound = candidate.value(fill, side, confidence: confidence),
            let otherBound = baseline.value(other, otherSide, confidence: confidence)
        else { return nil }
        // Quantiles end against end, which is wider than needed and assumes nothing.
        if isQuantile { return known(bound - weight * otherBound) }
        let (reach, otherReach) = (one - bound, weight * (otherBound - two))
        let width = Self.hypotenuse(reach, otherReach)
        return known(one - weight * two + (side == .lower ? -width : width))
    }

    private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }

    private static func hypotenuse(_ a: Double, _ b: Double) -> Double {
        let plain = (a * a + b * b).squareRoot()
        guard !plain.isFinite else { return plain }
        let unit = Moments.unitOfHuge
        return ((a / unit) * (a / unit) + (b / unit) * (b / unit)).squareRoot() * unit
    }
}
