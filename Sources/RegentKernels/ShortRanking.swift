import CRegentKernels

/// The order in which a key falls back to a few targets, kept without an allocation.
///
/// - Source: PROTOCOL.md, "Assignment"
package struct ShortRanking: Sendable {
    /// Targets at most.
    package static let countMax = 16

    /// Targets that are ranked.
    package let count: Int
    private var order: [16 of UInt32]

    /// Ranks targets as `Kernels.ranking` does.
    ///
    /// - Shape: as there; m in 0…16.
    package init(hash: UInt64, seeds: [UInt64], inverseWeights: [Double]) {
        precondition(seeds.count == inverseWeights.count, "one weight a target")
        precondition(seeds.count <= Self.countMax, "more targets than are kept")
        count = seeds.count
        order = [16 of UInt32](repeating: 0)
        var scores = [16 of Double](repeating: 0)
        unsafe withUnsafeMutablePointer(to: &scores) { scores in
            unsafe withUnsafeMutablePointer(to: &order) { order in
                unsafe regent_ranking_u64(
                    hash, seeds, inverseWeights, seeds.count,
                    UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Double.self),
                    UnsafeMutableRawPointer(order).assumingMemoryBound(to: UInt32.self))
            }
        }
    }

    /// The place of the target of a rank; 0 is the first.
    package subscript(_ rank: Int) -> Int {
        precondition(rank < count, "no target has that rank")
        return Int(order[rank])
    }
}
