import CRegentKernels

/// Weighted rendezvous, as PROTOCOL.md specifies it under "Assignment".
extension Kernels {
    /// XXH64 with seed 0.
    package static func xxh64(_ bytes: Span<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBufferPointer { unsafe regent_xxh64($0.baseAddress, $0.count) }
    }

    /// The place of the target with the least score for each hash, the first of equals.
    ///
    /// - Shape: `hashes[n]`, any n; `seeds[m]` and `inverseWeights[m]`, m ≥ 1, targets in ascending order of
    ///   their ids' bytes, each inverse weight 1 / weight rounded once.
    /// - Complexity: O(n · m), no scratch.
    package static func select(
        _ hashes: Span<UInt64>, seeds: [UInt64], inverseWeights: [Double]
    ) -> [UInt32] {
        precondition(!seeds.isEmpty && seeds.count == inverseWeights.count, "one weight a target, at least one")
        return unsafe [UInt32](unsafeUninitializedCapacity: hashes.count) { winners, count in
            unsafe hashes.withUnsafeBufferPointer { hashes in
                unsafe regent_select_u64(
                    hashes.baseAddress, hashes.count, seeds, inverseWeights, seeds.count, winners.baseAddress)
            }
            count = hashes.count
        }
    }

    /// The score of every target for one hash: what `select` compares.
    ///
    /// - Shape: as `select`, with one hash; m ≥ 0.
    package static func scores(hash: UInt64, seeds: [UInt64], inverseWeights: [Double]) -> [Double] {
        precondition(seeds.count == inverseWeights.count, "one weight a target")
        return unsafe [Double](unsafeUninitializedCapacity: seeds.count) { scores, count in
            unsafe regent_scores_u64(hash, seeds, inverseWeights, seeds.count, scores.baseAddress)
            count = seeds.count
        }
    }
}
