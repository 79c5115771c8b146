package import RegentTransport
import Synchronization

/// A daemon's end of the transport without a socket: same protocols, same order, same back-pressure.
///
/// Each connection runs both its ends on one serial queue, so a test's bytes always travel the same
/// way.
package final class InProcessListener: Listener {
    private let attach = Mutex<ConnectionAttach?>(nil)

    /// Makes a listener that cannot be reached yet.
    package init() {}

    /// Begins to take connections.
    ///
    /// - Throws: `.addressInUse` when it already does.
    package func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        let isTaken = self.attach.withLock { current in
            if current != nil { return true }
            current = attach
            return false
        }
        if isTaken { throw TransportError(.addressInUse, "this listener is in use") }
    }

    /// Accepts no more connections; open ones stay.
    package func close() async {
        attach.withLock { $0 = nil }
    }

    /// The other end: a dialer for this listener.
    ///
    /// - Parameters:
    ///   - uid: the user the server sees.
    ///   - fault: what goes wrong on the way, for tests.
    package func dialer(uid: UInt32, fault: PipeFault = .none) -> InProcessDialer {
        dialer(peer: .inProcess(uid: uid), fault: fault)
    }

    /// The other end, for one who speaks for somebody else.
    ///
    /// - Parameter peer: whom the server sees.
    package func dialer(peer: PeerIdentity, fault: PipeFault = .none) -> InProcessDialer {
        InProcessDialer(listener: self, peer: peer, fault: fault)
    }

    fileprivate func currentAttach() -> ConnectionAttach? {
        attach.withLock { $0 }
    }
}

/// A client's end of the transport without a socket.
package struct InProcessDialer: Dialer {
    fileprivate let listener: InProcessListener
    fileprivate let peer: PeerIdentity
    fileprivate let fault: PipeFault

    /// Opens a connection.
    ///
    /// - Throws: `.refused` when the listener is closed or the fault says so.
    package func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError) {
        guard let attachServer = listener.currentAttach(), fault != .refusesDial else {
            throw TransportError(.refused, "nothing listens")
        }
        let pipe = Pipe(peer: peer, fault: fault)
        await withCheckedContinuation { done in
            pipe.open(client: attach, server: attachServer) { done.resume() }
        }
    }
}

/// Faults of an in-process connection, for tests.
package enum PipeFault: Hashable, Sendable {
    /// Nothing.
    case none
    /// The connection cannot be opened.
    case refusesDial
    /// The connection breaks after so many bytes from client to server.
    case breaksAfter(clientBytes: Int)
    /// Bytes arrive in pieces of at most so many.
    case drips(bytesMax: Int)
}
