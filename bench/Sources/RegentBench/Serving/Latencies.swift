import Histogram

/// Times of calls made one after the other, in nanoseconds.
struct Latencies: Sendable {
    private var histogram = Histogram<UInt64>(
        highestTrackableValue: 60_000_000_000, numberOfSignificantValueDigits: .three)
    private var total: UInt64 = 0

    mutating func record(_ duration: Duration) {
        let nanoseconds = max(1, duration.inNanoseconds)
        total += nanoseconds
        histogram.record(min(nanoseconds, 60_000_000_000))
    }

    /// Adds those of another worker.
    mutating func merge(_ other: Latencies) {
        histogram.add(other.histogram)
        total += other.total
    }

    /// Calls recorded.
    var count: UInt64 { histogram.totalCount }

    /// Half of the calls took less, as measured: microseconds.
    var medianMicroseconds: Double { Double(histogram.median) / 1_000 }

    /// What so many of a hundred calls did not exceed, as measured: microseconds.
    func microseconds(_ percentile: Double) -> Double { Double(histogram.valueAtPercentile(percentile)) / 1_000 }

    /// Percentiles in microseconds, corrected for coordinated omission.
    ///
    /// A caller that waits for a slow answer does not make the calls that would have met the same delay; each answer
    /// slower than the mean stands for those, one a mean call time.
    func correctedMicroseconds() -> [[Double]] {
        guard count > 0 else { return [] }
        var corrected = Histogram<UInt64>(
            highestTrackableValue: 60_000_000_000, numberOfSignificantValueDigits: .three)
        let interval = total / count
        for step in histogram.recordedValues() {
            corrected.recordCorrectedValue(step.value, count: step.count, expectedInterval: interval)
        }
        return Self.percentiles.map { [$0, Double(corrected.valueAtPercentile($0)) / 1_000] }
    }

    private static let percentiles = [
        1, 5, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 100,
    ]
}
