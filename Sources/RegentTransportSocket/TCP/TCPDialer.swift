import NIOCore
import NIOPosix
import NIOSSL
package import RegentTransport

/// A client's way to a daemon over TCP, with TLS or, on this machine, without.
package struct TCPDialer: Dialer {
    /// Time for name, connection and TLS handshake together.
    package static let timeLimit = Duration.seconds(5)

    private let address: NetworkAddress
    private let trust: ClientTrust?
    private let loops: SocketLoops
    private let timeLimit: Duration

    /// Names a port.
    ///
    /// - Parameter trust: whom TLS trusts and what it shows; nil for plain TCP, of this machine only.
    package init(
        _ address: NetworkAddress, trust: ClientTrust?, loops: SocketLoops, timeLimit: Duration = Self.timeLimit
    ) {
        self.address = address
        self.trust = trust
        self.loops = loops
        self.timeLimit = timeLimit
    }

    /// Opens a connection. The handler is attached when the server has proved who it is and what it speaks, so that
    /// no byte of it goes anywhere else. Certificates are read again each time, so that renewed ones are used.
    ///
    /// - Throws: `.refused` when nothing answers in time, `.handshakeFailed` when the server is not trusted or
    ///   speaks another protocol, `.identityInvalid` when own files cannot be used, `.addressInvalid` when plain TCP
    ///   would reach beyond this machine, `.closed` when the task is cancelled.
    package func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        let context = try trust?.context()
        let loop = loops.group.next()
        let attempt = DialAttempt(
            to: address, context: context, attach: attach, buffers: loops.buffers, on: loop)
        let limit = loop.scheduleTask(in: TimeAmount(timeLimit)) { [address, timeLimit] in
            attempt.fail(TransportError(.refused, "\(address) did not answer within \(timeLimit)"))
        }
        defer { limit.cancel() }
        do {
            try await withTaskCancellationHandler {
                connect(attempt, on: loop)
                try await attempt.outcome.get()
            } onCancel: {
                attempt.fail(TransportError(.closed, "the connection attempt was cancelled"))
            }
        } catch {
            throw SocketFailure.ofConnecting(error, to: address)
        }
    }

    private func connect(_ attempt: DialAttempt, on loop: any EventLoop) {
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(timeLimit))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.writeBufferWaterMark, value: SocketChannelHandler.waterMark)
            .channelOption(.maxMessagesPerRead, value: 16)
            // A name may have several addresses, of which one wins: only that gets handlers, and until then reads
            // nothing.
            .channelOption(.autoRead, value: false)
            .connect(host: address.host, port: address.port)
            .whenComplete { result in
                switch result {
                case .success(let channel): attempt.connected(channel)
                case .failure(let error): attempt.fail(error)
                }
            }
    }
}
