/// A guardrail of a canary: what is compared, in which direction it is better, and by how much it may be worse.
package struct JudgeMetric: Sendable, Hashable {
    /// Which values are better.
    package enum Direction: Sendable, Hashable {
        /// Larger ones, as of a rate of valid answers.
        case higher
        /// Smaller ones, as of a rate of errors.
        case lower
    }

    /// How a violation of safety counts.
    package enum Tolerance: Sendable, Hashable {
        /// One violation rolls back.
        case none
        /// Evidence that the canary's rate of violations exceeds `rate`, in (0, 0.5], with a chance of error `alpha`.
        case rate(Double, alpha: Double)
    }

    /// What the values are.
    package enum Kind: Sendable, Hashable {
        /// 0 or 1, or the share of a key's answers.
        case rate(betterWhen: Direction)
        /// A score in a range; values outside count as its ends.
        case score(ClosedRange<Double>, betterWhen: Direction)
        /// Milliseconds, lower is better.
        case latency
        /// 1 where the answer complies, 0 where it violates.
        case safety(Tolerance)
    }

    /// What the canary is compared with; not of safety, which has its own rule.
    package enum Reference: Sendable, Hashable {
        /// The baseline; the canary may be worse by the margin, in units of harm in [0, 1).
        ///
        /// Of a rate that is the difference of the rates, of a score a part of its range, of a latency the difference
        /// in the share of slow answers.
        case baseline(margin: Double)
        /// A limit in the metric's own unit: of a latency, at most `tail` of the answers may be slower.
        case limit(Double, tail: Double = 0.05)
    }

    /// The name, such as `schema_valid_rate`.
    package let name: String
    /// What its values are.
    package let kind: Kind
    /// What the canary is compared with.
    package let reference: Reference
    /// Share of the wealth that is bet on this metric, relative to the other metrics; above 0.
    package let weight: Double
    /// Whether the value of a key before it was exposed is used to reduce noise; of rates and scores against the
    /// baseline only.
    package let isAdjusted: Bool

    package init(
        _ name: String, _ kind: Kind, _ reference: Reference, weight: Double = 1, isAdjusted: Bool = false
    ) {
        (self.name, self.kind, self.reference) = (name, kind, reference)
        (self.weight, self.isAdjusted) = (weight, isAdjusted)
    }

    /// A rule on violations of safety: `tolerance` says when they roll back.
    package static func safety(_ name: String, _ tolerance: Tolerance) -> JudgeMetric {
        JudgeMetric(name, .safety(tolerance), .baseline(margin: 0))
    }

    /// Whether it is a rule on violations of safety.
    package var isSafety: Bool {
        if case .safety = kind { true } else { false }
    }

    /// Harm of a value, in [0, 1]; nil where it is not a number. Of a latency against a limit, whether it is slower.
    func harm(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        switch kind {
        case .rate(let direction): return Self.harm(min(max(value, 0), 1), direction)
        case .score(let range, let direction):
            let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
            return Self.harm(min(max(share, 0), 1), direction)
        case .latency:
            guard case .limit(let limit, _) = reference else { return nil }
            return value > limit ? 1 : 0
        case .safety: return value < 1 ? 1 : 0
        }
    }

    private static func harm(_ share: Double, _ direction: Direction) -> Double {
        direction == .higher ? 1 - share : share
    }

    /// The mean harm up to which the canary is not worse; nil where the metric breaks a rule of its fields.
    var margin: Double? {
        let margin: Double? =
            switch (kind, reference) {
            case (.safety(let tolerance), _): Self.isValid(tolerance) ? 0 : nil
            case (_, .baseline(let margin)): margin
            case (.latency, .limit(let limit, let tail)): limit >= 0 && limit.isFinite && tail > 0 ? tail : nil
            case (_, .limit(let limit, _)): harm(of: limit)
            }
        guard let margin, margin >= 0, margin < 1 else { return nil }
        return margin
    }

    private static func isValid(_ tolerance: Tolerance) -> Bool {
        guard case .rate(let rate, let alpha) = tolerance else { return true }
        return rate > 0 && rate <= 0.5 && alpha > 0 && alpha < 1
    }

    /// Whether every field is in its range.
    var isValid: Bool {
        guard !name.isEmpty, weight > 0, weight.isFinite, margin != nil else { return false }
        if case .score(let range, _) = kind {
            let width = range.upperBound - range.lowerBound
            guard width > 0, width.isFinite else { return false }
        }
        guard isAdjusted else { return true }
        guard case .baseline = reference else { return false }
        switch kind {
        case .rate, .score: return true
        case .latency, .safety: return false
        }
    }
}
