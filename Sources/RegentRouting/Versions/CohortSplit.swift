import RegentKernels
package import RegentMessages

/// Splits keys into those of the canary, of the baseline that is compared with it, and all others.
///
/// A larger share takes keys to those it had: 1 % lies in 5 %, 5 % in 25 %. The baseline, at the other end, is as large
/// and runs at the same time, so that the two are compared under the same conditions.
/// - Source: PROTOCOL.md, "Cohorts"
package struct CohortSplit: Sendable, Hashable {
    /// Largest share of the canary, in thousandths: beyond it the baseline would lie in it.
    package static let permilleMax: UInt32 = 500

    /// Share of the canary, in thousandths.
    package let permille: UInt32
    private let salt: UInt64

    /// A split.
    ///
    /// - Parameters:
    ///   - permille: share of the canary, at most `permilleMax`.
    ///   - salt: decides which keys come first.
    package init(permille: UInt32, salt: String) {
        precondition(permille <= Self.permilleMax, "the canary and the baseline overlap")
        self.permille = permille
        self.salt = Kernels.xxh64(Array(salt.utf8).span)
    }

    /// The arm of a hash; nothing is allocated.
    package func arm(of hash: AssignmentHash) -> Arm {
        // x < f · 2⁶⁴ where 1000 · x / 2⁶⁴, rounded down, is below the thousandths: exact in integers.
        let thousandth = Self.mixed(hash.value ^ salt).multipliedFullWidth(by: 1_000).high
        if thousandth < permille { return .canary }
        return thousandth >= 1_000 - UInt64(permille) ? .baseline : .stable
    }

    /// The finaliser of splitmix64.
    /// - Source: PROTOCOL.md, "Assignment", step 2
    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
