/// The exact bound of a rate.
///
/// It covers with at least its confidence at every n and every rate, which Wilson's bound does not, and is wider.
/// - Source: C. Clopper and E. Pearson (1934); docs/algorithms.md, "Confidence bounds".
package enum ClopperPearson {
    /// The rate at which the observed count, or one further off, has the probability 1 − confidence.
    ///
    /// - Parameter confidence: one-sided, in [0.5, 1).
    /// - Precondition: 0 ≤ successes ≤ trials, and trials is not 0.
    package static func bound(
        successes: Int, trials: Int, _ side: ConfidenceBounds.Side, confidence: Double
    ) -> Double {
        switch side {
        case .lower: lower(successes, trials, confidence)
        case .upper: 1 - lower(trials - successes, trials, confidence)
        }
    }

    private static func lower(_ successes: Int, _ trials: Int, _ confidence: Double) -> Double {
        guard successes > 0 else { return 0 }
        let (a, b) = (Double(successes), Double(trials - successes) + 1)
        return Distributions.bisect(1 - confidence, in: 0...1) { Distributions.incompleteBeta($0, a, b) }
    }
}
