import CRegentKernels

/// The loops the daemon spends its time in: `Span` in, value out.
///
/// Every function gives the same bits on every target and every machine, may be called from any thread and
/// keeps nothing between calls.
package enum Kernels {
    /// The target in use: the best this machine has, unless one was forced.
    package static var target: KernelTarget { KernelTarget(code: regent_kernels_target()) }

    /// The variant in use of every kernel, by the kernel's name.
    package static var variants: [String: KernelTarget] {
        var variants = Dictionary(uniqueKeysWithValues: withVariants.map { ($0, target) })
        variants["xxh64"] = .scalar
        return variants
    }

    /// Kernels that every target has a file of. XXH64 is a chain of multiplications, and has one variant.
    private static let withVariants = [
        "histogram", "key_hash", "logits", "order_statistics", "outcome_counts", "score", "select",
    ]

    /// Values that order statistics look at for all ranks at once, four bytes each.
    package static let blockCount = Int(REGENT_BLOCK_COUNT)

    /// Makes every later call of any thread use `target`; nil ends forcing. For tests and measurements.
    ///
    /// - Precondition: the target is available on this machine.
    package static func forceTarget(_ target: KernelTarget?) {
        guard let target else { return regent_kernels_unforce_target() }
        precondition(regent_kernels_force_target(target.code), "target is not available here")
    }

    /// The elements of the given ranks in ascending order of value: exact nearest-rank order statistics.
    ///
    /// The result is `values.sorted()[rank - 1]` for each rank, without sorting: one pass over the values
    /// serves all ranks in the common case.
    /// - Shape: `values[n]`, n in 0…2³²−1; `ranks` from 1 to n, in any order, repeats allowed.
    /// - Complexity: O(n), and scratch as CRegentKernels.h says; the values are not changed.
    package static func orderStatistics(_ values: Span<UInt32>, ranks: [Int]) -> [UInt32] {
        precondition(values.count <= Int(UInt32.max), "a column has at most 2^32 - 1 values")
        precondition(ranks.allSatisfy { (1...max(1, values.count)).contains($0) }, "rank outside 1...count")
        precondition(ranks.isEmpty || values.count > 0, "an empty column has no order statistics")
        guard !ranks.isEmpty else { return [] }
        let order = ranks.indices.sorted { ranks[$0] < ranks[$1] }
        let ascending = ascendingStatistics(values, ranks: order.map { ranks[$0] })
        var result = [UInt32](repeating: 0, count: ranks.count)
        for (position, index) in order.enumerated() { result[index] = ascending[position] }
        return result
    }

    /// The elements of the given ranks of an array; see `orderStatistics(_:ranks:)` over a span.
    package static func orderStatistics(_ values: [UInt32], ranks: [Int]) -> [UInt32] {
        orderStatistics(values.span, ranks: ranks)
    }

    /// Counts of a column of outcome codes.
    ///
    /// - Shape: `codes[n]`, any n; the layout of a code is `OutcomeCode` in RegentModel.
    /// - Complexity: O(n), no scratch.
    package static func outcomeCounts(_ codes: Span<UInt32>) -> OutcomeCounts {
        var counts = RegentOutcomeCounts()
        unsafe codes.withUnsafeBufferPointer { buffer in
            unsafe regent_outcome_counts_u32(buffer.baseAddress, buffer.count, &counts)
        }
        return OutcomeCounts(counts)
    }

    /// Counts of an array of outcome codes.
    package static func outcomeCounts(_ codes: [UInt32]) -> OutcomeCounts {
        outcomeCounts(codes.span)
    }

    private static func ascendingStatistics(_ values: Span<UInt32>, ranks: [Int]) -> [UInt32] {
        let bytes = regent_order_statistics_u32_scratch_bytes(values.count, ranks.count)
        let scratch = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        defer { unsafe scratch.deallocate() }
        return unsafe [UInt32](unsafeUninitializedCapacity: ranks.count) { result, resultCount in
            unsafe values.withUnsafeBufferPointer { buffer in
                unsafe regent_order_statistics_u32(
                    buffer.baseAddress, buffer.count, ranks, ranks.count, result.baseAddress, scratch)
            }
            resultCount = ranks.count
        }
    }
}
