import RegentMessages
import RegentWire

/// What must hold of a server's machine whatever a client writes, told from outside.
struct ServerModel {
    struct Seen {
        var hasEnded = false
        var isCancelled = false
        var isFinished = false
        /// Whether the application has ended it, and so that its END waits for nothing.
        var end: Bool?
        var unread = Fifo<WireMessage>()
    }

    /// What one id has had, over all the calls that bore it.
    private struct Account {
        var calls = 0
        var ends = 0
        var bytesUp = 0
        var bytesDown = 0
        var creditUp = 0
        var creditDown = 0
        var raised = 0
    }

    let settings: ConnectionSettings
    private(set) var order: [StreamKey] = []
    var calls: [StreamKey: Seen] = [:]
    var isAccepted = false
    var isRefused = false
    /// Whether every byte written was a frame that was noted.
    var isKnown = true
    private var accounts: [UInt32: Account] = [:]
    /// What the client said of itself.
    var peer = ConnectionSettings(agent: "").hello
    private var authentications = 0
    private var hasFailed = false
    private var hasSaidLast = false
    private var framesOut = 0
    private var decoder = FrameDecoder()

    init(_ settings: ConnectionSettings) { self.settings = settings }

    // MARK: What goes in

    mutating func note(written frame: Frame) {
        switch frame.kind {
        case .call: accounts[frame.stream, default: Account()].calls += 1
        case .message: accounts[frame.stream, default: Account()].bytesUp += frame.body.count
        case .credit where frame.body.count == 4:
            accounts[frame.stream, default: Account()].creditDown += frame.body.reduce(0) {
                $0 << 8 | Int($1)
            }
        default: break
        }
    }

    mutating func noteEnd(_ key: StreamKey, isAbrupt: Bool) {
        if calls[key]?.end == nil { calls[key]?.end = isAbrupt }
    }

    mutating func noteRaise(_ id: UInt32, to bytes: Int) {
        accounts[id, default: Account()].raised += bytes
    }

    /// The handler returns, its call ended if it was not.
    mutating func finish(_ key: StreamKey, _ machine: inout ServerConnectionMachine) {
        guard calls[key]?.isFinished == false else { return }
        calls[key]?.isFinished = true
        noteEnd(key, isAbrupt: true)
        machine.end(key, with: End(), isAbrupt: true)
        machine.handlerReturned(key)
    }

    // MARK: What comes out

    mutating func note(_ actions: [ServerConnectionMachine.Action]) throws(Finding) {
        for action in actions {
            try expect(!hasFailed, "\(action) behind a failure")
            switch action {
            case .authenticate(let hello):
                authentications += 1
                peer = hello
                try expect(authentications == 1, "authenticated twice")
            case .opened(let key, _):
                try expect(isAccepted && !isRefused && calls[key] == nil, "opened \(key) out of turn")
                try expect(UInt64(order.count) < key.ordinal, "the ordinal of \(key) goes backward")
                calls[key] = Seen()
                order.append(key)
            case .message(let key, let message):
                try expect(isReceiving(key), "a message of \(key) out of turn")
                try expect(
                    message.bytes.count <= settings.messageBytesMax, "\(message.bytes.count) bytes passed")
                calls[key]?.unread.append(message)
            case .requestsEnded(let key):
                try expect(isReceiving(key), "the end of \(key) out of turn")
                calls[key]?.hasEnded = true
            case .cancelled(let key, _):
                let seen = calls[key]
                // A call whose head is wrong ends before it has begun.
                try expect(
                    seen?.isCancelled != true && seen?.isFinished != true, "\(key) cancelled out of turn")
                calls[key]?.isCancelled = true
            case .writable(let key):
                try expect(
                    calls[key] != nil && calls[key]?.isCancelled == false, "\(key) writable out of turn")
            case .draining: try expect(isAccepted, "a DRAIN before the HELLO")
            case .failed: hasFailed = true
            }
        }
    }

