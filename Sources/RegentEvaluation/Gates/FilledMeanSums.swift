/// What the mean of filled clusters needs of them: in a first pass their sums, in a second how far they are from the
/// mean. It takes the same memory for any number of clusters.
struct FilledMeanSums: Sendable {
    private var middleSum = ExactSum()
    private var middleCount = 0
    private var knownSum = ExactSum()
    private var knownCount = 0
    private var reachSum = ExactSum()
    private var reachSquares = ExactSum()
    private var sizeSquares = ExactSum()
    /// After the first pass; nil without a value.
    private(set) var middles: ClusterResiduals?
    private(set) var known: ClusterResiduals?

    /// How far all sums together may be off.
    var reach: Double { reachSum.value }
    var reachNorm: Double { reachSquares.value.squareRoot() }
    var sizeNorm: Double { sizeSquares.value.squareRoot() }

    /// Adds a cluster in the first pass.
    mutating func add(_ cluster: FilledMean.Cluster, known: ClusterTotal) {
        reachSum.add(cluster.reach)
        reachSquares.add(cluster.reach * cluster.reach)
        sizeSquares.add(Double(cluster.count) * Double(cluster.count))
        if cluster.count > 0 {
            middleSum.add(cluster.middle)
            middleCount += cluster.count
        }
        if known.count > 0 {
            knownSum.add(known.sum)
            knownCount += known.count
        }
    }

    /// Ends the first pass.
    ///
    /// - Parameters:
    ///   - mean: of the middles, where the caller has it exactly.
    ///   - rounding: as of `ClusteredMean`.
    mutating func endSums(mean: Double?, rounding: Double) {
        if let mean = mean ?? (middleCount > 0 ? middleSum.divided(by: middleCount) : nil) {
            middles = ClusterResiduals(mean: mean, rounding: rounding)
        }
        if knownCount > 0 {
            known = ClusterResiduals(mean: knownSum.divided(by: knownCount), rounding: rounding)
        }
    }

    /// Adds a cluster in the second pass.
    mutating func addResidual(of cluster: FilledMean.Cluster, known: ClusterTotal) {
        middles?.add(ClusterTotal(sum: cluster.middle, count: cluster.count))
        self.known?.add(known)
    }
}
