import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// The rows of a run that retries replaced, a bit each.
struct ReplacedRows: Sendable {
    /// Batches of retries that it was read from, in order.
    private(set) var retries: [SegmentKey] = []
    private var rows: [SegmentPosition: RowSet] = [:]

    /// None.
    init() {}

    /// Bytes in memory, about.
    var byteCount: Int { rows.count * Self.batchBytes }

    /// Bytes of a batch with a bit for each row.
    private static let batchBytes = 1_280

    /// Whether a batch counts with these rows left out: one of a retry that came since they were read does not yet.
    func includes(_ key: SegmentKey) -> Bool { !key.isRetry || retries.contains(key) }

    /// Those of a batch; nil where all of it counts.
    func rows(of position: SegmentPosition) -> RowSet? { rows[position] }

    /// Rows that were replaced.
    var count: Int { rows.values.reduce(0) { $0 + $1.count } }

    /// Adds what a batch of a retry replaced.
    mutating func add(_ key: SegmentKey, _ replaced: ReplacedSamples?) {
        retries.append(key)
        guard let replaced else { return }
        for place in replaced.rows.indices {
            let upload = replaced.uploads[Int(replaced.uploadCodes[place])]
            let position = SegmentPosition(upload: upload, seq: replaced.seqs[place])
            _ = rows[position, default: RowSet()].insert(Int(replaced.rows[place]))
        }
    }
}

extension SegmentKey {
    /// Whether it may be a batch of a retry: only uploads of such a name are.
    var isRetry: Bool { position.upload.isRetryUpload }
}

extension String {
    /// Whether an upload of this name may be a retry.
    var isRetryUpload: Bool { utf8.starts(with: "retry-".utf8) }
}

extension Store {
    /// The rows of a run that retries replaced. Without a retry nothing but the keys of its batches is read.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func replacedRows(of run: EvalRun, clocks: StageClocks) async throws -> ReplacedRows {
        try await replacedRows(of: run, retries: try await segmentKeys(run: run.name).filter(\.isRetry), clocks: clocks)
    }

    /// The rows of a run that some batches of retries replaced.
    ///
    /// - Parameter retries: the batches, neighbours in the order of all.
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func replacedRows(
        of run: EvalRun, retries: [SegmentKey], clocks: StageClocks
    ) async throws -> ReplacedRows {
        var replaced = ReplacedRows()
        guard let first = retries.first else { return replaced }
        let wanted = Set(retries)
        // Batches that come meanwhile may stand between those that are wanted.
        try await forEachSegment(run: run.name, from: first.position, columns: .hot) { segment in
            guard wanted.contains(segment.key) else { return }
            replaced.add(segment.key, try segment.columns(of: run, clocks).replaced)
        }
        return replaced
    }
}
