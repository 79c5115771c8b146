import RegentBulk
import RegentMessages
import RegentModel
import RegentStorage
import Synchronization

/// One upload that replaces samples, and what it may replace.
///
/// That is read when a batch comes, and forgotten when none is under way: a client that says nothing takes no memory
/// from others.
final class RetrySession: Sendable {
    /// Memory for the samples that may be replaced.
    static let bytesMax = 32 << 20

    private struct State {
        /// Nil where no batch is under way.
        var samples: ReplaceableSamples?
        /// Held with the samples, so that the memory of all retries is bounded.
        var place: BulkPlace?
        /// Batches that came and have not left the writer.
        var pending = 0
    }

    private let run: EvalRun
    private let start: UploadStart
    private let durableSeq: UInt64
    private let context: ServiceContext
    private let state = Mutex(State())

    /// Nothing is read yet.
    ///
    /// - Parameter durableSeq: last batch of the upload that is stored.
    /// - Throws: `Refusal` RETRY_REFUSED for an upload of another name.
    init(_ start: UploadStart, of run: EvalRun, durableSeq: UInt64, _ context: ServiceContext) throws(Refusal) {
        guard start.upload.isRetryUpload else {
            throw Refusal(
                .retryRefused, "upload: the name of a retry must begin with retry-; \(start.upload) does not",
                ["field": "upload", "upload": start.upload])
        }
        (self.run, self.start, self.durableSeq, self.context) = (run, start, durableSeq, context)
    }

    private static func replaceable(in run: EvalRun, _ context: ServiceContext) async throws -> ReplaceableSamples {
        let replaced = try await context.store.replacedRows(of: run, clocks: context.clocks)
        var samples = ReplaceableSamples()
        try await context.store.forEachSegment(run: run.name, columns: .both) { segment in
            let columns = try segment.columns(of: run, context.clocks)
            let hasOthers = columns.outcomeCodes.contains {
                OutcomeCode(rawValue: $0).status != UInt32(SampleStatus.scored.rawValue)
            }
            guard hasOthers, samples.byteCount <= bytesMax else { return }
            let position = segment.key.position
            samples.add(
                try segment.checkedColumns(of: run, verifying: false, clocks: context.clocks),
                upload: position.upload, seq: position.seq, without: replaced.rows(of: position))
        }
        guard samples.byteCount <= bytesMax else {
            throw Refusal(
                .retryRefused,
                "\(run.name) has too many samples that are not SCORED to retry them; evaluate again in a new run",
                ["run": run.name, "limit_bytes": "\(bytesMax)"])
        }
        return samples
    }

    /// The samples that those of a batch replace; of a batch that is stored, those that it replaced. `settled` follows.
    ///
    /// - Throws: `Refusal` RETRY_REFUSED naming the sample, or where too many could be replaced; STORE_CORRUPT naming a
    ///   batch; `StorageError`. The upload ends then.
    func replaced(by columns: CheckedColumns, seq: UInt64) async throws -> ReplacedSamples? {
        guard seq > durableSeq else { return try await stored(seq) }
        let isRead = state.withLock { state in
            state.pending += 1
            return state.samples != nil
        }
        if !isRead {
            let place = try await context.retries.place()
            // No batch of this upload is under way, so the store has all of them.
            let samples = try await Self.replaceable(in: run, context)
            state.withLock { ($0.samples, $0.place) = (samples, place) }
        }
        do {
            return try state.withLock { state throws(BatchError) in
                try state.samples?.replaced(by: columns, upload: start.upload, seq: seq)
            }
        } catch {
            throw error.refusal.about(seq)
        }
    }

    /// A batch has left the writer.
    func settled(_ seq: UInt64) {
        guard seq > durableSeq else { return }
        state.withLock { state in
            state.pending -= 1
            if state.pending == 0 { (state.samples, state.place) = (nil, nil) }
        }
    }

    private func stored(_ seq: UInt64) async throws -> ReplacedSamples? {
        let position = SegmentPosition(upload: start.upload, seq: seq)
        let segments = try await context.store.segments(run: run.name, from: position, limit: 1, columns: .hot)
        guard let segment = segments.first, segment.key.position == position else { return nil }
        return try segment.columns(of: run, context.clocks).replaced
    }
}
