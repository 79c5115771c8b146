import NIOCore
import RegentTransportSocket

/// The end of an answer, told from behind the encoder to `RequestGuard` before it.
struct AnswerEnded: Sendable {
    /// Whether the answer says that the connection ends with it.
    let closes: Bool
}

/// Stands between the socket and the parser of HTTP: passes on only what `RequestFraming` lets pass, one request at a
/// time, and ends connections that are slow, in either direction.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let limits: GatewayLimits
    private let connection: GatewayConnection
    private var framing: RequestFraming
    /// Whether bytes of the answer to the last request have been written.
    private var hasAnswerBegun = false
    /// Whether the client waits for `100 Continue`, which it is sent when somebody reads the body: one that is refused
    /// before that need not be sent.
    private var owesContinue = false
    /// What is answered once the answer in progress has ended.
    private var refusal: RequestRefusal?
    /// Whether the connection is over: what still comes is dropped.
    private var isClosing = false
    /// Bytes that came since then.
    private var droppedBytes = 0
    /// Whether somebody waits for what comes next; otherwise its slowness is not the peer's.
    private var isReadWanted = false
    /// Bytes of a body that came since they were last looked at.
    private var bodyBytes = 0
    private var inputTimer: Scheduled<Void>?
    private var outputTimer: Scheduled<Void>?

    init(_ connection: GatewayConnection, limits: GatewayLimits) {
        self.connection = connection
        self.limits = limits
        framing = RequestFraming(headBytesMax: limits.headBytesMax)
    }

    // MARK: Begin and end

    func handlerAdded(context: ChannelHandlerContext) {
        schedule(limits.headTimeout, context) { $0.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stopTimers()
        owesContinue = false
        connection.bodyIsHeld(until: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopTimers()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if ChannelPeer.isHandshakeEnd(event) {
            guard let verified = ChannelPeer.verified(connection.peer, by: context) else {
                return context.close(promise: nil)
            }
            connection.identified(as: verified)
        }
        if case .inputClosed? = event as? ChannelEvent, isClosing || framing.stage != .answer {
            // Nothing more can come, and nothing waits for an answer that could be given.
            return context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: Requests

    func read(context: ChannelHandlerContext) {
        isReadWanted = true
        if !isClosing { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if isClosing { droppedBytes += bytes.readableBytes }
        guard !isClosing, refusal == nil else { return }
        isReadWanted = false
        let stage = framing.stage
        do throws(RequestRefusal) {
            while let piece = try framing.next(&bytes) { pass(piece, context) }
        } catch {
            return refuse(error, context)
        }
        if framing.stage != stage { enter(framing.stage, context) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if isClosing { readToDrop(context) }
    }

    /// Reads more of what is dropped, whether somebody waits for it or not, until it is too much.
    private func readToDrop(_ context: ChannelHandlerContext) {
        if droppedBytes < limits.lingerBytesMax { context.read() }
    }

    private func pass(_ piece: ByteBuffer, _ context: ChannelHandlerContext) {
        bodyBytes += piece.readableBytes
        // Before the piece is passed on: who reads the end of a body looks here.
        connection.isRequestWhole = framing.stage == .answer
        if framing.awaitsContinue { hold(context) }
        context.fireChannelRead(wrapInboundOut(piece))
    }

    /// Lets whoever reads the body ask for it.
    private func hold(_ context: ChannelHandlerContext) {
        owesContinue = true
        let loop = context.eventLoop
        let bound = NIOLoopBound((guard: self, context: context), eventLoop: loop)
        connection.bodyIsHeld(until: { loop.execute { bound.value.guard.sendContinue(bound.value.context) } })
    }

    private func sendContinue(_ context: ChannelHandlerContext) {
        guard owesContinue, !hasAnswerBegun, !isClosing else { return }
        owesContinue = false
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
        // The time of the body begins here.
        if framing.stage == .body { watchBody(context) }
    }

    private func enter(_ stage: RequestFraming.Stage, _ context: ChannelHandlerContext) {
        switch stage {
        case .idle: schedule(limits.idleTimeout, context) { $0.close(promise: nil) }
        case .head: scheduleRefusal(limits.headTimeout, context)
        case .body: watchBody(context)
        case .answer:
            inputTimer?.cancel()
            inputTimer = nil
        }
    }

    /// Looks from time to time whether enough of a body comes.
    private func watchBody(_ context: ChannelHandlerContext) {
        bodyBytes = 0
        let bound = NIOLoopBound((guard: self, context: context), eventLoop: context.eventLoop)
        inputTimer?.cancel()
        inputTimer = context.eventLoop.scheduleTask(in: TimeAmount(limits.bodyTimeout)) {
            let (guardian, context) = bound.value
            // One that is not read, or not asked for, waits for this side.
            let isWanted = guardian.isReadWanted && !guardian.owesContinue
            let isLate = isWanted && guardian.bodyBytes < guardian.limits.bodyBytesMin
            isLate ? guardian.refuse(.tooSlow, context) : guardian.watchBody(context)
        }
    }

    /// Answers what cannot be served, at once or behind the answer in progress, and ends the connection.
    private func refuse(_ refusal: RequestRefusal, _ context: ChannelHandlerContext) {
        if framing.stage == .answer {
            self.refusal = refusal
            return
        }
        if !hasAnswerBegun {
            context.write(wrapOutboundOut(ByteBuffer(bytes: refusal.response)), promise: nil)
        }
        finish(context)
    }

    /// Ends the connection once its peer has had the time to read what was written: at once it would lose that where
    /// bytes of it were not read here. What it still sends is dropped, and not more of it read than `lingerBytesMax`.
    private func finish(_ context: ChannelHandlerContext) {
        isClosing = true
        context.flush()
        context.close(mode: .output, promise: nil)
        readToDrop(context)
        schedule(limits.lingerTime, context) { $0.close(promise: nil) }
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isClosing else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        (hasAnswerBegun, owesContinue) = (true, false)
        context.write(data, promise: promise)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard let ended = event as? AnswerEnded else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        promise?.succeed()
        hasAnswerBegun = false
        connection.bodyIsHeld(until: nil)
        if let refusal {
            context.write(wrapOutboundOut(ByteBuffer(bytes: refusal.response)), promise: nil)
            finish(context)
        } else if ended.closes || framing.stage != .answer {
            // Of a body that nobody wanted the rest is not waited for.
            finish(context)
        } else {
            framing.answered()
            enter(.idle, context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        outputTimer?.cancel()
        outputTimer = nil
        if !context.channel.isWritable {
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            outputTimer = context.eventLoop.scheduleTask(in: TimeAmount(limits.slowConsumerTimeout)) {
                bound.value.close(promise: nil)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Time

    private func scheduleRefusal(_ delay: Duration, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        schedule(delay, context) { bound.value.refuse(.tooSlow, $0) }
    }

    private func schedule(
        _ delay: Duration, _ context: ChannelHandlerContext, _ act: @escaping @Sendable (ChannelHandlerContext) -> Void
    ) {
        inputTimer?.cancel()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        inputTimer = context.eventLoop.scheduleTask(in: TimeAmount(delay)) { act(bound.value) }
    }

    private func stopTimers() {
        inputTimer?.cancel()
        outputTimer?.cancel()
        inputTimer = nil
        outputTimer = nil
    }
}
