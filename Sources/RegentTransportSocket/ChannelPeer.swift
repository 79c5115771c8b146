package import NIOCore
import NIOSSL
import NIOTLS
import RegentSystem
package import RegentTransport

/// Who is at the other end of a channel.
package enum ChannelPeer {
    /// The process that connected to a Unix socket, as the kernel noted it.
    package static func ofUnix(_ channel: any Channel) -> EventLoopFuture<PeerIdentity> {
        guard let socket = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(TransportError(.denied, "no socket"))
        }
        let credentials: EventLoopFuture<PeerCredentials> = socket.unsafeGetSocketOption(
            level: .socket, name: .init(rawValue: PeerCredentials.socketOption))
        return credentials.map { .unix(uid: $0.userID, gid: $0.groupID, pid: $0.processID) }
    }

    /// A peer over TCP, of whom TLS has said nothing yet.
    package static func ofNetwork(_ channel: any Channel) -> PeerIdentity {
        .network(address: channel.remoteAddress?.endpoint ?? "?", certificateURI: nil)
    }

    /// Whether an event of a channel says that a TLS handshake has ended well.
    package static func isHandshakeEnd(_ event: Any) -> Bool {
        if case .handshakeCompleted? = event as? TLSUserEvent { true } else { false }
    }

    /// The same peer with the name that its certificate gives, to be asked once its handshake is over; nil for a
    /// certificate that is not for clients.
    package static func verified(_ peer: PeerIdentity, by context: ChannelHandlerContext) -> PeerIdentity? {
        guard case .network(let address, _) = peer else { return peer }
        // Without a certificate there is none to ask for.
        let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
        if let certificate, !certificate.isForClients { return nil }
        return .network(address: address, certificateURI: certificate?.onlyURI)
    }

    /// Whether a listening channel can be reached from this machine only.
    package static func isLoopback(_ channel: any Channel) -> Bool { channel.localAddress?.isLoopback == true }
}
