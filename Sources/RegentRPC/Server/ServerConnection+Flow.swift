import RegentMessages
import RegentTransport
import RegentWire
import Synchronization

/// How much a connection holds, and what it takes for that.
extension ServerConnection {
    // MARK: Calls, from their handlers

    func demand(_ key: StreamKey) {
        wakeAfter { $0.demand(key) }
    }

    func consumed(_ taken: TakenMessages, of key: StreamKey) {
        wakeAfter { $0.consumed(taken, on: key) }
    }

    /// Offers a response, with the Reply if it is the first.
    ///
    /// - Parameter hasRoom: whether `room` was awaited before, so that it is accepted in any case.
    func offer(_ message: [UInt8], isCompressed: Bool, of call: ServerCall, hasRoom: Bool = false) -> SendOffer {
        let isPressed = server.load.isPressed
        let offer = state.withLock { state in
            if call.takeReply(), let reply = call.opened.reply(isCompressed: call.opened.compressesResponses) {
                state.machine.setReply(reply, on: call.key)
            }
            let offer = state.machine.offer(
                message, isCompressed: isCompressed, on: call.key, isPressed: isPressed, hasRoom: hasRoom)
            account(&state)
            return offer
        }
        if offer == .accepted { connection.wake() }
        return offer
    }

    /// Whether a response would be accepted now; after `full` the call's `writable` is raised when one would be.
    func room(of call: ServerCall) -> SendOffer {
        let isPressed = server.load.isPressed
        return state.withLock { $0.machine.room(on: call.key, isPressed: isPressed) }
    }

    private func wakeAfter(_ change: (inout ServerConnectionMachine) -> Void) {
        let hasOutput = state.withLock { state in
            change(&state.machine)
            account(&state)
            return state.machine.hasOutput
        }
        if hasOutput { connection.wake() }
    }

    // MARK: Bytes

    /// Smaller changes are not reported: small calls come and go without touching what all connections share.
    static let toldBytesMin = 4096

    /// Reports the bytes of this connection to the server.
    func account(_ state: inout State) {
        let held = state.isClosed ? 0 : state.machine.heldBytes + state.clocks.output.unsentBytes
        let change = held - state.heldBytes
        guard abs(change) >= Self.toldBytesMin || (held == 0 && change != 0) else { return }
        state.heldBytes = held
        server.load.note(heldBytes: change)
    }

    /// Takes note of what waits in the transport, with the bytes that it is given now.
    ///
    /// A look a second would be too late: many readers can fill their transports meanwhile.
    func noteUnsent(beside bytes: Int) {
        let unsentBytes = connection.unsentBytes + bytes
        state.withLock { state in
            state.clocks.output.note(unsentBytes: unsentBytes)
            account(&state)
        }
    }

    /// Stops reading while answers or requests of the connection pile up.
    ///
    /// Output that waits for the client's credit does not count, or the CREDIT would never be read. Nor do requests
    /// whose handlers may wait for more of them.
    func pauseIfCongested() {
        let isBehind = waitingRequests.load(ordering: .relaxed) > limits.waitingRequestBytesMax
        let pauses = state.withLock { state in
            guard !state.isPaused,
                isBehind
                    || state.machine.queuedBytes > limits.queuedBytesPause
                        && state.machine.readyBytes > limits.queuedBytesPause
            else { return false }
            state.isPaused = true
            state.clocks.pauseReading()
            return true
        }
        if pauses { connection.setReading(false) }
    }

    /// Reads calls again when their answers have been taken, and half of the requests; each call that ends asks.
    func resumeIfDrained(at now: ContinuousClock.Instant) {
        let isBehind = waitingRequests.load(ordering: .relaxed) > limits.waitingRequestBytesMax / 2
        let (resumes, isLate) = state.withLock { state in
            guard state.isPaused, !isBehind, state.machine.readyBytes < limits.queuedBytesResume else {
                return (false, false)
            }
            state.isPaused = false
            return (true, state.clocks.noteRead(state.machine.progress, isWaiting: false, at: now))
        }
        if isLate { rearm() }
        if resumes { connection.setReading(true) }
    }

    /// Gives up calls whose half-sent messages are larger than every stream may send unasked: what can be let go at
    /// once when the server holds too much.
    func shedHalfSent() {
        let calls = state.withLock { state in state.machine.overgrownCalls().compactMap { state.calls[$0] } }
        for call in calls {
            let isUntouched = !call.entry.method.clientStreaming
            end(
                call,
                early: server.load.overloaded(
                    "the daemon has no memory left for a large request", isNotProcessed: isUntouched))
        }
    }

    // MARK: Bulk

    /// Raises the credit of a bulk call, as long as not too much has been promised.
    func raiseCredit(of key: StreamKey, _ state: inout State) {
        let bytes = WireLimits.bulkCreditBytes
        guard server.load.takeBulkCredit(bytes, promised: state.bulkCalls.count * bytes) else { return }
        state.bulkCalls.insert(key)
        state.machine.raiseWindow(of: key, to: bytes)
    }

    /// Takes the promise back when the call has ended.
    func returnCredit(of key: StreamKey, _ state: inout State) {
        if state.bulkCalls.remove(key) != nil { server.load.returnBulkCredit(WireLimits.bulkCreditBytes) }
    }
}
