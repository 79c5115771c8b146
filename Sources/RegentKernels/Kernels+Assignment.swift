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

    /// The place of the target with the least score for one hash, the first of equals; nothing is allocated.
    ///
    /// - Shape: as `select`, with one hash.
    package static func selectOne(_ hash: UInt64, seeds: [UInt64], inverseWeights: [Double]) -> Int {
        precondition(!seeds.isEmpty && seeds.count == inverseWeights.count, "one weight a target, at least one")
        return Int(unsafe regent_select_one_u64(hash, seeds, inverseWeights, seeds.count))
    }

    /// Every place in the order a key falls back to: ascending score, equals by place; and the score of each place.
    ///
    /// - Shape: as `select`, with one hash; m ≥ 0.
    package static func ranking(
        hash: UInt64, seeds: [UInt64], inverseWeights: [Double]
    ) -> (order: [UInt32], scores: [Double]) {
        precondition(seeds.count == inverseWeights.count, "one weight a target")
        var order = [UInt32](repeating: 0, count: seeds.count)
        var scores = [Double](repeating: 0, count: seeds.count)
        unsafe regent_ranking_u64(hash, seeds, inverseWeights, seeds.count, &scores, &order)
        return (order, scores)
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
