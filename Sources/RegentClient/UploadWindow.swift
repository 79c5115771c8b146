import RegentMessages
import RegentModel
import RegentRPC
import Synchronization

/// Counts what an upload has under way and holds the sender back when that is as much as the daemon allows.
final class UploadWindow: Sendable {
    private struct State {
        var progress = UploadProgress()
        var durableSeq: UInt64
        var isOpen = false
        /// Samples up to and with each batch that is not durable yet, by sequence number from `durableSeq` + 1.
        var pending: [Int] = []
    }

    private let state: Mutex<State>
    private let firstSeq: UInt64
    private let durableBefore: UInt64
    private let size: UInt64
    private let changed = Signal(staysRaised: false)

    /// The last durable batch is sent again: where the sequence has changed since, the daemon refuses it
    /// instead of taking what follows.
    init(_ opened: UploadOpened) {
        firstSeq = max(1, opened.durableSeq)
        state = Mutex(State(durableSeq: firstSeq - 1))
        size = UInt64(max(1, opened.window))
        durableBefore = opened.durableSeq
    }

    /// Whether everything counted is durable.
    var isSettled: Bool { state.withLock { $0.pending.isEmpty } }

    /// Refuses a sequence that ends before what the daemon has of it.
    func checkReachesDurable() throws(RPCError) {
        guard UInt64(progress.batches) < durableBefore else { return }
        throw RPCError(
            .chunkConflict,
            "the daemon has \(durableBefore) batches of this upload, the source only \(progress.batches)",
            metadata: ["durable_seq": "\(durableBefore)"])
    }

    var progress: UploadProgress { state.withLock { $0.progress } }

    /// Sequence number of the next batch.
    var nextSeq: UInt64 { state.withLock { UInt64($0.progress.batches) + 1 } }

    /// Counts the next batch; false when the daemon has it already.
    func add(samples: Int, bytes: Int) -> Bool {
        state.withLock { state in
            state.progress.batches += 1
            state.progress.samples += samples
            guard UInt64(state.progress.batches) >= firstSeq else {
                state.progress.skippedBatches += 1
                state.progress.durableSamples += samples
                return false
            }
            if UInt64(state.progress.batches) <= durableBefore { state.progress.skippedBatches += 1 }
            state.progress.sentBytes += bytes
            state.pending.append(state.progress.samples)
            return true
        }
    }

    /// Everything up to the sequence number is durable.
    func acknowledged(_ seq: UInt64) -> UploadProgress {
        let progress = state.withLock { state in
            let settled = Int(min(seq - min(seq, state.durableSeq), UInt64(state.pending.count)))
            if settled > 0 {
                state.progress.durableSamples = state.pending[settled - 1]
                state.pending.removeFirst(settled)
                state.durableSeq += UInt64(settled)
            }
            return state.progress
        }
        changed.raise()
        return progress
    }

    /// No more acknowledgements come: nothing holds the sender any longer.
    func open() {
        state.withLock { $0.isOpen = true }
        changed.raise()
    }

    /// Returns when the batch counted last may be sent.
    func room() async {
        while !Task.isCancelled, state.withLock({ !$0.isOpen && UInt64($0.pending.count) > size }) {
            await changed.wait()
        }
    }
}
