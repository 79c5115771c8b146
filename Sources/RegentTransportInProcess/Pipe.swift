import Dispatch
import RegentTransport
import Synchronization

/// Two ends and the bytes between them, all on one serial queue.
final class Pipe: Sendable {
    /// Bytes that an end may leave unread before its peer is asked to send no more.
    static let bytesMax = 64 * 1024

    let queue = DispatchQueue(label: "regent.pipe")
    let client: PipeEnd
    let server: PipeEnd
    let fault: PipeFault

    init(peer: PeerIdentity, fault: PipeFault) {
        self.fault = fault
        client = PipeEnd(peer: .unknown)
        server = PipeEnd(peer: peer)
    }

    /// The end that an end speaks to.
    func otherEnd(of end: PipeEnd) -> PipeEnd { end === client ? server : client }

    /// Attaches both handlers, the server's first, and begins to move bytes.
    func open(
        client attachClient: @escaping ConnectionAttach, server attachServer: @escaping ConnectionAttach,
        done: @escaping @Sendable () -> Void
    ) {
        queue.async {
            self.server.join(self, attachServer)
            self.client.join(self, attachClient)
            self.move()
            done()
        }
    }

    /// Moves bytes both ways until neither end has any to give or to take.
    ///
    /// Runs on the queue only.
    func move() {
        var isMoving = true
        while isMoving {
            let up = carry(from: client, to: server)
            let down = carry(from: server, to: client)
            isMoving = up || down
        }
        for end in [client, server] where end.wantsClose {
            shut(nil)
        }
    }

    private func carry(from source: PipeEnd, to sink: PipeEnd) -> Bool {
        let moved = sink.fill(from: source)
        if case .breaksAfter(let bytes) = fault, sink === server, sink.receivedBytes >= bytes {
            shut(TransportError(.lost, "broken on purpose"))
            return false
        }
        var step = Int.max
        if case .drips(let bytes) = fault { step = bytes }
        return sink.deliver(step: step) || moved
    }

    private func shut(_ error: TransportError?) {
        client.leave(error)
        server.leave(error)
    }
}
