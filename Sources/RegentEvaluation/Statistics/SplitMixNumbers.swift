import Foundation

/// Numbers of a small generator, the same everywhere.
///
/// - Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators" (2014).
package struct SplitMixNumbers: Sendable {
    private var state: UInt64

    /// The same numbers for the same seed.
    package init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below the bound; a bias of at most bound / 2⁶⁴ is left.
    package mutating func next(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in [0, 1) from the high 53 bits.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number of the standard normal distribution.
    ///
    /// - Source: G. Box and M. Muller, Annals of Mathematical Statistics 29:610–611 (1958).
    package mutating func normal() -> Double {
        let radius = (-2 * log1p(-unit())).squareRoot()
        return radius * cos(2 * Double.pi * unit())
    }
}
