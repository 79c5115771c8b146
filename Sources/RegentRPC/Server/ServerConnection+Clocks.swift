import RegentModel
import RegentTransport
import RegentWire
import Synchronization

extension ServerConnection {
    func timerFired() {
        let now = self.now
        let unsentBytes = connection.unsentBytes
        let isPressed = server.load.isPressed
        let (due, actions, expired, late) = state.withLock { state in
            let waiting = OutputWatch.Waiting(
                unsentBytes: unsentBytes, readyBytes: state.machine.readyBytes,
                queuedBytes: state.machine.queuedBytes, isPressed: isPressed)
            let due = state.clocks.due(at: now, waiting: waiting, isPaused: state.isPaused)
            let actions = Self.heed(due, &state)
            account(&state)
            let expired = state.clocks.calls.filter { $0.value <= now }.keys.compactMap { state.calls[$0] }
            let late = state.machine.lateCalls(at: now, timeout: limits.messageTimeout)
            return (due, actions, expired, late.compactMap { state.calls[$0] })
        }
        perform(actions)
        for call in expired { end(call, early: .deadlineExceeded) }
        for call in late {
            end(
                call,
                early: RPCError(.deadlineExceeded, "the message was not completed within \(limits.messageTimeout)"))
        }
        if due.isDrained { cutShort() }
        if due.isAged { drain(grace: limits.connectionAgeGrace) }
        rearm()
        connection.wake()
        // Not when the last bytes have been asked for: a peer that reads nothing is never asked.
        if due.breach != nil { connection.close() }
    }

    /// Applies what is due by the clocks to the machine.
    private static func heed(
        _ due: ConnectionClocks.Due, _ state: inout State
    ) -> [ServerConnectionMachine.Action] {
        // Once the HELLO is there, the time is the authenticator's, not the client's.
        if due.isHelloOver, state.machine.isAwaitingHello, !state.machine.isAuthenticating {
            state.machine.refuse(.deadlineExceeded, "no HELLO came")
        }
        if let breach = due.breach {
            state.clocks.stop()
            return state.machine.abort(breach)
        }
        return due.isPingDue ? state.machine.ping() : []
    }

    /// Sets the transport's timer to the next deadline, if that is sooner than it is set already.
    func rearm() {
        let delay: Duration? = state.withLock { state in
            state.clocks.noteMessages(state.machine.progress)
            guard let soonest = state.clocks.soonest, state.clocks.timer.map({ soonest < $0 }) ?? true else {
                return nil
            }
            state.clocks.timer = soonest
            return max(.zero, soonest - now)
        }
        if let delay { connection.setTimer(after: delay) }
    }
}
