import Foundation

/// Counts of latencies by buckets whose ends are 2 % apart, so that a quantile is within 1 % of its value.
///
/// - Source: C. Masson, J. Rim and H. Lee, "DDSketch: a fast and fully-mergeable quantile sketch", VLDB (2019).
struct LatencySketch: Sendable, Hashable {
    /// Ratio of the ends of a bucket: (1 + 0.01) / (1 − 0.01).
    private static let logRatio = log(1.01 / 0.99)
    /// Largest latency, in milliseconds, as outcomes have it.
    static let latencyMax = 4_294_967.295
    /// Buckets, at most: from 1 µs to the largest latency.
    static let bucketCountMax = Int((log(latencyMax * 1_000) / logRatio).rounded(.up)) + 1

    /// By bucket, up to the last one that is not empty; bucket i holds up to ratio^i µs.
    private(set) var buckets: [UInt64] = []
    private(set) var count = 0

    init() {}

    /// Continues from stored buckets; nil where they cannot be those of a sketch.
    init?(buckets: [UInt64]) {
        guard buckets.count <= Self.bucketCountMax, buckets.last != 0 else { return nil }
        var sum: UInt64 = 0
        for bucket in buckets {
            let (next, overflows) = sum.addingReportingOverflow(bucket)
            guard !overflows, next <= UInt64(JudgeLimits.countMax) else { return nil }
            sum = next
        }
        (self.buckets, count) = (buckets, Int(sum))
    }

    /// Adds a latency in milliseconds; one outside its range counts as its end.
    mutating func add(_ milliseconds: Double) {
        guard count < JudgeLimits.countMax else { return }
        let micros = min(max(milliseconds, 0.001), Self.latencyMax) * 1_000
        let place = max(0, Int((log(micros) / Self.logRatio).rounded(.up)))
        while buckets.count <= place { buckets.append(0) }
        buckets[place] += 1
        count += 1
    }

    /// The nearest-rank quantile in milliseconds: the middle of its bucket; nil without a latency.
    func quantile(_ q: Double) -> Double? {
        bucket(q).map { exp((Double($0) - 0.5) * Self.logRatio) / 1_000 }
    }

    /// The end of the bucket of the nearest-rank quantile, in milliseconds; nil without a latency.
    func quantileEnd(_ q: Double) -> Double? {
        bucket(q).map { exp(Double($0) * Self.logRatio) / 1_000 }
    }

    private func bucket(_ q: Double) -> Int? {
        guard count > 0 else { return nil }
        let rank = UInt64(max(1, (q * Double(count)).rounded(.up)))
        var below: UInt64 = 0
        for (place, number) in buckets.enumerated() {
            below += number
            if below >= rank { return place }
        }
        return buckets.count - 1
    }
}

/// The baseline's p95 so far, above which a latency counts as slow.
struct LatencyCut: Sendable, Hashable {
    /// Milliseconds; nil before there are enough latencies.
    private(set) var limit: Double?
    /// Latencies from which on it is found again: every 2 %, because finding it takes longer than adding.
    private(set) var dueCount = JudgeLimits.quantileCountMin

    init() {}

    /// Continues from stored numbers; nil where they cannot be those of a cut.
    init?(limit: Double?, dueCount: Int) {
        if let limit { guard limit > 0, limit.isFinite else { return nil } }
        guard (JudgeLimits.quantileCountMin...2 * JudgeLimits.countMax).contains(dueCount) else { return nil }
        (self.limit, self.dueCount) = (limit, dueCount)
    }

    mutating func update(from latencies: LatencySketch) {
        guard latencies.count >= dueCount else { return }
        limit = latencies.quantileEnd(0.95)
        dueCount = latencies.count + max(1, latencies.count / 50)
    }
}
