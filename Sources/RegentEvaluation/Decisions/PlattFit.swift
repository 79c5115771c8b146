import Foundation

/// Platt scaling: a and b of 1 / (1 + exp(a z + b)).
///
/// - Source: H.-T. Lin, C.-J. Lin and R. Weng, "A note on Platt's probabilistic outputs for support vector machines"
///   (2007), algorithm 1, with their targets; docs/decision-models.md, "Calibration".
package struct PlattFit: Sendable, Equatable {
    /// Steps at most.
    static let stepCount = 100

    /// Factor of the logit; below 0.
    package let a: Double
    /// Added to it.
    package let b: Double

    /// Fits both numbers.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED where larger logits are not more often right; `CancellationError`.
    package init(_ logits: [Double], isRight: [Bool], stop: StopCheck = StopCheck()) throws {
        let right = isRight.count { $0 }
        let wrong = isRight.count - right
        guard right > 0, wrong > 0 else {
            throw StudyRefusal.of("calibration", "every row has the same answer: give rows of both kinds")
        }
        let (high, low) = (Double(right + 1) / Double(right + 2), 1 / Double(wrong + 2))
        let targets = isRight.map { $0 ? high : low }
        var (a, b) = (0.0, log(Double(wrong + 1) / Double(right + 1)))
        var loss = Self.loss(logits, targets, a, b)
        for _ in 0..<Self.stepCount {
            try stop.check()
            let step = Self.step(logits, targets, a, b)
            guard step.descent.isFinite else { break }
            if -step.descent <= 1e-16 * max(1, loss) {
                guard a < 0 else { break }
                (self.a, self.b) = (a, b)
                return
            }
            guard let next = Self.moved(logits, targets, (a, b), step, loss) else { break }
            (a, b, loss) = next
        }
        throw StudyRefusal.of(
            "calibration",
            "Platt scaling finds no falling curve: larger logits are not more often right; fit the weights first")
    }

    private static func moved(
        _ logits: [Double], _ targets: [Double], _ now: (a: Double, b: Double),
        _ step: (a: Double, b: Double, descent: Double), _ loss: Double
    ) -> (Double, Double, Double)? {
        var share = 1.0
        while share > 1e-10 {
            let (a, b) = (now.a + share * step.a, now.b + share * step.b)
            let found = Self.loss(logits, targets, a, b)
            // Where rounding hides what is left to gain, the whole step is right.
            if found < loss + 1e-4 * share * step.descent || -step.descent <= 1e-10 * max(1, loss) {
                return (a, b, found)
            }
            share /= 2
        }
        return nil
    }

    /// −Σ t ln p + (1 − t) ln(1 − p), without overflow.
    private static func loss(_ logits: [Double], _ targets: [Double], _ a: Double, _ b: Double) -> Double {
        zip(logits, targets).reduce(0) { sum, row in
            let power = row.0 * a + b
            return sum + row.1 * power + LogisticFunction.softplus(-power)
        }
    }

    private static func step(
        _ logits: [Double], _ targets: [Double], _ a: Double, _ b: Double
    ) -> (a: Double, b: Double, descent: Double) {
        var (h11, h22, h21, g1, g2) = (1e-12, 1e-12, 0.0, 0.0, 0.0)
        for (logit, target) in zip(logits, targets) {
            let p = LogisticFunction.probability(-(logit * a + b))
            let (curve, slope) = (p * (1 - p), target - p)
            h11 += logit * logit * curve
            h22 += curve
            h21 += logit * curve
            g1 += logit * slope
            g2 += slope
        }
        let determinant = h11 * h22 - h21 * h21
        let (stepA, stepB) = (-(h22 * g1 - h21 * g2) / determinant, -(h11 * g2 - h21 * g1) / determinant)
        return (stepA, stepB, g1 * stepA + g2 * stepB)
    }
}
