import RegentMessages
import RegentModel
import RegentSystem
import RegentWire
import Synchronization

/// The state of a call from its CALL on.
struct OpenedCall {
    let key: StreamKey
    let entry: MethodTable.Entry
    let context: CallContext
    /// How the client's compressed messages are.
    let requestEncoding: UInt32
    /// Whether responses may be compressed.
    let compressesResponses: Bool

    /// The Reply that goes before the first response; nil where it would say nothing.
    func reply(isCompressed: Bool) -> Reply? {
        let metadata = context.leadingMetadata
        guard isCompressed || !metadata.isEmpty else { return nil }
        return Reply(
            metadata: metadata, encoding: isCompressed ? MessageEncoding.zstd : MessageEncoding.identity)
    }
}

/// One call while its handler runs.
final class ServerCall: Sendable {
    let opened: OpenedCall
    let inbox = Inbox()
    /// Where its handler puts small responses without asking the connection; nil where there is one response.
    let outbox: Outbox?
    /// Raised when a response may be offered again, or never will.
    let writable = Signal()

    /// When its CALL was read.
    let openedAt: ContinuousClock.Instant
    /// What it does, and when.
    let record: WorkRecord

    private struct State {
        /// Bytes of its request, until the handler takes it.
        var waitingBytes = 0
        /// Whether no handler will process it.
        var isOver = false
        var task: Task<Void, Never>?
        var cancellation: RPCError?
        var isReplySent = false
    }

    private let state = Mutex(State())

    /// - Parameter isTraced: whether its pieces may be asked for.
    init(_ opened: OpenedCall, chunks: ChunkPool, isTraced: Bool, at now: ContinuousClock.Instant) {
        self.opened = opened
        outbox = opened.entry.method.serverStreaming ? Outbox(stream: opened.key.id, pool: chunks) : nil
        openedAt = now
        let identity = opened.context.identity
        record = WorkRecord(
            trace: (identity.span.traceID.high, identity.span.traceID.low), request: identity.request,
            keepsPieces: isTraced)
    }

    var key: StreamKey { opened.key }
    var entry: MethodTable.Entry { opened.entry }
    var context: CallContext { opened.context }

    /// Takes the handler's task, and cancels it if the call was cancelled meanwhile.
    func attach(_ task: Task<Void, Never>) {
        let isCancelled = state.withLock { state in
            state.task = task
            return state.cancellation != nil
        }
        if isCancelled { task.cancel() }
    }

    /// Ends the call for its handler: its task is cancelled, reading and writing throw.
    func cancel(_ error: RPCError) {
        let task = state.withLock { state in
            if state.cancellation == nil { state.cancellation = error }
            return state.task
        }
        inbox.abandon(error)
        writable.raise()
        task?.cancel()
    }

    /// Its request has come, of so many bytes; returns how many of them wait: none where the handler has returned.
    func noteWaiting(_ bytes: Int) -> Int {
        state.withLock { state in
            guard !state.isOver else { return 0 }
            state.waitingBytes += bytes
            return bytes
        }
    }

    /// Its request no longer waits; returns its bytes, once.
    ///
    /// - Parameter isOver: whether the handler has returned.
    func takeWaiting(isOver: Bool) -> Int {
        state.withLock { state in
            if isOver { state.isOver = true }
            defer { state.waitingBytes = 0 }
            return state.waitingBytes
        }
    }

    /// Why the call was cancelled, if it was.
    var cancellation: RPCError? { state.withLock { $0.cancellation } }

    /// Whether the Reply has to be sent now: once, before the first response.
    func takeReply() -> Bool {
        state.withLock { state in
            defer { state.isReplySent = true }
            return !state.isReplySent
        }
    }
}
