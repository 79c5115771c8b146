import RegentMessages
import RegentModel
import RegentWire
import Synchronization

/// One call while its handler runs.
final class ServerCall: Sendable {
    let key: StreamKey
    let entry: MethodTable.Entry
    let context: CallContext
    let inbox = Inbox()
    /// Raised when a response may be offered again, or never will.
    let writable = Signal()
    /// How the client's compressed messages are.
    let requestEncoding: UInt32
    /// Whether responses may be compressed.
    let compressesResponses: Bool

    private struct State {
        var task: Task<Void, Never>?
        var cancellation: RPCError?
        var isReplySent = false
        var hasPlace: Bool
    }

    private let state: Mutex<State>

    init(
        key: StreamKey, entry: MethodTable.Entry, context: CallContext, requestEncoding: UInt32,
        compressesResponses: Bool, hasPlace: Bool
    ) {
        self.key = key
        self.entry = entry
        self.context = context
        self.requestEncoding = requestEncoding
        self.compressesResponses = compressesResponses
        state = Mutex(State(hasPlace: hasPlace))
    }

    /// Whether it counts among the handlers of its class.
    var hasPlace: Bool {
        get { state.withLock { $0.hasPlace } }
        set { state.withLock { $0.hasPlace = newValue } }
    }

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

    /// Why the call was cancelled, if it was.
    var cancellation: RPCError? { state.withLock { $0.cancellation } }

    /// The Reply, once: before the first response.
    func takeReply(isCompressed: Bool) -> Reply? {
        let isFirst = state.withLock { state in
            defer { state.isReplySent = true }
            return !state.isReplySent
        }
        guard isFirst else { return nil }
        let reply = Reply(
            metadata: context.leadingMetadata,
            encoding: isCompressed ? MessageEncoding.zstd : MessageEncoding.identity)
        return reply == Reply() ? nil : reply
    }
}
