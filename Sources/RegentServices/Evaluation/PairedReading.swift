import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// Reads the samples of two runs side by side in bounded memory: larger runs are read several times, a share of the
/// keys and of the clusters at a time.
struct PairedReading {
    /// Memory for a share of the baseline's samples.
    static let shareBytes = 48 << 20
    /// Memory for the totals of clusters.
    private static let clusterBytesMax = 32 << 20
    /// Bytes of a sample, guessed before its key and its scores are known.
    private static let sampleBytesGuess = 56

    /// Why a reading begins again.
    private enum Restart: Error {
        /// A share of the keys takes too much memory.
        case smallerShares
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
    /// Shares of the keys, at least.
    private(set) var shares: UInt64

    /// Prepares to read two runs.
    ///
    /// - Parameter shareBytes: memory for a share of the baseline's samples.
    init(
        _ baseline: EvalRun, with candidate: EvalRun, in store: Store, clocks: StageClocks,
        shareBytes: Int = Self.shareBytes
    ) async throws {
        (self.store, self.baseline, self.candidate, self.clocks) = (store, baseline, candidate, clocks)
        let count = try await store.segmentKeys(run: baseline.name).reduce(0) { $0 + Int($1.sampleCount) }
        replaced = (
            try await store.replacedRows(of: baseline, clocks: clocks),
            try await store.replacedRows(of: candidate, clocks: clocks)
        )
        shares = UInt64(count * Self.sampleBytesGuess / shareBytes + 1)
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
                case .smallerShares: shares *= 2
                case .clusters: isClustered = true
                case .smallerClusterShares: clusterShares *= 2
                }
            }
        }
    }

    /// The least flips of a share of the keys; begins again with more shares where one takes too much memory, and says
    /// so by nil.
    ///
    /// - Throws: as `pairs`.
    mutating func flips(ofShare share: UInt64, _ list: FlipList) async throws -> FlipList? {
        var runs = PairedRuns(flips: list)
        do {
            try await read(&runs, share: share, notingClusters: false)
        } catch is Restart {
            shares *= 2
            return nil
        }
        runs.finish()
        return runs.flips
    }

    private func read(_ runs: inout PairedRuns) async throws {
        for share in 0..<shares {
            try await read(&runs, share: share, notingClusters: true)
            runs.endShare()
        }
        runs.finish()
    }

    /// Adds the samples of a share of the keys.
    private func read(_ runs: inout PairedRuns, share: UInt64, notingClusters: Bool) async throws {
        let isClustered = runs.isClustered
        try await store.forEachSegment(run: baseline.name, columns: .both) { segment in
            let rows = try rows(
                of: segment, baseline, without: replaced.baseline, share, isClustered: isClustered, notingClusters)
            runs.add(baseline: rows.columns, rows.rows)
            // Keys have 261 bytes at most, so no more than a few doublings bring a share down.
            guard runs.baselineByteCount <= 2 * Self.shareBytes || shares >= 1 << 20 else {
                throw Restart.smallerShares
            }
        }
        try await store.forEachSegment(run: candidate.name, columns: .both) { segment in
            let rows = try rows(
                of: segment, candidate, without: replaced.candidate, share, isClustered: isClustered, notingClusters)
            runs.add(candidate: rows.columns, rows.rows)
            guard runs.clusterByteCount <= Self.clusterBytesMax else { throw Restart.smallerClusterShares }
        }
    }

    /// The samples of a batch that are in a share.
    private func rows(
        of segment: StoredSegment, _ run: EvalRun, without replaced: ReplacedRows, _ share: UInt64,
        isClustered: Bool, _ notingClusters: Bool
    ) throws -> (columns: SampleColumns, rows: [PairedRow]) {
        // A handler that returns the values of a batch compares it with its digest, once.
        let columns = try segment.checkedColumns(of: run, verifying: share == 0, clocks: clocks)
        if notingClusters, !isClustered, columns.hasClusters { throw Restart.clusters }
        var rows: [PairedRow] = []
        let left = replaced.rows(of: segment.key.position)
        let (clusters, named) = isClustered ? (columns.clusterKeys(), columns.namesCluster) : ([], [])
        columns.forEachKey { row, key in
            guard left?.contains(row) != true, shares == 1 || SampleIDHash.of(key) % shares == share else { return }
            guard isClustered else {
                return rows.append(PairedRow(row: row, key: key, cluster: 0, namesCluster: false))
            }
            rows.append(PairedRow(row: row, key: key, cluster: clusters[row], namesCluster: named[row]))
        }
        return (columns.columns, rows)
    }
}
