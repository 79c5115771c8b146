/// What the evidence on a canary supports, and the figures behind it.
package struct JudgeVerdict: Sendable, Hashable {
    /// What is to be done.
    package enum Decision: String, Sendable, Hashable, CaseIterable {
        /// No guardrail is worse than its margin allows, each one proven.
        case promote = "PROMOTE"
        /// The evidence supports nothing yet.
        case hold = "HOLD"
        /// A guardrail is worse than its margin allows.
        case rollBack = "ROLLBACK"
        /// The comparison itself cannot be trusted.
        case invalid = "INVALID"
    }

    /// Why; stable codes.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The canary violated a safety rule without tolerance.
        case safetyViolation = "SAFETY_VIOLATION"
        /// The canary violates safety more often than it may.
        case safetyRate = "SAFETY_RATE"
        /// The guardrails together are worse than their margins allow.
        case harm = "HARM"
        /// The arms do not get their shares of the keys.
        case sampleRatio = "SAMPLE_RATIO"
        /// The stored state is not one of a judge.
        case stateInvalid = "STATE_INVALID"
        /// The stored state is of another plan.
        case planChanged = "PLAN_CHANGED"
        /// An arm has fewer units than the plan asks for.
        case tooFewUnits = "TOO_FEW_UNITS"
        /// A guardrail has no value in one of the arms.
        case noValues = "NO_VALUES"
        /// The canary lacks values that the baseline has.
        case coverage = "COVERAGE"
        /// A guardrail may still be worse than its margin allows.
        case notProven = "NOT_PROVEN"
        /// Every guardrail is proven not to be worse than its margin allows.
        case noHarm = "NO_HARM"
    }

    /// What is to be done.
    package let decision: Decision
    /// At least one, in the order of their weight.
    package let reasons: [Reason]
    /// One per metric, in the order of the plan.
    package let metrics: [JudgeFigures]
    /// Names of the metrics that are found worse, by closed e-BH at the plan's alpha and the rules on safety.
    package let offenders: [String]
    /// Evidence of harm of all metrics together; a rollback at 1 / alpha.
    package let eValue: Double
    /// The highest it has been.
    package let eValuePeak: Double
    /// Evidence that the arms do not get their shares; INVALID at 1 / the plan's alpha for it.
    package let sampleRatioEValue: Double
    /// Units of the canary.
    package let canaryUnits: Int
    /// Units of the baseline.
    package let baselineUnits: Int
    /// Outcomes of keys that had already counted.
    package let repeatCount: Int
}

/// The figures of one guardrail.
package struct JudgeFigures: Sendable, Hashable {
    /// One arm of a comparison.
    package struct ArmFigures: Sendable, Hashable {
        /// Units with a value.
        package let count: Int
        /// Units without one.
        package let missing: Int
        /// Mean of the values in the metric's own unit; nil without a value.
        package let mean: Double?
        /// p95 of a latency in milliseconds, within 1 %; nil of other metrics and without a value.
        package let p95: Double?
    }

    /// Name of the metric.
    package let name: String
    /// The canary.
    package let canary: ArmFigures
    /// The baseline.
    package let baseline: ArmFigures
    /// Blocks, or units of the canary against a limit, that were bet on.
    package let blockCount: Int
    /// Evidence that it is worse than its margin allows.
    package let eValue: Double
    /// Evidence that it is not; nil of safety.
    package let promotionEValue: Double?
    /// Interval of the mean difference in harm, canary less baseline or less limit, at 1 − alpha over all looks;
    /// nil before there is one.
    package let difference: ClosedRange<Double>?
    /// The mean difference in harm; nil without a block.
    package let meanDifference: Double?
    /// Whether the canary may still be worse.
    package let isProven: Bool
}
