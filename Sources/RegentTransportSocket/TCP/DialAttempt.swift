import NIOCore
import NIOSSL
import NIOTLS
import RegentTransport
import Synchronization

/// One attempt to open a connection, which ends once, by its first success or failure.
final class DialAttempt: Sendable {
    private struct State {
        var isOver = false
        var channel: (any Channel)?
    }

    private let address: NetworkAddress
    private let context: NIOSSLContext?
    private let attach: ConnectionAttach
    private let buffers: WriteBuffers
    private let promise: EventLoopPromise<Void>
    private let state = Mutex(State())

    /// - Parameter context: of TLS; nil for plain TCP.
    init(
        to address: NetworkAddress, context: NIOSSLContext?, attach: @escaping ConnectionAttach,
        buffers: WriteBuffers, on loop: any EventLoop
    ) {
        self.address = address
        self.context = context
        self.attach = attach
        self.buffers = buffers
        promise = loop.makePromise(of: Void.self)
    }

    /// How it ended.
    var outcome: EventLoopFuture<Void> { promise.futureResult }

    /// The way is there: shakes hands, or hands it over at once. On the channel's loop.
    func connected(_ channel: any Channel) {
        let isWanted = state.withLock { state in
            if !state.isOver { state.channel = channel }
            return !state.isOver
        }
        guard isWanted else { return channel.close(promise: nil) }
        do {
            if let context {
                try shakeHands(on: channel, context)
            } else {
                guard channel.remoteAddress?.isLoopback == true else {
                    throw TransportError(
                        .addressInvalid, "\(address): plain TCP is limited to loopback addresses; use tls: instead")
                }
                open(channel, .plain)
            }
            channel.setOption(.autoRead, value: true).whenFailure { self.fail($0) }
        } catch {
            fail(error)
        }
    }

    private func shakeHands(on channel: any Channel, _ context: NIOSSLContext) throws {
        // Literals are not sent as names; the certificate is held against the address instead.
        let handler = try NIOSSLClientHandler(
            context: context, serverHostname: address.isLiteral ? nil : address.host)
        // The gate first: the handshake begins as soon as its handler is there.
        try channel.pipeline.syncOperations.addHandler(HandshakeGate(self))
        try channel.pipeline.syncOperations.addHandler(handler, position: .first)
    }

    /// The handshake is over: hands the channel over if the server is the one that was meant. On the channel's loop.
    fileprivate func shook(_ chosenProtocol: String?, on channel: any Channel) {
        guard chosenProtocol == TLSRules.applicationProtocol else {
            return fail(TLSRules.wrongProtocol(chosenProtocol))
        }
        let certificate = try? channel.pipeline.syncOperations.nioSSL_peerCertificate()
        guard address.isLiteral || certificate?.isForName(address.host) == true else {
            return fail(TLSRules.wrongName)
        }
        open(channel, .established)
    }

    /// Hands the channel over to a connection handler. On the channel's loop.
    private func open(_ channel: any Channel, _ security: SocketChannelHandler.Security) {
        let isWanted = state.withLock { state in
            defer { state.isOver = true }
            return !state.isOver
        }
        guard isWanted else { return }
        let peer = PeerIdentity.network(address: channel.remoteAddress?.endpoint ?? "?", certificateURI: nil)
        do {
            try channel.pipeline.syncOperations.addHandler(
                SocketChannelHandler(attach: attach, buffers: buffers, peer: peer, security: security))
            promise.succeed()
        } catch {
            promise.fail(error)
            channel.close(promise: nil)
        }
    }

    /// Gives up, unless it has ended.
    func fail(_ error: any Error) {
        let (isFirst, channel) = state.withLock { state in
            defer { state.isOver = true }
            return (!state.isOver, state.channel)
        }
        guard isFirst else { return }
        promise.fail(TLSRules.failure(error) ?? error)
        channel?.close(promise: nil)
    }
}

/// Stands on a client's channel until the TLS handshake has ended well; nothing of ours is on it before.
private final class HandshakeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let attempt: DialAttempt

    init(_ attempt: DialAttempt) { self.attempt = attempt }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted(let chosen)? = event as? TLSUserEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        attempt.shook(chosen, on: context.channel)
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        attempt.fail(error)
        // After the handover its new owner closes the channel; before, nothing else does.
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        attempt.fail(TransportError(.handshakeFailed, "the server closed the connection during the TLS handshake"))
        context.fireChannelInactive()
    }
}
