/// The bound of an expression of several estimates.
///
/// The variance of f(x) is about ∇f·Σ·∇f, with Σ the covariance of the parts.
/// - Source: docs/algorithms.md, "Derived metrics"; L. Wasserman, All of Statistics (2004), 9.9.
package enum DeltaMethod {
    /// A value with its derivatives by the parts: the expression is computed with these instead of with numbers.
    ///
    /// Derivatives are exact (forward differentiation). `min` and `max` have those of the operand they give, of the
    /// first where both are equal.
    package struct Term: Sendable, Hashable {
        /// The value; NaN if a part of it is missing, divided by 0 or beyond the range of a double.
        package let value: Double
        /// Derivative by each part.
        package let gradient: [Double]

        /// A number of the expression.
        package init(constant value: Double, parts: Int) {
            self.init(value, [Double](repeating: 0, count: parts))
        }

        /// The part at an index.
        package init(part index: Int, value: Double, of parts: Int) {
            self.init(value, (0..<parts).map { $0 == index ? 1 : 0 })
        }

        /// An infinite value becomes NaN, because 1 / ∞ or the lesser of ∞ and a number would hide it.
        private init(_ value: Double, _ gradient: [Double]) {
            (self.value, self.gradient) = (value.isFinite ? value : .nan, gradient)
        }

        /// The sum.
        package static func + (a: Term, b: Term) -> Term {
            Term(a.value + b.value, zip(a.gradient, b.gradient).map { $0 + $1 })
        }

        /// The difference.
        package static func - (a: Term, b: Term) -> Term {
            Term(a.value - b.value, zip(a.gradient, b.gradient).map { $0 - $1 })
        }

        /// The product.
        package static func * (a: Term, b: Term) -> Term {
            Term(a.value * b.value, zip(a.gradient, b.gradient).map { $0 * b.value + a.value * $1 })
        }

        /// The quotient; NaN where `b` is 0.
        package static func / (a: Term, b: Term) -> Term {
            let quotient = a.value / b.value
            return Term(quotient, zip(a.gradient, b.gradient).map { ($0 - quotient * $1) / b.value })
        }

        /// The lesser of both, or the one that is NaN.
        package static func minimum(_ a: Term, _ b: Term) -> Term { b.value < a.value || b.value.isNaN ? b : a }

        /// The greater of both, or the one that is NaN.
        package static func maximum(_ a: Term, _ b: Term) -> Term { b.value > a.value || b.value.isNaN ? b : a }
    }

    /// Standard error of an expression; nil where it is not finite.
    ///
    /// - Precondition: the covariance has a row and a column for each part.
    package static func standardError(_ term: Term, covariance: [[Double]]) -> Double? {
        var variance = ExactSum()
        for (row, first) in zip(covariance, term.gradient) {
            for (entry, second) in zip(row, term.gradient) { variance.add(first * second * entry) }
        }
        guard term.value.isFinite, variance.value.isFinite else { return nil }
        return max(0, variance.value).squareRoot()
    }

    /// Student's t bound of an expression; nil where it is not finite, or has no spread, which is not certainty.
    ///
    /// - Parameters:
    ///   - covariance: of the parts, as `ClusterCovariance` has it.
    ///   - degrees: clusters − 1, at least 1.
    ///   - confidence: one-sided, in [0.5, 1).
    package static func bound(
        _ term: Term, covariance: [[Double]], degrees: Int, _ side: ConfidenceBounds.Side, confidence: Double
    ) -> Double? {
        guard degrees >= 1, let error = standardError(term, covariance: covariance), error > 0 else { return nil }
        let reach = Distributions.studentQuantile(confidence, degrees: Double(degrees)) * error
        let bound = side == .lower ? term.value - reach : term.value + reach
        return bound.finite
    }
}
