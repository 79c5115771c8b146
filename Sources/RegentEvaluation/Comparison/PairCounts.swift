/// How many samples two runs share.
package struct PairCounts: Sendable, Hashable {
    /// Samples in both runs.
    package let aligned: UInt64
    /// Samples in the baseline only.
    package let baselineOnly: UInt64
    /// Samples in the candidate only.
    package let candidateOnly: UInt64

    /// No samples.
    package init() { self.init(aligned: 0, baselineOnly: 0, candidateOnly: 0) }

    init(aligned: UInt64, baselineOnly: UInt64, candidateOnly: UInt64) {
        (self.aligned, self.baselineOnly, self.candidateOnly) = (aligned, baselineOnly, candidateOnly)
    }

    /// The counts of two shares of the keys together.
    package static func + (one: PairCounts, other: PairCounts) -> PairCounts {
        PairCounts(
            aligned: one.aligned + other.aligned, baselineOnly: one.baselineOnly + other.baselineOnly,
            candidateOnly: one.candidateOnly + other.candidateOnly)
    }
}
