import NIOCore
import RegentTransport
import Synchronization

/// The face of a socket towards its handler; may be used from any thread.
final class SocketConnection: Connection {
    private let currentPeer: Mutex<PeerIdentity>
    private let channel: any Channel
    private let handler: NIOLoopBound<SocketChannelHandler>
    private let isAwake = Atomic<Bool>(false)

    init(channel: any Channel, peer: PeerIdentity, handler: SocketChannelHandler) {
        currentPeer = Mutex(peer)
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
    }

    var peer: PeerIdentity { currentPeer.withLock { $0 } }

    /// Records what TLS reports about the peer.
    func identified(as peer: PeerIdentity) { currentPeer.withLock { $0 = peer } }

    var unsentBytes: Int { handler.value.unsentBytes }

    func wake() {
        // A burst of reading ends with a round of writing anyway.
        if channel.eventLoop.inEventLoop, handler.value.isInBurst { return }
        guard !isAwake.exchange(true, ordering: .acquiringAndReleasing) else { return }
        channel.eventLoop.execute {
            self.isAwake.store(false, ordering: .releasing)
            self.handler.value.write()
        }
    }

    func setTimer(after delay: Duration?) {
        channel.eventLoop.execute { self.handler.value.setTimer(after: delay) }
    }

    func setReading(_ isReading: Bool) {
        // Fails only on a channel that has closed, which reads nothing either way.
        channel.setOption(.autoRead, value: isReading).whenFailure { _ in }
    }

    func close() {
        channel.eventLoop.execute { self.handler.value.closeAfterWrites() }
    }
}
