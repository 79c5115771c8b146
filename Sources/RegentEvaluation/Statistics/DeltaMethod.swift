/// Expressions of several estimates with their slopes, from which their bounds are made.
///
/// The variance of f(x) is about ∇f·Σ·∇f, with Σ the covariance of the parts; `DerivedEstimate` computes it.
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
}
