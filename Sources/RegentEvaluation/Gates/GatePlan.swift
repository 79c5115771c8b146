package import RegentModel

/// How many samples a gate with a bound needs, if the true value is as assumed.
package struct GatePlan: Sendable, Hashable {
    /// One way to judge, and what it needs.
    package struct Design: Sendable, Hashable {
        /// Its name: bound, paired.
        package let name: String
        /// Samples; of a paired design pairs. Nil where no number up to 10⁹ is enough.
        package let samples: Int?
        /// What was assumed beside the numbers that were given.
        package let assumption: String
    }

    /// What is planned.
    package struct Question: Sendable {
        /// Metric of the gate.
        package var metric: String
        /// Threshold of the gate.
        package var threshold: Double
        /// Whether it is a minimum.
        package var isMinimum: Bool
        /// The true value that is assumed.
        package var value: Double
        /// Chance that the gate passes then.
        package var power = 0.9
        /// One-sided confidence of the bound.
        package var confidence = 0.95
        /// Of a score: the standard deviation of its values.
        package var deviation: Double?
        /// Share of the pairs whose outcomes differ; of a score the standard deviation of the differences.
        package var disagreement: Double?
        /// Samples in a cluster.
        package var clusterSize = 1.0
        /// Correlation within a cluster.
        package var correlation = 0.0

        /// A question with the usual power and confidence.
        package init(metric: String, threshold: Double, isMinimum: Bool, value: Double) {
            (self.metric, self.threshold, self.isMinimum, self.value) = (metric, threshold, isMinimum, value)
        }
    }

    /// The designs, the one without pairs first.
    package let designs: [Design]

    /// Plans a gate.
    ///
    /// - Throws: `Refusal` GATE_POLICY_INVALID naming what is out of range, or that no number of samples is enough.
    package init(_ question: Question) throws(Refusal) {
        try Self.check(question)
        let effect = SampleSize.designEffect(clusterSize: question.clusterSize, correlation: question.correlation)
        func scaled(_ count: Int?) -> Int? {
            guard let count else { return nil }
            let samples = (Double(count) * effect).rounded(.up)
            return samples <= Double(SampleSize.countMax) ? Int(samples) : nil
        }
        let found = question.deviation == nil ? Self.rate(question) : Self.mean(question)
        designs = found.map { Design(name: $0.name, samples: scaled($0.samples), assumption: $0.assumption) }
    }

    private static func check(_ question: Question) throws(Refusal) {
        func bad(_ text: String) -> Refusal { Refusal(.gatePolicyInvalid, text, ["metric": question.metric]) }
        let name = question.metric
        switch Metric.builtIn(name, quantile: nil) {
        case .rate, .statusRate:
            guard question.deviation == nil else { throw bad("\(name) is a rate: remove the deviation") }
            guard question.threshold > 0, question.threshold < 1, question.value >= 0, question.value <= 1 else {
                throw bad("\(name) is a rate: the threshold must be above 0 and below 1, the true value 0 to 1")
            }
        case .latency:
            throw bad("\(name) is a quantile: its bound needs 59 values for p95, 299 for p99, 2,995 for p99.9")
        case .sampleCount: throw bad("\(name) has no bound; plan a rate or a score")
        default:
            guard let deviation = question.deviation, deviation > 0, deviation.isFinite else {
                throw bad("\(name) is a score: its standard deviation is needed, for example --deviation 0.2")
            }
        }
        guard question.value.isFinite, question.threshold.isFinite else { throw bad("the numbers must be finite") }
        guard question.power >= 0.5, question.power < 1, question.confidence >= 0.5, question.confidence < 1 else {
            throw bad("power and confidence must be at least 0.5 and below 1")
        }
        guard question.isMinimum ? question.value > question.threshold : question.value < question.threshold else {
            throw bad(
                "a true \(name) of \(question.value) does not meet the threshold \(question.threshold): no number of "
                    + "samples is enough")
        }
        guard question.clusterSize >= 1, question.clusterSize.isFinite, (0...1).contains(question.correlation) else {
            throw bad("the cluster size must be at least 1, and the correlation 0 to 1")
        }
        if let disagreement = question.disagreement {
            guard disagreement > 0, question.deviation != nil || disagreement <= 1 else {
                throw bad("the disagreement must be above 0, and of a rate at most 1")
            }
        }
    }

    /// The baseline of the paired design has the true value, and the run may be worse by what lies between it and the
    /// threshold.
    private static func rate(_ question: Question) -> [Design] {
        let bound = SampleSize.rate(
            threshold: question.threshold, true: question.value, question.isMinimum ? .lower : .upper,
            confidence: question.confidence, power: question.power)
        let independent = 2 * question.value * (1 - question.value)
        let share = question.disagreement ?? independent
        let pairs =
            share > 0
            ? SampleSize.pairedRates(
                margin: -abs(question.value - question.threshold), onlyCandidate: share / 2, onlyBaseline: share / 2,
                confidence: question.confidence, power: question.power) : nil
        let assumption =
            question.disagreement == nil
            ? "the outcomes of a pair are independent, so \(rounded(share)) of the pairs differ"
            : "\(rounded(share)) of the pairs differ"
        return [
            Design(name: "bound", samples: bound, assumption: ""),
            Design(
                name: "paired", samples: pairs,
                assumption: "baseline \(question.value), margin \(rounded(abs(question.value - question.threshold))); "
                    + assumption),
        ]
    }

    private static func mean(_ question: Question) -> [Design] {
        guard let deviation = question.deviation else { return [] }
        let distance = abs(question.value - question.threshold)
        func samples(_ deviation: Double) -> Int? {
            SampleSize.mean(
                margin: -distance, difference: 0, deviation: deviation, confidence: question.confidence,
                power: question.power)
        }
        // Two independent values differ by √2 deviations.
        let differences = question.disagreement ?? deviation * 2.0.squareRoot()
        return [
            Design(name: "bound", samples: samples(deviation), assumption: "standard deviation \(deviation)"),
            Design(
                name: "paired", samples: samples(differences),
                assumption: "baseline \(question.value), margin \(rounded(distance)); standard deviation of the "
                    + "differences \(rounded(differences))"),
        ]
    }

    private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
}
