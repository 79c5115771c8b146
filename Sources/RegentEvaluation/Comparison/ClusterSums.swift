/// What a clustered mean needs of the totals of all clusters, added one after the other.
///
/// It takes the same memory for any number of clusters, and every sum is exact, so that the order does not matter. A
/// value that depends on no other is a cluster of its own; then the standard error is that of Student's t.
/// - Source: as `ClusteredMean`; Σ (S − n·m)² = Σ S² − 2m·Σ S·n + m²·Σ n², in which nothing is lost because each
///   product is added with its rounding error (T. J. Dekker, Numerische Mathematik 18:224–242, 1971).
package struct ClusterSums: Sendable {
    /// Clusters with a value.
    package private(set) var clusterCount = 0
    /// Values.
    package private(set) var count = 0
    private var sum = ExactSum()
    private var squares = ExactSum()
    private var products = ExactSum()
    private var squaredSizes = ExactSum()
    private var leastMean = Double.infinity
    private var greatestMean = -Double.infinity
    /// Greatest size of a value that the differences are of.
    private var scale = 0.0

    /// No cluster yet.
    package init() {}

    /// Adds a cluster; one without a value is left out.
    package mutating func add(sum total: Double, count size: Int) {
        guard size > 0 else { return }
        clusterCount += 1
        count += size
        sum.add(total)
        squares.add(total, times: total)
        products.add(total, times: Double(size))
        squaredSizes.add(Double(size), times: Double(size))
        let mean = total / Double(size)
        leastMean = min(leastMean, mean)
        greatestMean = max(greatestMean, mean)
    }

    /// Notes the values of a difference, whose rounding is not spread.
    mutating func note(_ one: Double, _ other: Double) { scale = max(scale, abs(one), abs(other)) }

    /// Adds the clusters of other sums, which are other clusters.
    static func += (sums: inout ClusterSums, other: ClusterSums) {
        sums.clusterCount += other.clusterCount
        sums.count += other.count
        sums.sum += other.sum
        sums.squares += other.squares
        sums.products += other.products
        sums.squaredSizes += other.squaredSizes
        sums.leastMean = min(sums.leastMean, other.leastMean)
        sums.greatestMean = max(sums.greatestMean, other.greatestMean)
        sums.scale = max(sums.scale, other.scale)
    }

    /// Mean of all values; nil without one, NaN or infinite beyond the range of a double.
    package var mean: Double? { count == 0 ? nil : sum.divided(by: count) }

    /// How `bound` is computed, of differences between pairs.
    package func method(range: ClosedRange<Double>?) -> String {
        let name = clusterCount < count ? "paired-clustered-" : "paired-"
        guard standardError == 0, let mean, let range else { return name + "t" }
        return name + (ConfidenceBounds.isEnd(mean, of: range) ? "wilson" : "hoeffding")
    }

    /// Whether all clusters have the same mean, but for rounding, as of `ClusteredMean`.
    private var isFlat: Bool {
        let rounding = ClusteredMean.roundingOfDifferences(ofScale: scale)
        return greatestMean - leastMean <= 8 * max(abs(leastMean), abs(greatestMean)).ulp + 2 * rounding
    }

    /// CR1 standard error; nil below two clusters, or where a square passes the range of a double. It is 0 of clusters
    /// with the same mean, and of differences whose squares are below the range of a double.
    package var standardError: Double? {
        guard let mean, clusterCount > 1 else { return nil }
        if isFlat { return 0 }
        var residuals = ExactSum()
        for part in squares.parts { residuals.add(part) }
        for part in products.parts { residuals.add(part, times: -2 * mean) }
        let square = mean * mean
        for part in squaredSizes.parts {
            residuals.add(part, times: square)
            residuals.add(part * (-square).addingProduct(mean, mean))
        }
        let total = residuals.value
        guard total.isFinite else { return nil }
        let clusters = Double(clusterCount)
        return (clusters / (clusters - 1) * max(0, total)).squareRoot() / Double(count)
    }

    /// Student's t bound with clusters − 1 degrees of freedom; nil below two clusters, where a square passes the range
    /// of a double, and without spread where there is no range: it is no certainty.
    ///
    /// - Parameters:
    ///   - confidence: one-sided, in [0.5, 1).
    ///   - range: of the values.
    package func bound(_ side: ConfidenceBounds.Side, confidence: Double, range: ClosedRange<Double>?) -> Double? {
        guard let mean, mean.isFinite, let standardError else { return nil }
        guard standardError > 0 else {
            let effective = Double(count) / squaredSizes.value * Double(count)
            return range.map {
                ConfidenceBounds.ofEqualValues(mean, count: effective, range: $0, side, confidence: confidence)
            }
        }
        let reach = Distributions.studentQuantile(confidence, degrees: Double(clusterCount - 1)) * standardError
        let bound = side == .lower ? mean - reach : mean + reach
        guard let range else { return bound }
        return min(max(bound, range.lowerBound), range.upperBound)
    }
}

extension ExactSum {
    /// Adds a product, exactly unless it passes the range of a double or lies below it.
    fileprivate mutating func add(_ one: Double, times other: Double) {
        let product = one * other
        add(product)
        if product.isFinite { add((-product).addingProduct(one, other)) }
    }

    /// The sum as two doubles, which have more than 100 bits of it.
    fileprivate var parts: [Double] {
        let high = value
        guard high.isFinite else { return [high] }
        var rest = self
        rest.add(-high)
        return [high, rest.value]
    }
}