    private func isReceiving(_ key: StreamKey) -> Bool {
        guard let seen = calls[key] else { return false }
        return !seen.hasEnded && !seen.isCancelled
    }

    mutating func note(output bytes: [UInt8]) throws(Finding) {
        decoder.append(bytes)
        do throws(WireError) {
            while let frame = try decoder.next(lengthMax: frameBytesMax) {
                framesOut += 1
                if let wrong = wrong(frame) { throw WireError(.malformed, wrong) }
            }
        } catch { throw Finding("the server writes what it may not: \(error.message)") }
        try expect(decoder.byteCount == 0, "the server writes a part of a frame")
    }

    private var frameBytesMax: Int {
        peer.maxFrame == 0 ? WireLimits.frameBytesDefault : min(Int(peer.maxFrame), WireLimits.frameBytesCap)
    }

    private mutating func wrong(_ frame: Frame) -> String? {
        guard !hasSaidLast else { return "a frame behind the last" }
        guard let allowed = frame.kind.allowedFlags, frame.flags.isSubset(of: allowed) else {
            return "flags \(frame)"
        }
        guard frame.kind.isOfStream == (frame.stream != 0) else { return "stream \(frame)" }
        guard framesOut > 1 || frame.kind == .hello || frame.kind == .drain else { return "first \(frame)" }
        var account = accounts[frame.stream] ?? Account()
        defer { if frame.stream != 0 { accounts[frame.stream] = account } }
        guard !isKnown || frame.stream == 0 || account.calls > 0 else { return "no CALL of \(frame.stream)" }
        switch frame.kind {
        case .hello: return framesOut == 1 ? nil : "a second HELLO"
        case .ping: return frame.flags == .ack && frame.body.count == 8 ? nil : "\(frame)"
        case .drain:
            hasSaidLast = ((try? Drain(decoding: frame.head))?.code ?? 1) != 0
            return nil
        case .end:
            account.ends += 1
            return !isKnown || account.ends <= account.calls
                ? nil : "\(account.ends) ENDs of \(account.calls) CALLs"
        case .message:
            account.bytesDown += frame.body.count
            return wrongCredit(account, frame.body.count)
        case .credit:
            account.creditUp += frame.body.reduce(0) { $0 << 8 | Int($1) }
            return !isKnown || account.creditUp <= account.bytesUp + account.raised
                ? nil : "CREDIT of nothing"
        default: return "\(frame)"
        }
    }

    /// A sender may go below zero by one frame a call.
    private func wrongCredit(_ account: Account, _ bytes: Int) -> String? {
        let first = max(Int(peer.streamCredit), WireLimits.streamCreditInitialBytes)
        let allowed = account.calls * (first + frameBytesMax) + account.creditDown
        return !isKnown || account.bytesDown <= allowed
            ? nil : "\(account.bytesDown) bytes, \(allowed) allowed"
    }

    // MARK: At any time

    func check(_ machine: borrowing ServerConnectionMachine) throws(Finding) {
        try expect(machine.openCallCount <= settings.streamsMax, "\(machine.openCallCount) calls are open")
        try expect(machine.runningHandlerCount <= machine.openCallCount, "handlers run of no call")
        if hasFailed { try expect(machine.isClosed, "a failed connection is open") }
        if machine.openCallCount == 0 {
            try expect(machine.streamBytes == 0, "\(machine.streamBytes) bytes of no call")
        }
        try expect(isAccepted || order.isEmpty, "a call before the HELLO was accepted")
    }

    /// When every handler has returned and nothing can be written: only ENDs that wait for credit are left.
    func checkEnd(_ machine: borrowing ServerConnectionMachine) throws(Finding) {
        try check(machine)
        try expect(machine.runningHandlerCount == 0, "\(machine.runningHandlerCount) handlers run on")
        let waiting = calls.values.count { $0.end == false && !$0.isCancelled }
        try expect(
            machine.openCallCount <= waiting, "\(machine.openCallCount) calls stay open, \(waiting) may")
    }
}
