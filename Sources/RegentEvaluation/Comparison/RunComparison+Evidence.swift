package import RegentMessages
package import RegentModel

/// A sample as a comparison sees it.
package struct AlignedSample: Sendable {
    /// UTF-8 of the sample id.
    package let id: [UInt8]
    /// Its status and outcomes.
    package let code: OutcomeCode

    package init(id: [UInt8], code: OutcomeCode) {
        self.id = id
        self.code = code
    }
}

extension RunComparison {
    /// Two runs side by side: a row a metric, and the outcomes that flipped between samples of
    /// the same id.
    ///
    /// - Shape: the samples in any order, ids unique in each list; at most `flipsMax` flips are
    ///   listed, in id order; all are counted.
    package init(
        baseline: Evidence, candidate: Evidence, baselineSamples: [AlignedSample],
        candidateSamples: [AlignedSample], flipsMax: Int
    ) {
        self.init()
        deltas = Self.deltas(baseline, candidate)
        align(Self.byID(baselineSamples), Self.byID(candidateSamples), flipsMax: flipsMax)
    }

    private static func byID(_ samples: [AlignedSample]) -> [AlignedSample] {
        samples.sorted { $0.id.lexicographicallyPrecedes($1.id) }
    }

    /// Walks both sorted lists once.
    private mutating func align(
        _ baseline: [AlignedSample], _ candidate: [AlignedSample], flipsMax: Int
    ) {
        var counts = Outcome.allCases.map { FlipCount(outcome: $0.field) }
        var (left, right) = (0, 0)
        while left < baseline.count, right < candidate.count {
            if baseline[left].id == candidate[right].id {
                aligned += 1
                count(baseline[left], candidate[right].code, into: &counts, flipsMax: flipsMax)
                (left, right) = (left + 1, right + 1)
            } else if baseline[left].id.lexicographicallyPrecedes(candidate[right].id) {
                left += 1
            } else {
                right += 1
            }
        }
        baselineOnly = UInt64(baseline.count) - aligned
        candidateOnly = UInt64(candidate.count) - aligned
        flipCounts = counts
    }

    private mutating func count(
        _ baseline: AlignedSample, _ candidate: OutcomeCode, into counts: inout [FlipCount],
        flipsMax: Int
    ) {
        for outcome in Outcome.allCases where baseline.code[outcome] != candidate[outcome] {
            let after = TriState(rawValue: Int32(candidate[outcome]))
            switch after {
            case .true: counts[outcome.rawValue].toTrue += 1
            case .false: counts[outcome.rawValue].toFalse += 1
            default: counts[outcome.rawValue].toAbsent += 1
            }
            guard flips.count < flipsMax else { continue }
            flips.append(
                SampleFlip(
                    sampleId: String(decoding: baseline.id, as: UTF8.self), outcome: outcome.field,
                    baseline: TriState(rawValue: Int32(baseline.code[outcome])), candidate: after))
        }
    }

    private static func deltas(_ baseline: Evidence, _ candidate: Evidence) -> [MetricDelta] {
        let (before, after) = (EvalSummary(of: baseline), EvalSummary(of: candidate))
        let names = Set(before.metrics.keys).union(after.metrics.keys).sorted()
        return names.map { name in
            var delta = MetricDelta()
            delta.metric = name
            delta.baseline = before.metrics[name]?.value
            delta.candidate = after.metrics[name]?.value
            if let from = delta.baseline, let to = delta.candidate { delta.delta = (to - from).finite }
            if let before = before.metrics[name], let after = after.metrics[name] {
                delta.interval = difference(before, after)
            }
            return delta
        }
    }

    /// Interval of a difference from the intervals of its ends.
    ///
    /// Rates and means: the square-and-add rule, which for Wilson intervals is Newcombe's
    /// method 10. Percentiles: end against end, which is wider than needed but assumes nothing. None where an end
    /// passes the range of a double.
    /// - Source: R. G. Newcombe (1998), Statistics in Medicine 17:873-890.
    private static func difference(_ baseline: MetricEstimate, _ candidate: MetricEstimate) -> Interval? {
        let interval = unlimitedDifference(baseline, candidate)
        guard let interval, interval.lower.isFinite, interval.upper.isFinite else { return nil }
        return interval
    }

    private static func unlimitedDifference(
        _ baseline: MetricEstimate, _ candidate: MetricEstimate
    ) -> Interval? {
        guard let from = baseline.value, let to = candidate.value,
            let first = baseline.interval, let second = candidate.interval
        else { return nil }
        if first.method == "order-statistic" {
            return Interval(
                lower: second.lower - first.upper, upper: second.upper - first.lower,
                confidence: first.confidence, method: "order-statistic")
        }
        func reach(_ a: Double, _ b: Double) -> Double {
            let plain = (a * a + b * b).squareRoot()
            guard !plain.isFinite else { return plain }
            let unit = Moments.unitOfHuge
            return ((a / unit) * (a / unit) + (b / unit) * (b / unit)).squareRoot() * unit
        }
        return Interval(
            lower: to - from - reach(to - second.lower, first.upper - from),
            upper: to - from + reach(second.upper - to, from - first.lower),
            confidence: first.confidence,
            method: first.method == "wilson" ? "newcombe" : "square-and-add")
    }
}
