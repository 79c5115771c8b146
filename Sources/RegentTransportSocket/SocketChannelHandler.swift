import NIOCore
import NIOSSL
import NIOTLS
import RegentTransport

/// Moves bytes between a socket and its connection handler, on the socket's event loop.
///
/// Writes after each burst of reading and after each wake, with one flush at its end. While the socket is full, small
/// pieces wait here in one buffer for all of them, and go to the channel when nothing waits there. Where TLS lies
/// below, nothing passes before its handshake has ended well: until then bytes wait in the same place.
final class SocketChannelHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The handlers between this handler and the socket.
    enum Security {
        case plain
        /// TLS whose handshake is still to come.
        case awaitingHandshake
        /// TLS that is established.
        case established
    }

    /// A channel is writable when nothing waits in it, and says so when the socket has taken everything.
    static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 1, high: 1)
    /// Bytes that may wait, here and in the channel together: the handler is asked for no more above that.
    private static let waitingBytesMax = 64 * 1024
    /// Reads of a socket, of up to 64 KiB each, before the loop looks at its other sockets.
    static let readsAtOnce: UInt = 4
    /// Bytes asked for at a time: while they are gathered the handlers of the connection wait for its lock.
    private static let writeBytesMax = 8 * 1024
    /// Buffers given to the channel before it is flushed: a handler that is as fast as it is asked has a small piece
    /// each time.
    private static let buffersAtOnce = 16
    /// Room that is kept for reads from one burst of them to the next.
    private static let keptBytesMax = 8 * 1024
    /// Time a peer has to read the last bytes before the socket is closed over them.
    private static let lingerTime = TimeAmount.seconds(2)

    /// Whether a burst of reading is under way.
    private(set) var isInBurst = false
    private let attach: ConnectionAttach
    private let peer: PeerIdentity
    private let buffers: WriteBuffers
    private var security: Security
    /// Whether `write` is running: it finds by itself that the channel has become empty.
    private var isWriting = false
    private var connection: SocketConnection?
    private var handler: (any ConnectionHandler)?
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?
    private var error: TransportError?
    /// Bytes that were asked for and are behind those in the channel: small pieces while the socket is full, and all
    /// before the handshake has ended.
    private var held = ByteBuffer()
    /// What was read last; its room is for the next read, unless the handler has kept it.
    private var incoming: [UInt8] = []

    init(
        attach: @escaping ConnectionAttach, buffers: WriteBuffers, peer: PeerIdentity = .unknown,
        security: Security = .plain
    ) {
        self.attach = attach
        self.buffers = buffers
        self.peer = peer
        self.security = security
    }

    /// Reads who connected, then puts a handler on the channel.
    static func install(
        on channel: any Channel, buffers: WriteBuffers, attach: @escaping ConnectionAttach
    ) -> EventLoopFuture<Void> {
        ChannelPeer.ofUnix(channel).flatMapThrowing { peer in
            try channel.pipeline.syncOperations.addHandler(
                SocketChannelHandler(attach: attach, buffers: buffers, peer: peer))
        }
    }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let connection = SocketConnection(channel: context.channel, peer: peer, handler: self)
        self.connection = connection
        handler = attach(connection)
        guard handler != nil else { return context.close(promise: nil) }
        if context.channel.isActive { write() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
    }

    func channelActive(context: ChannelHandlerContext) {
        write()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if security == .awaitingHandshake, case .handshakeCompleted(let chosen)? = event as? TLSUserEvent {
            establish(chosen, context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// Opens the connection to its handler, if the peer speaks this protocol, which TLS itself does not require.
    private func establish(_ chosenProtocol: String?, _ context: ChannelHandlerContext) {
        guard chosenProtocol == TLSRules.applicationProtocol else {
            error = TLSRules.wrongProtocol(chosenProtocol)
            return context.close(promise: nil)
        }
        guard let verified = ChannelPeer.verified(peer, by: context) else {
            error = TLSRules.wrongUsage
            return context.close(promise: nil)
        }
        connection?.identified(as: verified)
        // Only now: what the peer sent with the end of its handshake is read next, also where it is being closed.
        security = .established
        write()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard security != .awaitingHandshake else { return }
        isInBurst = true
        incoming.removeAll(keepingCapacity: true)
        incoming.append(contentsOf: unwrapInboundIn(data).readableBytesView)
        handler?.received(incoming)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isInBurst = false
        if incoming.capacity > 2 * Self.keptBytesMax {
            incoming = []
            incoming.reserveCapacity(Self.keptBytesMax)
        }
        write()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { write() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.error = self.error ?? TLSRules.failure(error) ?? TransportError(.lost, "\(error)")
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
    }

    private func leave() {
        timer?.cancel()
        timer = nil
        context = nil
        connection = nil
        let handler = handler
        self.handler = nil
        if security == .awaitingHandshake, held.readableBytes > 0, error == nil {
            error = TransportError(
                .handshakeFailed,
                "the connection was closed during the TLS handshake; \(held.readableBytes) bytes were not sent")
        }
        handler?.closed(error)
    }

    // MARK: For the connection

    /// Bytes that the handler has given and that the socket has not taken.
    var unsentBytes: Int {
        // A channel without the option, or closed, keeps nothing that could be asked for.
        held.readableBytes + ((try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0)
    }

    /// Writes what the handler has, as much as the socket takes, and then asks for what may wait.
    func write() {
        guard let context, let handler, !isWriting else { return }
        isWriting = true
        defer { isWriting = false }
        while context.channel.isActive {
            guard security != .awaitingHandshake, context.channel.isWritable else {
                return hold(from: handler, context)
            }
            if held.readableBytes > 0 {
                context.writeAndFlush(wrapOutboundOut(takeHeld()), promise: nil)
            } else if !pass(from: handler, context) {
                return
            }
        }
    }

    /// Gives the channel, in which nothing waits, what the handler has; whether the handler may have more.
    private func pass(from handler: any ConnectionHandler, _ context: ChannelHandlerContext) -> Bool {
        var (byteCount, bufferCount) = (0, 0)
        var isAll = false
        while byteCount < Self.waitingBytesMax, bufferCount < Self.buffersAtOnce {
            let bytes = handler.bytesToSend(bytesMax: Self.writeBytesMax)
            isAll = bytes.isEmpty
            if isAll { break }
            give(bytes, context)
            byteCount += bytes.count
            bufferCount += 1
        }
        if bufferCount > 0 { context.flush() }
        return !isAll
    }

    /// Asks for bytes that the socket does not take yet, as many as may wait.
    ///
    /// A handler that refuses its peer comes to its `close` only when it has been asked for its last bytes.
    private func hold(from handler: any ConnectionHandler, _ context: ChannelHandlerContext) {
        while unsentBytes < Self.waitingBytesMax {
            let bytes = handler.bytesToSend(bytesMax: Self.writeBytesMax)
            if bytes.isEmpty { return }
            let isLarge = bytes.count >= Self.writeBytesMax
            if isLarge, held.readableBytes == 0, security != .awaitingHandshake {
                give(bytes, context)
                context.flush()
            } else {
                if held.readableBytes == 0 { held = buffers.emptyHeld() }
                // Room at once, which small pieces would double again and again.
                held.reserveCapacity(Self.writeBytesMax)
                held.writeBytes(bytes)
            }
        }
    }

    /// Writes bytes to the channel in a buffer of their own.
    private func give(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(buffers.buffer(of: bytes, context.channel.allocator)), promise: nil)
        // TLS holds what is not flushed, and the channel does not count it as waiting.
        if security == .established { context.flush() }
    }

    /// Takes what is held, before anything is written that could lead back here.
    private func takeHeld() -> ByteBuffer {
        defer { held = ByteBuffer() }
        if held.readableBytes > 0 { buffers.keepHeld(held) }
        return held
    }

    /// Grants the last wish for a timer only.
    func setTimer(after delay: Duration?) {
        timer?.cancel()
        timer = nil
        guard let delay, let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let moment = (context.eventLoop.now + TimeAmount(delay)).uptimeNanoseconds
        let deadline = NIODeadline.uptimeNanoseconds(TimerGrid.nanoseconds(for: moment, after: delay))
        timer = context.eventLoop.scheduleTask(deadline: deadline) {
            bound.value.handler?.timerFired()
        }
    }

    /// Closes when everything handed over has been written, or when the peer has had its time.
    func closeAfterWrites() {
        guard let context else { return }
        let channel = context.channel
        guard security != .awaitingHandshake else { return channel.close(promise: nil) }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(takeHeld()), promise: written)
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        context.eventLoop.scheduleTask(in: Self.lingerTime) { channel.close(promise: nil) }
    }
}
