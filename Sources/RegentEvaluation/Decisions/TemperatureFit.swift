import Foundation

/// The temperature with the least log-loss of logits divided by it.
///
/// One number, found on ln T by Newton's method; a step that leaves what is known of the place, or has no minimum to go
/// to, is a golden section of it instead.
/// - Source: C. Guo and others, "On calibration of modern neural networks" (2017); docs/decision-models.md,
///   "Calibration".
package struct TemperatureFit: Sendable, Equatable {
    /// Steps at most.
    static let stepCount = 20
    private static let goldenShare = 0.381_966_011_250_105_15
    /// Ends of ln T.
    private static let end = 20.0

    /// T, above 0; 1 / T is finite.
    package let temperature: Double

    /// Fits the temperature.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED where the loss has no least value; `CancellationError`.
    package init(_ logits: [Double], isRight: [Bool], stop: StopCheck = StopCheck()) throws {
        var (low, high) = (-Self.end, Self.end)
        guard Self.slopes(logits, isRight, low).first < 0 else {
            throw StudyRefusal.of(
                "calibration",
                "every logit above 0 was right and every one below wrong, so no temperature is the best: keep the "
                    + "probabilities as they are, or use platt")
        }
        guard Self.slopes(logits, isRight, high).first > 0 else {
            throw StudyRefusal.of(
                "calibration",
                "larger logits are not more often right, so no temperature is the best: fit the weights first, or use "
                    + "platt"
            )
        }
        var place = 0.0
        for _ in 0..<Self.stepCount {
            try stop.check()
            let slopes = Self.slopes(logits, isRight, place)
            if slopes.first < 0 { low = place } else { high = place }
            let newton = place - slopes.first / slopes.second
            let isUsable = slopes.second > 0 && newton >= low && newton <= high
            let next = isUsable ? newton : low + Self.goldenShare * (high - low)
            if isUsable, abs(next - place) <= 1e-9 {
                temperature = exp(next)
                return
            }
            place = next
        }
        throw StudyRefusal.of(
            "calibration", "the temperature is not found in \(Self.stepCount) steps: label more rows, or use platt")
    }

    /// First and second derivative of the loss by ln T.
    private static func slopes(
        _ logits: [Double], _ isRight: [Bool], _ place: Double
    ) -> (first: Double, second: Double) {
        let factor = exp(-place)
        var (first, second) = (0.0, 0.0)
        for (logit, right) in zip(logits, isRight) {
            let p = LogisticFunction.probability(factor * logit)
            // The smaller of both sides exactly, so that what is left of a sure answer is not lost.
            first += logit * (right ? -LogisticFunction.probability(-factor * logit) : p)
            second += logit * logit * p * LogisticFunction.probability(-factor * logit)
        }
        return (-factor * first, factor * factor * second + factor * first)
    }
}
