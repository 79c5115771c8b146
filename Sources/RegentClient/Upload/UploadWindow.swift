import RegentMessages
import RegentModel
import RegentRPC
import Synchronization

/// The batches of an upload that are not durable yet. They are kept to be sent again, at most as many as the daemon and
/// memory allow.
final class UploadWindow: Sendable {
    /// A batch that was not acknowledged yet.
    struct Batch: Sendable {
        let seq: UInt64
        let columns: SampleColumns
        /// Samples up to and with it.
        fileprivate let samples: Int
        fileprivate let bytes: Int
    }

    private struct State {
        var progress = UploadProgress()
        /// Batches the daemon may be sent at once.
        var size = 1
        /// The last batch that the daemon had when the upload began; nil before.
        var durableBefore: UInt64?
        var durableSeq: UInt64 = 0
        /// From `durableSeq` + 1 on, without gaps.
        var pending: [Batch] = []
        var pendingBytes = 0
        /// Number of the last batch sent on the present stream.
        var sentSeq: UInt64 = 0
        var isStreamOver = false

        /// Removes durable batches.
        mutating func settle(_ seq: UInt64) {
            let settled = Int(min(seq - min(seq, durableSeq), UInt64(pending.count)))
            guard settled > 0 else { return }
            progress.durableSamples = pending[settled - 1].samples
            for batch in pending.prefix(settled) { pendingBytes -= batch.bytes }
            pending.removeFirst(settled)
            durableSeq += UInt64(settled)
            sentSeq = max(sentSeq, durableSeq)
        }
    }

    /// Most encoded bytes kept, whatever the window of the daemon is.
    private static let bytesMax = 16 << 20

    private let state = Mutex(State())
    private let changed = Signal(staysRaised: false)

    var progress: UploadProgress { state.withLock { $0.progress } }

    /// Whether everything counted is durable.
    var isSettled: Bool { state.withLock { $0.pending.isEmpty } }

    /// A stream was opened.
    ///
    /// At the first one the last durable batch is sent again: where the sequence has changed since, the daemon refuses
    /// it instead of taking what follows.
    /// - Throws: `PROTOCOL_VIOLATION` where the daemon has less than it acknowledged.
    func opened(_ opened: UploadOpened) throws(RPCError) {
        let isLess = state.withLock { state in
            state.size = max(1, Int(opened.window))
            state.isStreamOver = false
            guard state.durableBefore != nil else {
                state.durableBefore = opened.durableSeq
                state.durableSeq = max(1, opened.durableSeq) - 1
                state.sentSeq = state.durableSeq
                return false
            }
            state.progress.resumptions += 1
            guard opened.durableSeq >= state.durableSeq else { return true }
            state.settle(opened.durableSeq)
            state.sentSeq = state.durableSeq
            return false
        }
        if isLess { throw RPCError(.protocolViolation, "the daemon has fewer batches than it has acknowledged") }
    }

    /// Counts the next batch of the source; one that the daemon has is not kept.
    func add(_ columns: SampleColumns) {
        let bytes = columns.encodedByteCount
        state.withLock { state in
            state.progress.batches += 1
            state.progress.samples += Int(columns.count)
            let seq = UInt64(state.progress.batches)
            if seq <= state.durableBefore ?? 0 { state.progress.skippedBatches += 1 }
            guard seq > state.durableSeq else {
                state.progress.durableSamples += Int(columns.count)
                return
            }
            state.pendingBytes += bytes
            state.pending.append(Batch(seq: seq, columns: columns, samples: state.progress.samples, bytes: bytes))
        }
    }

    /// The next batch to send on the present stream; nil when all were sent.
    func next() -> Batch? {
        state.withLock { state in
            let place = Int(state.sentSeq - state.durableSeq)
            guard place < state.pending.count else { return nil }
            state.sentSeq += 1
            state.progress.sentBytes += state.pending[place].bytes
            return state.pending[place]
        }
    }

    /// Everything up to the sequence number is durable.
    func acknowledged(_ seq: UInt64) -> UploadProgress {
        let progress = state.withLock { state in
            state.settle(seq)
            return state.progress
        }
        changed.raise()
        return progress
    }

    /// Refuses a sequence that is shorter than what the daemon has of it.
    func checkReachesDurable() throws(RPCError) {
        let (durable, batches) = state.withLock { ($0.durableBefore ?? 0, $0.progress.batches) }
        guard UInt64(batches) < durable else { return }
        throw RPCError(
            .chunkConflict,
            "the daemon has \(durable) batches of this upload, the source has only \(batches); use another upload name",
            metadata: ["durable_seq": "\(durable)"])
    }

    /// No more acknowledgements come on the present stream, so the sender need not wait.
    func streamIsOver() {
        state.withLock { $0.isStreamOver = true }
        changed.raise()
    }

    /// Returns when another batch may be kept and sent; false when the stream is over.
    func room() async -> Bool {
        while true {
            let (isOver, hasRoom) = state.withLock { state in
                (state.isStreamOver, state.pending.count < state.size && state.pendingBytes < Self.bytesMax)
            }
            if isOver || Task.isCancelled { return false }
            if hasRoom { return true }
            await changed.wait()
        }
    }
}
