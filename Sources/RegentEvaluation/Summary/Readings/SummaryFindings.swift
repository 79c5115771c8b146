import RegentMessages

/// What several readings of a run found, whose values are not kept.
struct SummaryFindings: Sendable {
    /// Whether intervals are over clusters.
    let isClustered: Bool
    /// Moments of each score; over clusters only their means are right.
    var moments: [String: Moments] = [:]
    /// Latency at each rank that a summary looks for.
    var milliseconds: [Int: Double] = [:]
    /// Rates and scores over the clusters.
    var means: [Metric: ClusteredMean] = [:]
    /// The draws of the clusters for each percentile; nil where samples are independent.
    var draws: [ClusterBootstrap]?
    /// Spread of each derived metric that has one.
    var spreads: [String: DerivedSpread] = [:]
}
