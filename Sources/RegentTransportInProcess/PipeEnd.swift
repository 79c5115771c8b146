import Dispatch
import RegentTransport
import Synchronization

/// One end of a pipe.
///
/// Everything but `peer`, `wake`, `setTimer`, `setReading` and `close` runs on the pipe's queue.
final class PipeEnd: Connection {
    private struct State {
        var pipe: Pipe?
        var handler: (any ConnectionHandler)?
        /// Bytes on their way to this end.
        var incoming: [UInt8] = []
        var receivedBytes = 0
        var isReading = true
        var isAwake = false
        var wantsClose = false
        /// Counts wishes for a timer, so that only the last one is granted.
        var timerWish = 0
    }

    /// A hundred years and more: no timer that anybody waits for.
    private static let delayMax = Duration.seconds(1 << 32)

    let peer: PeerIdentity
    private let state = Mutex(State())

    init(peer: PeerIdentity) {
        self.peer = peer
    }

    // MARK: Connection

    var unsentBytes: Int { state.withLock { $0.pipe }?.otherEnd(of: self).waitingBytes ?? 0 }

    func wake() {
        let pipe = state.withLock { state -> Pipe? in
            guard let pipe = state.pipe, !state.isAwake else { return nil }
            state.isAwake = true
            return pipe
        }
        pipe?.queue.async {
            self.state.withLock { $0.isAwake = false }
            pipe?.move()
        }
    }

    func setTimer(after delay: Duration?) {
        let (pipe, wish) = state.withLock { state in
            state.timerWish += 1
            return (state.pipe, state.timerWish)
        }
        guard let pipe, let delay else { return }
        // The queue counts nanoseconds in 64 bits, and a client may name a deadline beyond them.
        let parts = min(delay, Self.delayMax).components
        let nanoseconds = parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000
        pipe.queue.asyncAfter(deadline: .now() + .nanoseconds(Int(max(0, nanoseconds)))) { [weak self] in
            self?.fire(wish)
        }
    }

    private func fire(_ wish: Int) {
        let (handler, pipe) = state.withLock { state in
            (state.timerWish == wish ? state.handler : nil, state.pipe)
        }
        handler?.timerFired()
        pipe?.move()
    }

    func setReading(_ isReading: Bool) {
        state.withLock { $0.isReading = isReading }
        if isReading { wake() }
    }

    func close() {
        state.withLock { $0.wantsClose = true }
        wake()
    }

    // MARK: On the queue

    var wantsClose: Bool {
        state.withLock { $0.wantsClose && $0.pipe != nil }
    }

    var receivedBytes: Int {
        state.withLock { $0.receivedBytes }
    }

    /// Bytes that came and were not handed to this end's handler.
    var waitingBytes: Int {
        state.withLock { $0.incoming.count }
    }

    /// Takes its place on a pipe; a connection that is refused closes at the next move.
    func join(_ pipe: Pipe, _ attach: ConnectionAttach) {
        state.withLock { $0.pipe = pipe }
        let handler = attach(self)
        state.withLock { state in
            state.handler = handler
            if handler == nil { state.wantsClose = true }
        }
    }

    /// Ends this side; the handler hears of it once.
    func leave(_ error: TransportError?) {
        let handler = state.withLock { state in
            let handler = state.handler
            state.handler = nil
            state.pipe = nil
            state.timerWish += 1
            return handler
        }
        handler?.closed(error)
    }

    /// Takes what the other end has to send, as long as this end keeps up; whether anything came.
    func fill(from source: PipeEnd) -> Bool {
        let room = Pipe.bytesMax - state.withLock { $0.incoming.count }
        guard room > 0, let handler = source.state.withLock({ $0.handler }) else { return false }
        let bytes = handler.bytesToSend(bytesMax: room)
        state.withLock { state in
            state.receivedBytes += bytes.count
            state.incoming += bytes
        }
        return !bytes.isEmpty
    }

    /// Hands the handler what has come, in pieces of at most `step`; whether it took anything.
    func deliver(step: Int) -> Bool {
        var isTaken = false
        while let (handler, bytes) = nextPiece(step) {
            handler.received(bytes)
            isTaken = true
        }
        return isTaken
    }

    private func nextPiece(_ step: Int) -> (any ConnectionHandler, [UInt8])? {
        state.withLock { state in
            guard state.isReading, !state.incoming.isEmpty, let handler = state.handler else { return nil }
            guard state.incoming.count > step else {
                defer { state.incoming = [] }
                return (handler, state.incoming)
            }
            defer { state.incoming.removeFirst(step) }
            return (handler, Array(state.incoming[..<step]))
        }
    }
}
