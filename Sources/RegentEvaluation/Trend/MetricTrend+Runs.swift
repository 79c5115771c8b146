package import RegentMessages
package import RegentModel

extension MetricTrend {
    /// A metric over the sealed runs of a plan.
    ///
    /// Invalidated runs, and those without a value, are shown; change points do not count them.
    /// - Parameters:
    ///   - runs: the oldest first; those that are not sealed are left out.
    /// - Throws: `Refusal` UNKNOWN_METRIC where there are runs and none has the metric.
    package init(plan: String, metric: String, runs: [EvalRun], hasOlder: Bool) throws(Refusal) {
        self.init(plan: plan, metric: metric, method: ChangePoints.method, significance: ChangePoints.significance)
        self.hasOlder = hasOlder
        let sealed = runs.filter { $0.summary != nil }
        guard sealed.isEmpty || sealed.contains(where: { $0.summary?.estimate(of: metric) != nil }) else {
            throw Refusal(
                .unknownMetric,
                "no run of plan \(plan) has a metric \(metric); `regent eval summary` lists those of a run",
                ["metric": metric, "plan": plan])
        }
        points = sealed.map { run in
            TrendPoint(
                run: run.name, modelVersion: run.modelVersion, attempt: run.attempt, createTime: run.createTime,
                state: run.state, invalidated: run.isInvalidated,
                estimate: run.summary?.estimate(of: metric) ?? MetricEstimate(reason: "MISSING_METRIC"))
        }
        mark()
    }

    /// Leaves out the oldest runs of a trend that is too large for a reply; change points stay as they were found.
    package mutating func leaveOutOldest(bytesMax: Int) {
        while !points.isEmpty, encodedByteCount > bytesMax {
            points.removeFirst((points.count + 3) / 4)
            hasOlder = true
        }
    }

    private mutating func mark() {
        let counted = points.indices.filter { !points[$0].invalidated && points[$0].estimate?.value != nil }
        let values = counted.compactMap { points[$0].estimate?.value }
        let places = ChangePoints.places(of: values)
        for (number, place) in places.enumerated() {
            let start = number == 0 ? 0 : places[number - 1].index
            let end = number + 1 < places.count ? places[number + 1].index : values.count
            points[counted[place.index]].change = ChangePoint(
                before: Self.median(values[start..<place.index]), after: Self.median(values[place.index..<end]),
                pValue: place.pValue)
        }
    }

    /// The lower of the two in the middle where their number is even, so that it is a value of a run.
    private static func median(_ values: ArraySlice<Double>) -> Double {
        values.sorted()[(values.count - 1) / 2]
    }
}

extension EvalSummary {
    /// A metric with its interval; nil of one that the run does not have.
    func estimate(of metric: String) -> MetricEstimate? {
        guard metric == "sample_count" else { return metrics[metric] }
        return MetricEstimate(value: Double(sampleCount), n: sampleCount, missing: rejected, coverage: 1)
    }
}
