package import RegentMessages
import RegentModel

/// The samples of two runs side by side, aligned by the bytes of their keys.
///
/// They come in shares of the keys: all samples of the baseline of a share, then those of the candidate. Nothing is
/// kept of a share but counts, exact sums and the least flips. The order of the samples, and how many shares there
/// are, does not matter.
package struct PairedRuns: Sendable {
    /// Values of a score over pairs.
    struct ScorePairs: Sendable {
        var baseline = ExactSum()
        var candidate = ExactSum()
        var differences = ClusterSums()
        var count = 0
    }

    /// Counts of a rate over pairs.
    struct RatePairs: Sendable {
        var bothTrue = 0
        var onlyCandidate = 0
        var onlyBaseline = 0
        var bothFalse = 0
        var differences = ClusterSums()

        mutating func add(_ before: Bool, _ after: Bool) {
            switch (before, after) {
            case (true, true): bothTrue += 1
            case (false, true): onlyCandidate += 1
            case (true, false): onlyBaseline += 1
            case (false, false): bothFalse += 1
            }
        }

        var proportions: PairedProportions {
            PairedProportions(
                bothTrue: bothTrue, onlyCandidate: onlyCandidate, onlyBaseline: onlyBaseline, bothFalse: bothFalse)
        }
    }

    /// Samples in both runs.
    private(set) var aligned: UInt64 = 0
    /// Samples in the baseline only.
    private(set) var baselineOnly: UInt64 = 0
    /// Samples in the candidate only.
    private(set) var candidateOnly: UInt64 = 0
    /// Outcomes that differ, counted.
    private(set) var flipCounts = Outcome.allCases.map { FlipCount(outcome: $0.field) }
    /// The least flips.
    package var flips: FlipList
    /// Pairs of each rate.
    private(set) var rates = [RatePairs](repeating: RatePairs(), count: PairedRate.allCases.count)
    /// Names of the scores that a sample of either run has.
    private(set) var scoreNames: Set<String> = []
    /// Pairs of each score.
    private(set) var scores: [String: ScorePairs] = [:]
    /// Latencies of pairs that both have one.
    private(set) var latencies: (baseline: LatencyTally, candidate: LatencyTally) = (LatencyTally(), LatencyTally())
    /// Whether samples depend on each other within clusters.
    package let isClustered: Bool

    private var baseline = PairedBaseline()
    private var clusters = PairClusters()
    /// Random per process, so that clusters that are all in one share cannot be prepared.
    private static let clusterFactor = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1
    private let clusterShare: UInt64
    private let clusterShares: UInt64

    /// No samples yet.
    ///
    /// - Parameters:
    ///   - flips: where flips are listed.
    ///   - isClustered: whether samples of either run name clusters or answer a question again.
    package init(flips: FlipList, isClustered: Bool = false) {
        self.init(flips: flips, isClustered: isClustered, clusterShare: 0, of: 1)
    }

    private init(flips: FlipList, isClustered: Bool, clusterShare: UInt64, of clusterShares: UInt64) {
        (self.flips, self.isClustered) = (flips, isClustered)
        (self.clusterShare, self.clusterShares) = (clusterShare, clusterShares)
    }

    /// The same for a share of the clusters; only the first counts pairs too.
    package static func share(
        _ share: UInt64, of shares: UInt64, flips: FlipList
    ) -> PairedRuns {
        PairedRuns(flips: flips, isClustered: true, clusterShare: share, of: shares)
    }

    /// How many samples the runs share.
    package var counts: PairCounts {
        PairCounts(aligned: aligned, baselineOnly: baselineOnly, candidateOnly: candidateOnly)
    }

    /// Bytes of the current share in memory, about.
    package var baselineByteCount: Int { baseline.byteCount }

    /// A key in the middle of the current share; nil where it cannot be divided.
    package var baselineMiddleKey: [UInt8]? { baseline.middleKey }

    /// Bytes of the totals of clusters in memory, about.
    package var clusterByteCount: Int { clusters.byteCount }

    /// Adds samples of the baseline that are in the share.
    package mutating func add(baseline columns: SampleColumns, _ rows: [PairedRow]) {
        scoreNames.formUnion(columns.scores.lazy.map(\.name))
        baseline.add(columns, rows)
    }

    /// Adds samples of the candidate that are in the share; those of the baseline are all there.
    package mutating func add(candidate columns: SampleColumns, _ rows: [PairedRow]) {
        var places = [Int32](repeating: -1, count: columns.outcomeCodes.count)
        var clusterOf: [Int: Int] = [:]
        var (before, after): ([UInt32], [UInt32]) = ([], [])
        for row in rows {
            guard let place = baseline.find(row.key), baseline.match(place) else {
                candidateOnly += 1
                continue
            }
            aligned += 1
            let cluster = isClustered ? clusterIndex(row, place) : nil
            if isClustered, cluster == nil, clusterShare > 0 { continue }
            places[row.row] = Int32(place)
            clusterOf[row.row] = cluster
            let codes = (
                OutcomeCode(rawValue: baseline.codes[place]), OutcomeCode(rawValue: columns.outcomeCodes[row.row])
            )
            add(codes.0, codes.1, row.key, cluster)
            if codes.0.latencyPresent, codes.1.latencyPresent {
                before.append(baseline.latencies[place])
                after.append(columns.latencyUs[row.row])
            }
        }
        if clusterShare == 0 {
            latencies.baseline.add(before)
            latencies.candidate.add(after)
        }
        scoreNames.formUnion(columns.scores.lazy.map(\.name))
        for score in columns.scores { add(score, places, clusterOf) }
    }

    /// Forgets a share, before samples of the candidate were added.
    package mutating func dropShare() { baseline = PairedBaseline() }

    /// Ends a share.
    package mutating func endShare() {
        baselineOnly += UInt64(baseline.unmatchedCount)
        baseline = PairedBaseline()
    }

    /// Ends the last share of the keys: the totals of all clusters are complete.
    package mutating func finish() {
        flips.finish()
        var (rates, scores) = (rates, scores)
        clusters.forEachTotal { rate, sum, count in
            rates[rate.index].differences.add(sum: Double(sum), count: count)
        } score: { name, sum, count in
            scores[name, default: ScorePairs()].differences.add(sum: sum, count: count)
        }
        (self.rates, self.scores) = (rates, scores)
        clusters = PairClusters()
    }

    /// Adds the clusters of another share of them.
    package mutating func addClusters(of other: PairedRuns) {
        for index in rates.indices { rates[index].differences += other.rates[index].differences }
        for (name, pairs) in other.scores { scores[name]?.differences += pairs.differences }
    }

    /// The cluster of a pair: that which the baseline names, else the candidate, else its question; nil where it is
    /// not in the share of clusters.
    private mutating func clusterIndex(_ row: PairedRow, _ place: Int) -> Int? {
        let cluster = row.namesCluster && !baseline.namesCluster[place] ? row.cluster : baseline.clusters[place]
        let share = (cluster &* Self.clusterFactor).multipliedFullWidth(by: clusterShares).high
        return share == clusterShare ? clusters.index(of: cluster) : nil
    }

    private mutating func add(
        _ before: OutcomeCode, _ after: OutcomeCode, _ key: ArraySlice<UInt8>, _ cluster: Int?
    ) {
        for (index, rate) in PairedRate.allCases.enumerated() {
            guard let past = rate.value(before), let now = rate.value(after) else { continue }
            if clusterShare == 0 { rates[index].add(past, now) }
            if let cluster { clusters.add(rate, (now ? 1 : 0) - (past ? 1 : 0), to: cluster) }
        }
        guard clusterShare == 0 else { return }
        var isFlip = false
        for outcome in Outcome.allCases where before[outcome] != after[outcome] {
            isFlip = true
            switch TriState(rawValue: Int32(after[outcome])) {
            case .true: flipCounts[outcome.rawValue].toTrue += 1
            case .false: flipCounts[outcome.rawValue].toFalse += 1
            default: flipCounts[outcome.rawValue].toAbsent += 1
            }
        }
        if isFlip { flips.add(key, before, after) }
    }

    private mutating func add(_ score: ScoreColumn, _ places: [Int32], _ clusterOf: [Int: Int]) {
        guard let past = baseline.scores[score.name] else { return }
        var pairs = scores[score.name] ?? ScorePairs()
        scores[score.name] = nil
        score.forEachValue { row, value in
            let place = Int(places[row])
            guard place >= 0, place < past.count, !past[place].isNaN else { return }
            let difference = value - past[place]
            if clusterShare == 0 {
                pairs.count += 1
                pairs.baseline.add(past[place])
                pairs.candidate.add(value)
                pairs.differences.note(value, past[place])
                if !isClustered { pairs.differences.add(sum: difference, count: 1) }
            }
            if let cluster = clusterOf[row] { clusters.add(score.name, difference, to: cluster) }
        }
        scores[score.name] = pairs.count > 0 || isClustered ? pairs : nil
    }
}
