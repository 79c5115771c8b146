import HummingbirdCore
import Logging
import NIOCore
import NIOSSL
import RegentTransport
import RegentTransportSocket

/// The handlers of a connection over HTTP: TLS where the place has it, `RequestGuard`, then those of Hummingbird.
struct GatewayChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let place: SocketPlace
    let identity: ServerIdentity?
    let connections: GatewayConnections
    let limits: GatewayLimits
    let http: HTTP1Channel

    init(
        _ place: SocketPlace, identity: ServerIdentity?, connections: GatewayConnections, limits: GatewayLimits,
        responder: @escaping HTTPChannelHandler.Responder
    ) {
        self.place = place
        self.identity = identity
        self.connections = connections
        self.limits = limits
        http = HTTP1Channel(
            responder: responder, configuration: HTTP1Channel.Configuration(additionalChannelHandlers: [AnswerWatch()]))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        peer(of: channel).flatMapThrowing { peer in
            try install(on: channel, peer)
        }.flatMap {
            http.setup(channel: channel, logger: logger)
        }.flatMapErrorThrowing { error in
            // Otherwise a connection that is one too many stays open, and nobody serves it.
            channel.close(promise: nil)
            throw error
        }
    }

    func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }

    private func peer(of channel: any Channel) -> EventLoopFuture<PeerIdentity> {
        switch place {
        case .unix: ChannelPeer.ofUnix(channel)
        case .tcp, .tls: channel.eventLoop.makeSucceededFuture(ChannelPeer.ofNetwork(channel))
        }
    }

    private func install(on channel: any Channel, _ peer: PeerIdentity) throws {
        let connection = try connections.add(channel, peer)
        if place.isRemote { try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1) }
        if case .tls = place, let identity {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: identity.webContext))
        }
        try channel.pipeline.syncOperations.addHandler(RequestGuard(connection, limits: limits))
    }
}
