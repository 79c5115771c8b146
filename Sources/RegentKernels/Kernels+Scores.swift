import CRegentKernels

/// Calibration that turns a logit into a probability: 1 / (1 + exp(−(slope · x + offset))).
package struct Calibration: Hashable, Sendable {
    /// Factor of the logit.
    package let slope: Double
    /// Added to it.
    package let offset: Double

    /// The logit as it is.
    package static let identity = Calibration(slope: 1, offset: 0)

    /// The logit divided by a temperature.
    package static func temperature(_ temperature: Double) -> Calibration {
        Calibration(slope: 1 / temperature, offset: 0)
    }

    /// Platt's a · x + b, with the sign of the logit: a is positive where larger logits are more probable.
    package static func platt(a: Double, b: Double) -> Calibration {
        Calibration(slope: a, offset: b)
    }
}

/// The action that a decision model's score requires.
package enum ScoreDecision: Int, CaseIterable, Sendable {
    /// Go on without a person.
    case auto
    /// Ask a person.
    case ask
    /// Escalate; also chosen for a score that is not a number.
    case escalate
}

/// Probabilities and decisions of a batch of logits.
package struct ScoredBatch: Sendable {
    /// One per logit; NaN for a logit that is NaN.
    package let probabilities: [Float]
    /// Raw values of `ScoreDecision`, one a logit.
    fileprivate let codes: [UInt8]
    fileprivate let counts: [UInt64]

    /// The decision for a logit.
    package func decision(at index: Int) -> ScoreDecision {
        ScoreDecision(rawValue: Int(codes[index])) ?? .escalate
    }

    /// How many logits got the decision.
    package func count(of decision: ScoreDecision) -> Int { Int(counts[decision.rawValue]) }
}

extension Kernels {
    /// Calibrated probability and decision of every logit: AUTO from `autoMin` on, else ASK from `askMin` on, else
    /// ESCALATE.
    ///
    /// Limits are compared with the probability as it is given out, in single precision.
    /// - Shape: `logits[n]`, any n, any value.
    /// - Complexity: O(n), no scratch.
    package static func score(
        _ logits: Span<Float>, calibration: Calibration, autoMin: Double, askMin: Double
    ) -> ScoredBatch {
        var rule = RegentScoreRule(
            slope: calibration.slope, offset: calibration.offset, auto_min: autoMin, ask_min: askMin)
        var probabilities = [Float](repeating: 0, count: logits.count)
        var codes = [UInt8](repeating: 0, count: logits.count)
        var counts = [UInt64](repeating: 0, count: REGENT_DECISION_COUNT)
        unsafe logits.withUnsafeBufferPointer {
            unsafe regent_score_f32($0.baseAddress, $0.count, &rule, &probabilities, &codes, &counts)
        }
        return ScoredBatch(probabilities: probabilities, codes: codes, counts: counts)
    }
}
