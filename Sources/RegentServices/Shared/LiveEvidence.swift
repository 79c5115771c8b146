import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentStorage
import RegentSystem
import Synchronization

/// The evidence of runs that still take samples, kept from one summary to the next.
///
/// Nothing updates it: a reader compares it with the store and adds what is new. So it can neither
/// lose a batch at a kill nor count one that was dropped. What does not fit into its budget is read again each time.
package final class LiveEvidence: Sendable {
    /// Bytes that all runs together may take.
    package static let bytesMaxStandard = 32 << 20

    private struct Entry {
        let tally: RunTally
        let lastUse: UInt64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var uses: UInt64 = 0

        var byteCount: Int { entries.values.reduce(0) { $0 + $1.tally.byteCount } }

        var oldest: String? { entries.min { $0.value.lastUse < $1.value.lastUse }?.key }

        mutating func use(_ run: String, _ tally: RunTally) {
            uses += 1
            entries[run] = Entry(tally: tally, lastUse: uses)
        }
    }

    private let bytesMax: Int
    private let state = Mutex(State())

    /// Keeps nothing yet.
    init(bytesMax: Int = bytesMaxStandard) { self.bytesMax = bytesMax }

    /// Bytes that are kept of all runs together, about.
    package var byteCount: Int { state.withLock { $0.byteCount } }

    /// What is kept of a run; nil where nothing is.
    func tally(of run: String) -> RunTally? {
        state.withLock { state in
            guard let tally = state.entries[run]?.tally else { return nil }
            state.use(run, tally)
            return tally
        }
    }

    /// Keeps a tally instead of what was kept of the run; others give way, those not used for longest first.
    func keep(_ tally: RunTally, of run: String) {
        state.withLock { state in
            state.entries[run] = nil
            guard tally.byteCount <= bytesMax else { return }
            state.use(run, tally)
            while state.byteCount > bytesMax, let oldest = state.oldest { state.entries[oldest] = nil }
        }
    }

    /// Forgets a run.
    func forget(_ run: String) { state.withLock { $0.entries[run] = nil } }
}

/// The evidence of some batches of a run, and which ones.
struct RunTally: Sendable {
    private(set) var evidence: Evidence
    /// Rows that retries replaced; another retry makes another tally.
    let replaced: ReplacedRows
    /// Scores the run declared when the tally began.
    private let declared: [MetricDeclaration]
    private var keys: Set<SegmentKey> = []

    /// Bytes of a key in memory, with its texts and its place in the set.
    private static let keyBytes = 192

    /// No batches yet.
    ///
    /// - Parameters:
    ///   - replaced: rows that retries replaced.
    ///   - keepingClusters: whether samples depend on each other, so that their clusters are kept.
    init(of run: EvalRun, without replaced: ReplacedRows = ReplacedRows(), keepingClusters: Bool = false) {
        self.replaced = replaced
        declared = run.metrics
        evidence = Evidence(declared: run.metrics, keepingClusters: keepingClusters)
    }

    /// Whether samples depend on each other and it does not know how: it has to begin once more, with clusters.
    var lacksClusters: Bool { evidence.hasClusters && !evidence.keepsClusters }

    /// Bytes in memory, about.
    var byteCount: Int { evidence.byteCount + keys.count * Self.keyBytes + replaced.byteCount }

    /// Whether it can go on to the stored batches: all of its own are among them, as they were.
    func fits(_ stored: [SegmentKey], _ run: EvalRun) -> Bool {
        declared == run.metrics && stored.count { keys.contains($0) } == keys.count
            && stored.filter(\.isRetry) == replaced.retries
    }

    /// Stored batches that are not in it: where each row of neighbours begins, and how many they are.
    func gaps(in stored: [SegmentKey]) -> [(start: SegmentPosition, count: Int)] {
        var gaps: [(start: SegmentPosition, count: Int)] = []
        var isOpen = false
        for key in stored {
            let isMissing = !keys.contains(key)
            if isMissing, isOpen {
                gaps[gaps.count - 1].count += 1
            } else if isMissing {
                gaps.append((key.position, 1))
            }
            isOpen = isMissing
        }
        return gaps
    }

    /// Adds a batch; one that is in it counts once, and one of a retry that came since the tally began not yet.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    mutating func add(_ segment: StoredSegment, of run: EvalRun, _ clocks: StageClocks) throws {
        guard !keys.contains(segment.key), !lacksClusters else { return }
        guard replaced.includes(segment.key) else { return }
        let rows = replaced.rows(of: segment.key.position)
        keys.insert(segment.key)
        guard !evidence.keepsClusters else {
            let checked = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
            return clocks.measure(.kernel) { evidence.add(checked.columns, keys: checked.rowKeys(), without: rows) }
        }
        let columns = try segment.columns(of: run, clocks)
        if try segment.hasClusters(of: run, columns, without: replaced, clocks) { evidence.noteClusters() }
        clocks.measure(.kernel) { evidence.add(columns, without: rows) }
    }
}

extension ServiceContext {
    /// Bytes of a sample in memory, guessed before its scores are known.
    private static let sampleBytesGuess = 16

    /// The summary of every batch of a run that is stored now; see `liveEvidence`.
    ///
    /// Of a run that does not fit into memory nothing is kept, and memory does not grow with it.
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch, RUN_CHANGED where a batch is dropped meanwhile;
    ///   `StorageError`.
    func liveSummary(of run: EvalRun) async throws -> EvalSummary {
        let stored = try await store.segmentKeys(run: run.name)
        let count = stored.reduce(0) { $0 + Int($1.sampleCount) }
        guard count <= summaryBytesMax / Self.sampleBytesGuess else {
            return try await store.summary(of: run, bytesMax: summaryBytesMax, clocks: clocks).summary
        }
        let evidence = try await liveEvidence(of: run, stored)
        return clocks.measure(.kernel) { EvalSummary(of: evidence) }
    }

    /// The evidence of every batch of a run that is stored now, most of it from memory where a summary was made before.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func liveEvidence(of run: EvalRun) async throws -> Evidence {
        try await liveEvidence(of: run, try await store.segmentKeys(run: run.name))
    }

    private func liveEvidence(of run: EvalRun, _ stored: [SegmentKey]) async throws -> Evidence {
        var tally: RunTally
        if let kept = live.tally(of: run.name), kept.fits(stored, run) {
            tally = kept
        } else {
            let retries = stored.filter(\.isRetry)
            tally = RunTally(
                of: run, without: try await store.replacedRows(of: run, retries: retries, clocks: clocks))
        }
        let gaps = tally.gaps(in: stored)
        // Texts are unpacked only where it is not known that no sample depends on another.
        let isPlain = stored.allSatisfy { $0.hasClusters == false } && !tally.evidence.keepsClusters
        try await fill(&tally, gaps: gaps, isPlain ? .hot : .both, of: run)
        if tally.lacksClusters {
            tally = RunTally(of: run, without: tally.replaced, keepingClusters: true)
            try await fill(&tally, gaps: tally.gaps(in: stored), .both, of: run)
        }
        if !gaps.isEmpty { live.keep(tally, of: run.name) }
        return tally.evidence
    }

    private func fill(
        _ tally: inout RunTally, gaps: [(start: SegmentPosition, count: Int)], _ columns: SegmentColumns,
        of run: EvalRun
    ) async throws {
        for gap in gaps {
            try await store.forEachSegment(run: run.name, from: gap.start, limit: gap.count, columns: columns) {
                try tally.add($0, of: run, clocks)
            }
        }
    }
}
