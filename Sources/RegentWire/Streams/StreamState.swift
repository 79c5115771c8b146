/// The state of one open stream on either side; only its multiplexer changes it.
///
/// A class, so that finding a stream copies nothing and the queues hold the streams themselves.
final class StreamState {
    let key: StreamKey

    // Sending.
    /// Body bytes the peer takes; may go below zero by one frame.
    var sendCredit: Int
    var outbound = Fifo<OutboundMessage>()
    /// Body bytes waiting in `outbound`.
    var outboundBytes = 0
    /// Whether the stream is in the multiplexer's round.
    var isScheduled = false
    /// Whether a writer got `full` and waits for `writable`.
    var isWriterWaiting = false
    /// Whether the sending side has ended (the last message may still wait in `outbound`).
    var isSendingEnded = false
    /// Encoded Reply of a server, until the first MSG takes it along.
    var replyHead: [UInt8]?
    /// Position of the written CALL among the connection's (client).
    var callNumber: UInt64?
    /// CREDITs that the peer can have a reason for: one for each MSG, one for each 64 bytes of them, and some to spare.
    var creditsExpected = WireLimits.spareFramesMax

    // Receiving.
    /// Window the peer may fill.
    var window: Int
    /// Body bytes the peer may still send, by this side's account.
    var receiveCredit: Int
    /// Credit to give back and not yet announced.
    var owedCredit = 0
    var isCreditDue = false
    var reassembly = Reassembly()
    /// Messages given to the application and not yet taken by it.
    var waitingMessages = 0
    /// Their bytes, and those of the CALL.
    var unreadBytes = 0
    /// When the message that is incomplete began, or its sender last had to wait for credit.
    var messageBegan: ContinuousClock.Instant?
    /// Whether its sender has been without credit since.
    var wasStarved = false
    /// Whether the application waits for the next message, so that its fragments are credited.
    var isDemanded = false
    var isReceivingEnded = false
    /// Messages that may come behind the answer (server).
    var messagesExpected = WireLimits.messagesWaitingMax
    /// Whether a MSG has come, so that no Reply can follow (client).
    var hasMessageCome = false
    /// Whether a handler runs for it (server).
    var isHandled = false

    init(key: StreamKey, sendCredit: Int, window: Int) {
        self.key = key
        self.sendCredit = sendCredit
        self.window = window
        // Never below the initial credit, which a peer uses before it has read the HELLO.
        self.receiveCredit = max(window, WireLimits.streamCreditInitialBytes)
    }

    /// Body bytes a writer may leave waiting before it must wait itself.
    ///
    /// Enough to fill a socket buffer; more would only move the peer's slowness into memory.
    private static let outboundBytesMax = 256 * 1024

    /// The frames that may still come for the call while its client has not read its END.
    var lateAllowance: LateFrames.Allowance {
        get {
            LateFrames.Allowance(
                messageBytes: receiveCredit, messages: isReceivingEnded ? 0 : messagesExpected,
                credits: creditsExpected)
        }
        set {
            receiveCredit = newValue.messageBytes
            messagesExpected = newValue.messages
            creditsExpected = newValue.credits
        }
    }

    /// Takes the Reply that no MSG has carried yet.
    func takeReplyHead() -> [UInt8] {
        defer { replyHead = nil }
        return replyHead ?? []
    }

    /// Whether a writer may hand over another message.
    var acceptsMessage: Bool {
        outboundBytes < min(sendCredit, Self.outboundBytesMax)
    }

    /// Bytes that could be written now, were the transport to take them; about, where a MSG waits behind others.
    var readyBytes: Int {
        guard let next = outbound.front else { return 0 }
        return next.kind == .message ? min(outboundBytes, max(0, sendCredit)) : outboundBytes
    }

    /// Whether the next frame may be written now: only MSG bodies need credit.
    var isReady: Bool {
        guard let next = outbound.front else { return false }
        return next.kind != .message || next.remaining == 0 || sendCredit > 0
    }
}
