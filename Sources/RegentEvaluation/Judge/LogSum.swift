import Foundation

/// Sums of numbers that are given by their logarithms.
enum LogSum {
    /// ln Σ exp(x); −∞ of nothing.
    static func of(_ terms: [Double]) -> Double {
        guard let largest = terms.max(), largest > -.infinity, largest < .infinity else {
            return terms.max() ?? -.infinity
        }
        var sum = 0.0
        for term in terms { sum += exp(term - largest) }
        return largest + log(sum)
    }

    /// exp(x), the largest double where it would be more.
    static func exponential(_ x: Double) -> Double { min(exp(x), .greatestFiniteMagnitude) }
}
