/// The mean of values within clusters of which some are only known to lie in a range, and bounds of it.
///
/// The bound of a mean is concave or convex in the values, and its extremes over all fillings have no closed form when
/// there are clusters. So the extremes are enclosed: the standard error is a norm of the deviations, which moves by at
/// most the norm of what the values may move. The enclosure can make a gate INCONCLUSIVE that is not, and never makes
/// one PASS or FAIL.
/// - Source: the triangle inequality for the CR1 standard error; docs/evaluation.md, "Clusters in gates".
struct FilledMean: Sendable {
    /// What is known of a cluster: the sum of its values with each unknown one in the middle of where it may lie, how
    /// far that sum may be off, and how many values there are.
    struct Cluster: Sendable {
        var middle: Double
        var reach: Double
        var count: Int
    }

    /// What is left of the clusters once all were added.
    struct Parts: Sendable {
        /// The mean with every unknown value in the middle.
        let middles: ClusteredMean
        /// The mean of the known values; nil without one.
        let known: ClusteredMean?
        let reach: Double
        let reachNorm: Double
        let sizeNorm: Double

        /// Nil without a value.
        init?(_ sums: FilledMeanSums) {
            guard let middles = sums.middles.flatMap({ ClusteredMean($0) }) else { return nil }
            self.middles = middles
            known = sums.known.flatMap { ClusteredMean($0) }
            (reach, reachNorm, sizeNorm) = (sums.reach, sums.reachNorm, sums.sizeNorm)
        }
    }

    /// Where a value may lie; nil where that is not known.
    private let range: ClosedRange<Double>?
    /// The mean with every unknown value in the middle.
    private let middles: ClusteredMean
    /// The mean of the known values, where all of them have no spread.
    private let flat: ClusteredMean?
    /// How far all sums together may be off.
    private let reach: Double
    private let reachNorm: Double
    private let sizeNorm: Double
    /// Standard error of the mean of the known values; nil below two clusters.
    let knownError: Double?
    /// Values of which not even the cluster is known.
    private let unknown: Int

    /// The mean of the values; nil without any.
    ///
    /// - Parameters:
    ///   - known: the known values of each cluster.
    ///   - unknown: values that may be anything in the range and belong to any cluster.
    ///   - mean: the mean of the middles where the caller has it exactly.
    ///   - rounding: as of `ClusteredMean`.
    init?(
        _ clusters: [Cluster], known: [ClusterTotal], unknown: Int, range: ClosedRange<Double>?, mean: Double? = nil,
        rounding: Double = 0
    ) {
        var sums = FilledMeanSums()
        for (cluster, total) in zip(clusters, known) { sums.add(cluster, known: total) }
        sums.endSums(mean: mean, rounding: rounding)
        for (cluster, total) in zip(clusters, known) { sums.addResidual(of: cluster, known: total) }
        guard let parts = Parts(sums) else { return nil }
        self.init(parts, unknown: unknown, range: range)
    }

    /// The mean of clusters that were added one after the other.
    init(_ parts: Parts, unknown: Int, range: ClosedRange<Double>?) {
        (middles, self.unknown, self.range) = (parts.middles, unknown, range)
        (reach, reachNorm, sizeNorm) = (parts.reach, parts.reachNorm, parts.sizeNorm)
        knownError = parts.known?.standardError
        flat = parts.known.flatMap { $0.isFlat ? $0 : nil }
    }

    /// Clusters.
    var clusterCount: Int { middles.clusterCount }

    /// How `bound` is computed.
    var method: String { isWhole ? middles.method(range: range) : "clustered-t" }

    /// How `bound` is computed where the values are differences of pairs.
    var pairedMethod: String {
        if isWhole { return middles.pairedMethod(range: range) }
        return middles.clusterCount < middles.count ? "paired-clustered-t" : "paired-t"
    }

    /// Standard error with every unknown value in the middle; nil below two clusters.
    var standardError: Double? { middles.standardError }

    /// Two-sided p value of a mean of 0 by Student's t; nil below two clusters or without spread.
    var pValue: Double? { middles.pValue }

    /// Whether every value is known.
    private var isWhole: Bool { reach == 0 && unknown == 0 }

    /// Half the width of the range; 0 without one, where nothing may be unknown.
    private var halfWidth: Double { range.map { $0.upperBound / 2 - $0.lowerBound / 2 } ?? 0 }

    private var total: Double { Double(middles.count) + Double(unknown) }

    /// The least or the greatest mean.
    func mean(_ fill: ComparedValue.Fill) -> Double {
        guard !isWhole else { return middles.mean }
        let centre = range.map { $0.lowerBound / 2 + $0.upperBound / 2 } ?? 0
        let middle = (middles.mean * Double(middles.count) + centre * Double(unknown)) / total
        let far = (reach + halfWidth * Double(unknown)) / total
        return clamped(fill == .low ? middle - far : middle + far)
    }

    /// A number that no bound is below (fill low), or above (fill high); nil below two clusters.
    func bound(_ side: ConfidenceBounds.Side, _ fill: ComparedValue.Fill, confidence: Double) -> Double? {
        guard !isWhole else { return middles.bound(side, confidence: confidence, range: range) }
        guard let error = middles.standardError, error.isFinite else { return nil }
        let clusters = Double(middles.clusterCount)
        let t = Distributions.studentQuantile(confidence, degrees: Double(middles.degrees))
        let factor = (clusters / (clusters - 1)).squareRoot() / total
        let norm = error * Double(middles.count) / (clusters / (clusters - 1)).squareRoot()
        let far = 2 * halfWidth * Double(unknown)
        let slack = reachNorm + sizeNorm * (reach / Double(middles.count) + far / total) + far
        let isOutward = (side == .lower) == (fill == .low)
        let width = t * factor * (isOutward ? norm + slack : max(0, norm - slack))
        let plain = side == .lower ? mean(fill) - width : mean(fill) + width
        // Beyond the range of a double nothing is known but the range itself.
        guard !plain.isNaN else { return fill == .low ? range?.lowerBound : range?.upperBound }
        let bound = clamped(plain)
        // Known values without spread keep it if the unknown ones are like them.
        guard isOutward, let level = flat?.bound(side, confidence: confidence, range: range) else { return bound }
        return side == .lower ? min(bound, level) : max(bound, level)
    }

    private func clamped(_ value: Double) -> Double {
        guard let range else { return value }
        return min(max(value, range.lowerBound), range.upperBound)
    }
}
