import CRegentKernels

/// Counts of a column of outcome codes; the counts of two columns can be added.
package struct OutcomeCounts: Hashable, Sendable {
    /// Samples.
    package var count = 0
    /// Samples with outcome k true; six, in the order of `Outcome`.
    package var trueCount = [Int](repeating: 0, count: REGENT_OUTCOME_COUNT)
    /// Samples with outcome k false; six.
    package var falseCount = [Int](repeating: 0, count: REGENT_OUTCOME_COUNT)
    /// SKIPPED samples in which outcome k (0…5) or the latency (6) is absent: they leave the denominator of
    /// its coverage.
    package var skippedAbsent = [Int](repeating: 0, count: REGENT_OUTCOME_COUNT + 1)
    /// Samples with a latency.
    package var latencyCount = 0
    /// Samples of each value of the status bits, 0…7; a checked column has none of 0, 6 and 7.
    package var statusCount = [Int](repeating: 0, count: REGENT_OUTCOME_STATUS_COUNT)

    /// The counts of no samples.
    package init() {}

    /// Adds the counts of another column.
    package static func += (sum: inout OutcomeCounts, more: OutcomeCounts) {
        sum.count += more.count
        sum.latencyCount += more.latencyCount
        for k in sum.trueCount.indices { sum.trueCount[k] += more.trueCount[k] }
        for k in sum.falseCount.indices { sum.falseCount[k] += more.falseCount[k] }
        for k in sum.skippedAbsent.indices { sum.skippedAbsent[k] += more.skippedAbsent[k] }
        for s in sum.statusCount.indices { sum.statusCount[s] += more.statusCount[s] }
    }

    init(_ counts: RegentOutcomeCounts) {
        count = Int(counts.count)
        latencyCount = Int(counts.latency_count)
        trueCount = Self.array(counts.true_count)
        falseCount = Self.array(counts.false_count)
        skippedAbsent = Self.array(counts.skipped_absent)
        statusCount = Self.array(counts.status_count)
    }

    /// A C array of 64-bit counts, which Swift sees as a tuple.
    private static func array<Counts: BitwiseCopyable>(_ counts: Counts) -> [Int] {
        unsafe withUnsafeBytes(of: counts) { unsafe $0.bindMemory(to: UInt64.self).map(Int.init) }
    }
}
