import Crypto
import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// What the stored batches of a run give: everything a summary or a verdict needs.
struct RunEvidence: Sendable {
    private(set) var evidence: Evidence
    /// Rows that retries replaced; they do not count.
    let replaced: ReplacedRows
    /// Batches read, in order.
    private(set) var keys: [SegmentKey] = []
}

extension Store {
    /// Reads every batch of a run.
    ///
    /// - Parameters:
    ///   - notingClusters: look in the cold columns whether samples depend on each other. Such a run is read once more,
    ///     with the cluster of each sample: the others need not keep them.
    ///   - clocks: receives the times of the stages.
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch that is not what was acknowledged; `StorageError`.
    func evidence(
        of run: EvalRun, notingClusters: Bool = false, clocks: StageClocks
    ) async throws -> RunEvidence {
        let replaced = try await replacedRows(of: run, clocks: clocks)
        func read(keepingClusters: Bool) async throws -> RunEvidence {
            let none = Evidence(declared: run.metrics, keepingClusters: keepingClusters)
            var content = RunEvidence(evidence: none, replaced: replaced)
            try await forEachSegment(run: run.name, columns: notingClusters ? .both : .hot) { segment in
                try content.add(segment, of: run, clocks)
                if notingClusters { try content.noteClusters(in: segment, of: run, clocks) }
            }
            return content
        }
        var content = try await read(keepingClusters: false)
        if content.evidence.hasClusters { content = try await read(keepingClusters: true) }
        guard content.keys.filter(\.isRetry) == replaced.retries else {
            throw Refusal(
                .runChanged, "\(run.name) received a retry while it was being read; try again",
                ["resource": run.name])
        }
        return content
    }
}

extension RunEvidence {
    fileprivate mutating func add(
        _ segment: StoredSegment, of run: EvalRun, _ clocks: StageClocks
    ) throws {
        keys.append(segment.key)
        let rows = replaced.rows(of: segment.key.position)
        guard !evidence.keepsClusters else {
            let checked = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
            return clocks.measure(.kernel) { evidence.add(checked.columns, keys: checked.rowKeys(), without: rows) }
        }
        let columns = try segment.columns(of: run, clocks)
        clocks.measure(.kernel) { evidence.add(columns, without: rows) }
    }

    /// Unpacks the cold columns until a cluster is found.
    fileprivate mutating func noteClusters(
        in segment: StoredSegment, of run: EvalRun, _ clocks: StageClocks
    ) throws(Refusal) {
        guard !evidence.hasClusters, segment.key.hasClusters != false else { return }
        let columns = try segment.columns(of: run, clocks)
        if try segment.hasClusters(of: run, columns, without: replaced, clocks) { evidence.noteClusters() }
    }
}

extension StoredSegment {
    /// The columns that were read, as one message.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func columns(of run: EvalRun, _ clocks: StageClocks) throws(Refusal) -> SampleColumns {
        do throws(DecodingError) {
            return try clocks.measure(.decode) { () throws(DecodingError) in try columns() }
        } catch {
            throw corrupt(run)
        }
    }

    /// The columns that were read, as one message.
    ///
    /// - Throws: `DecodingError`.
    func columns() throws(DecodingError) -> SampleColumns {
        var columns = try SampleColumns(decoding: hot)
        guard columns.isWhole else {
            throw DecodingError(code: .malformed, message: "the columns do not match each other")
        }
        columns.coldZstd = cold
        return columns
    }

    /// Whether samples of the batch that no retry replaced depend on others. Unless it is known of a whole batch, its
    /// texts must have been read.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func hasClusters(
        of run: EvalRun, _ columns: SampleColumns, without replaced: ReplacedRows, _ clocks: StageClocks
    ) throws(Refusal) -> Bool {
        if key.hasClusters == false { return false }
        guard replaced.rows(of: key.position) == nil else {
            return try checkedColumns(of: run, verifying: false, without: replaced, clocks: clocks).hasClusters
        }
        if let known = key.hasClusters { return known }
        do throws(BatchError) {
            return try columns.namesClusters(clocks: clocks)
        } catch {
            throw corrupt(run)
        }
    }

    /// The columns, both of which must have been read, as they were acknowledged.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the batch.
    func verifiedColumns(of run: EvalRun, _ clocks: StageClocks) throws(Refusal) -> SampleColumns {
        let columns = try columns(of: run, clocks)
        guard clocks.measure(.digest, { columns.digest }) == key.digest else { throw corrupt(run) }
        return columns
    }

    /// The batch is not what was acknowledged.
    func corrupt(_ run: EvalRun) -> Refusal {
        let position = key.position
        return Refusal(
            .storeCorrupt, "batch \(position.seq) of upload \(position.upload) is damaged",
            ["run": run.name, "upload": position.upload, "seq": "\(position.seq)"])
    }
}

extension SampleColumns {
    /// SHA-256 of the canonical encoding: the digest of the batch.
    var digest: [UInt8] { Array(SHA256.hash(data: encoded())) }
}

extension SampleSegment {
    /// A checked batch, hot columns apart from cold ones.
    init(run: String, upload: String, seq: UInt64, columns: SampleColumns, hasClusters: Bool) {
        var hot = columns
        hot.coldZstd = []
        self.init(
            run: run, upload: upload, seq: seq, sampleCount: columns.count, digest: columns.digest,
            hasClusters: hasClusters, hot: hot.encoded(), cold: columns.coldZstd)
    }
}
