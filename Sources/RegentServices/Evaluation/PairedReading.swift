import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// Reads the samples of two runs side by side in bounded memory: larger runs are read several times, a share of the
/// keys and of the clusters at a time.
///
/// Shares are ranges of keys, so any run can be divided, whatever its ids are, and what is found share by share is in
/// the order of the keys. No result depends on where they are divided.
struct PairedReading {
    /// Memory for the totals of clusters.
    private static let clusterBytesMax = 32 << 20
    /// Parts that a share is divided into at once.
    static let partsMax = 1_024

    /// Why a reading begins again.
    private enum Restart: Error {
        /// Samples depend on each other within clusters.
        case clusters
        /// A share of the clusters takes too much memory.
        case smallerClusterShares
    }

    let store: Store
    let baseline: EvalRun
    let candidate: EvalRun
    let clocks: StageClocks
    private let replaced: (baseline: ReplacedRows, candidate: ReplacedRows)
    private let shareBytes: Int
    /// Shares of the keys, in their order.
    private(set) var shares: [KeyRange] = [.all]
    /// Whether every batch was compared with its digest.
    private var isVerified = false

    /// Prepares to read two runs.
    ///
    /// - Parameter shareBytes: memory for a share of the baseline's samples; one of up to twice as much is not divided.
    init(
        _ baseline: EvalRun, with candidate: EvalRun, in store: Store, shareBytes: Int, clocks: StageClocks
    ) async throws {
        (self.store, self.baseline, self.candidate, self.clocks) = (store, baseline, candidate, clocks)
        self.shareBytes = shareBytes
        replaced = (
            try await store.replacedRows(of: baseline, clocks: clocks),
            try await store.replacedRows(of: candidate, clocks: clocks)
        )
    }

    /// All samples of both runs.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    mutating func pairs(flipsMax: Int) async throws -> PairedRuns {
        let flips = FlipList(samplesMax: flipsMax)
        var (isClustered, clusterShares): (Bool, UInt64) = (false, 1)
        while true {
            do {
                var runs = PairedRuns(flips: flips)
                if isClustered { runs = .share(0, of: clusterShares, flips: flips) }
                try await read(&runs)
                for share in 1..<max(1, clusterShares) {
                    var more = PairedRuns.share(share, of: clusterShares, flips: FlipList(samplesMax: 0))
                    try await read(&more)
                    runs.addClusters(of: more)
                }
                return runs
            } catch let restart as Restart {
                switch restart {
                case .clusters: isClustered = true
                case .smallerClusterShares: clusterShares *= 2
                }
            }
        }
    }

    /// The samples of a share, with its flips as far as a list goes; nil where the share takes too much memory and was
    /// divided, so that its first part is in its place.
    ///
    /// - Throws: as `pairs`.
    mutating func flips(ofShare place: Int, _ list: FlipList) async throws -> PairedRuns? {
        var runs = PairedRuns(flips: list)
        guard try await read(&runs, place, notingClusters: false) else { return nil }
        runs.endShare()
        runs.finish()
        return runs
    }

    private mutating func read(_ runs: inout PairedRuns) async throws {
        var place = 0
        while place < shares.count {
            guard try await read(&runs, place, notingClusters: true) else { continue }
            runs.endShare()
            place += 1
        }
        runs.finish()
    }

    /// Adds the samples of a share of the keys; false where it takes too much memory and was divided.
    private mutating func read(
        _ runs: inout PairedRuns, _ place: Int, notingClusters: Bool
    ) async throws -> Bool {
        let share = shares[place]
        if let cuts = try await addBaseline(to: &runs, share, notingClusters) {
            shares.replaceSubrange(place...place, with: share.divided(before: cuts))
            return false
        }
        let isClustered = runs.isClustered
        try await store.forEachSegment(run: candidate.name, columns: .both) { segment in
            let rows = try rows(
                of: segment, candidate, without: replaced.candidate, share, isClustered: isClustered, notingClusters)
            runs.add(candidate: rows.columns, rows.rows)
            guard runs.clusterByteCount <= Self.clusterBytesMax else { throw Restart.smallerClusterShares }
        }
        isVerified = true
        return true
    }

    /// Adds the samples of the baseline in a share; the keys before which to divide it where they take too much memory.
    private func addBaseline(
        to runs: inout PairedRuns, _ share: KeyRange, _ notingClusters: Bool
    ) async throws -> [[UInt8]]? {
        let isClustered = runs.isClustered
        var (sampler, count, sampleBytes) = (KeySampler(), 0, 0.0)
        var middle: [UInt8]?
        try await store.forEachSegment(run: baseline.name, columns: .both) { segment in
            let rows = try rows(
                of: segment, baseline, without: replaced.baseline, share, isClustered: isClustered, notingClusters)
            for row in rows.rows { sampler.add(row.key) }
            count += rows.rows.count
            guard middle == nil else { return }
            runs.add(baseline: rows.columns, rows.rows)
            guard runs.baselineByteCount > 2 * shareBytes else { return }
            middle = runs.baselineMiddleKey
            guard middle != nil else { return }
            sampleBytes = Double(runs.baselineByteCount) / Double(count)
            runs.dropShare()
        }
        guard let middle else { return nil }
        // The middle of what was kept divides it even where the sampler saw one key over and over.
        let parts = min(sampleBytes * Double(count) / Double(max(1, shareBytes)), Double(Self.partsMax))
        return sampler.cuts(shares: Int(parts) + 1) + [middle]
    }

    /// The samples of a batch that are in a share.
    private func rows(
        of segment: StoredSegment, _ run: EvalRun, without replaced: ReplacedRows, _ share: KeyRange,
        isClustered: Bool, _ notingClusters: Bool
    ) throws -> (columns: SampleColumns, rows: [PairedRow]) {
        // A handler that returns the values of a batch compares it with its digest, once.
        let columns = try segment.checkedColumns(of: run, verifying: !isVerified, clocks: clocks)
        // A retry that arrived meanwhile counts the next time.
        guard replaced.includes(segment.key) else { return (columns.columns, []) }
        let left = replaced.rows(of: segment.key.position)
        if notingClusters, !isClustered, left.map(columns.without)?.hasClusters ?? columns.hasClusters {
            throw Restart.clusters
        }
        var rows: [PairedRow] = []
        let isWhole = share == .all
        let (clusters, named) = isClustered ? (columns.clusterKeys(), columns.namesCluster) : ([], [])
        columns.forEachKey { row, key in
            guard left?.contains(row) != true, isWhole || share.covers(key) else { return }
            guard isClustered else {
                return rows.append(PairedRow(row: row, key: key, cluster: 0, namesCluster: false))
            }
            rows.append(PairedRow(row: row, key: key, cluster: clusters[row], namesCluster: named[row]))
        }
        return (columns.columns, rows)
    }
}
