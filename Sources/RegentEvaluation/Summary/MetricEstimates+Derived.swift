import RegentMessages
import RegentModel

extension MetricEstimates {
    /// The estimate of a derived metric; its interval is by the delta method.
    ///
    /// - Parameter parts: the estimate of a metric that is not derived.
    func derived(_ name: String, parts: (String) -> MetricEstimate?) -> MetricEstimate {
        var estimate = MetricEstimate()
        guard let metric = evidence.derived[name] else { return estimate }
        let estimates = metric.parts.map { parts($0) ?? MetricEstimate() }
        estimate.n = estimates.map(\.n).min() ?? 0
        estimate.missing = estimates.map(\.missing).max() ?? 0
        estimate.coverage = estimates.map(\.coverage).min() ?? 0
        let value = evidence.derived.value(of: name) { parts($0)?.value }
        estimate.value = value?.number
        estimate.reason = evidence.sampleCount == 0 ? "NO_DATA" : value?.reason ?? ""
        if case .value(let term, false)? = value, let spread = spread(of: term, metric, estimates) {
            if clusters != nil { estimate.clusters = UInt64(spread.count) }
            estimate.interval = spread.interval(around: term.value, isClustered: clusters != nil)
        }
        return estimate
    }

    /// How far the clusters move the value; nil where it is not known, as of percentiles, or where clusters are not.
    private func spread(
        of term: DeltaMethod.Term, _ metric: DerivedMetrics.Derived, _ estimates: [MetricEstimate]
    ) -> Spread? {
        guard let rows = evidence.rows, !hasUnknownClusters else { return nil }
        var parts: [(metric: Metric, mean: Double, n: Double, slope: Double)] = []
        for (index, name) in metric.parts.enumerated() where term.gradient[index] != 0 {
            let isScore = evidence.scores[name] != nil
            let kind = isScore ? .score(name) : Metric.builtIn(name, quantile: nil) ?? .score(name)
            if case .latency = kind { return nil }
            guard kind != .sampleCount else { continue }
            guard let mean = estimates[index].value else { return nil }
            parts.append((kind, mean, Double(estimates[index].n), term.gradient[index]))
        }
        var spread = Spread()
        for table in clusters.map({ [$0] }) ?? ClusterTable.tables(rows) {
            var influences = [Influence](repeating: Influence(), count: table.count)
            for part in parts {
                for (number, total) in evidence.totals(of: part.metric, in: table).enumerated() where total.count > 0 {
                    influences[number].add(total, mean: part.mean, weight: part.slope / part.n)
                }
            }
            for influence in influences where influence.hasValues { spread.add(influence.value) }
        }
        return spread
    }

    /// How far one cluster moves a value.
    private struct Influence {
        private(set) var hasValues = false
        private var sum = 0.0
        private var scale = 0.0

        mutating func add(_ total: ClusterTotal, mean: Double, weight: Double) {
            let share = Double(total.count) * mean
            hasValues = true
            sum += weight * (total.sum - share)
            scale += abs(weight) * (abs(total.sum) + abs(share))
        }

        /// What is left of parts that cancel each other but for rounding is no spread.
        var value: Double { abs(sum) <= 8 * scale.ulp ? 0 : sum }
    }

    /// The influences of the clusters on a value: how far each moves it.
    ///
    /// The sum of their squares is ∇f·Σ·∇f with the covariance Σ of the parts by CR1, without a matrix.
    private struct Spread {
        private var squares = ExactSum()
        /// Clusters that have a value of a part.
        private(set) var count = 0

        mutating func add(_ influence: Double) {
            squares.add(influence * influence)
            count += 1
        }

        /// Nil below two clusters, and without spread, which is not certainty.
        func interval(around value: Double, isClustered: Bool) -> Interval? {
            guard count > 1 else { return nil }
            let variance = Double(count) / Double(count - 1) * squares.value
            guard variance.isFinite, variance > 0 else { return nil }
            let reach =
                Distributions.studentQuantile(MetricEstimates.oneSided, degrees: Double(count - 1))
                * variance.squareRoot()
            return MetricEstimates.interval(isClustered ? "clustered-delta" : "delta") {
                $0 == .lower ? value - reach : value + reach
            }
        }
    }
}
