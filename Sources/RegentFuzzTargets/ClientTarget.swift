import RegentMessages
import RegentWire

extension FuzzTarget {
    /// The client's side of a connection under a server that writes any frames.
    static let client = FuzzTarget("client", inputBytesMax: 2_048, seeds: ClientTarget.seeds) {
        (input) throws(Finding) in
        var target = ClientTarget(input)
        try target.run()
    }
}

/// Bytes as a script: what a server writes and what the application does, step by step.
private struct ClientTarget: ~Copyable {
    private struct Seen {
        var isEnded = false
        /// Given up by the application: nothing more may be heard of it.
        var isCancelled = false
        var unread = Fifo<WireMessage>()
    }

    private let settings: ConnectionSettings
    private let input: [UInt8]
    private var script: FuzzInput
    private var machine: ClientConnectionMachine
    private var order: [StreamKey] = []
    private var calls: [StreamKey: Seen] = [:]
    private var pending: [UInt8] = []
    private var starts: [Int] = []
    private var stepsLeft = 600
    private var bytesLeft = 1 << 20
    private var hasFailed = false
    private var connections = 0
    private var callsOut: Set<UInt32> = []
    private var decoder = FrameDecoder()
    private var isGreeting = true

    init(_ input: [UInt8]) {
        self.input = input
        script = FuzzInput(input)
        let style = script.byte()
        settings = script.settings("client")
        machine = ClientConnectionMachine(settings: settings)
        let hello = style & 2 == 0 ? ConnectionSettings(agent: "server").hello : script.hello()
        if style & 1 == 0 { write(Frame(kind: .hello, head: hello.encoded())) }
    }

    mutating func run() throws(Finding) {
        try deliver(piece: .max)
        while !script.isEmpty, stepsLeft > 0 {
            starts.append(script.at)
            try step()
        }
        try deliver(piece: .max)
        try settle()
    }

    private mutating func step() throws(Finding) {
        stepsLeft -= 1
        let choice = script.byte()
        switch choice % 20 {
        case 0...7:
            write(script.frame())
            if choice & 0x80 == 0 { try deliver(piece: .max) }
        case 8: try deliver(piece: script.size() + 1)
        case 9:
            pending += script.take(Int(script.byte()))
            try deliver(piece: .max)
        case 10, 11: open()
        case 12: try takeOutput(script.size())
        case 13: offer()
        case 14: if let key = pickedCall() { machine.finishSending(key) }
        case 15: if let key = pickedCall() { cancel(key) }
        case 16: consume()
        case 17: if let key = pickedCall() { machine.demand(key) }
        case 18: try again()
        default: if script.byte() & 7 == 7 { machine.drain() }
        }
        try check()
    }

    // MARK: The server

    private mutating func write(_ frame: Frame) {
        guard pending.count + frame.body.count < bytesLeft else { return }
        frame.append(to: &pending)
    }

    private mutating func deliver(piece: Int) throws(Finding) {
        let bytes = pending
        pending = []
        bytesLeft -= bytes.count
        let piece = max(piece, bytes.count / 64)
        var at = 0
        while at < bytes.count {
            let end = bytes.count - at > piece ? at + piece : bytes.count
            try note(machine.receive(Array(bytes[at..<end])))
            at = end
        }
        try check()
    }

    private mutating func again() throws(Finding) {
        let count = Int(script.byte() % 6) + 1
        let times = Int(script.byte())
        let here = starts.count - 1
        guard here >= count, stepsLeft > 0 else { return }
        let range = starts[here - count]..<starts[here]
        let after = script
        for _ in 0..<times where stepsLeft > 0 {
            script = FuzzInput(input, in: range)
            while !script.isEmpty, stepsLeft > 0 { try step() }
        }
        script = after
    }

    // MARK: The application

    private mutating func open() {
        let call = script.call()
        // Longer heads are refused before they come here.
        guard call.encodedByteCount <= WireLimits.headBytesMax - 11 else { return }
        let style = script.byte()
        let message = style & 1 != 0 ? [UInt8](repeating: 5, count: script.size()) : nil
        let deadline: ContinuousClock.Instant? = style & 2 != 0 ? .now + .seconds(Int64(style)) : nil
        let key = machine.open(
            call.encoded(), deadline: deadline, message: message, isCompressed: style & 4 != 0, isLast: style & 8 != 0)
        guard let key else { return }
        precondition(calls[key] == nil, "two calls of one key")
        order.append(key)
        calls[key] = Seen()
    }

    private mutating func pickedCall() -> StreamKey? {
        order.isEmpty ? nil : order[Int(script.byte()) % order.count]
    }

    private mutating func offer() {
        guard let key = pickedCall() else { return }
        let message = [UInt8](repeating: script.byte(), count: script.size())
        _ = machine.offer(message, isCompressed: script.bool(), on: key)
    }

    private mutating func cancel(_ key: StreamKey) {
        machine.cancel(key)
        calls[key]?.isCancelled = true
    }

    private mutating func consume() {
        guard let key = pickedCall(), let message = calls[key]?.unread.popFirst() else { return }
        machine.consumed(TakenMessages(message), on: key)
    }

    private mutating func takeOutput(_ bytesMax: Int) throws(Finding) {
        let (bytes, actions) = machine.output(bytesMax: bytesMax, now: .now)
        try note(actions)
        decoder.append(bytes)
        do throws(WireError) {
            if isGreeting, !bytes.isEmpty {
                isGreeting = try !decoder.takePreface()
            }
            while let frame = try decoder.next(lengthMax: WireLimits.frameBytesCap) {
                if let wrong = wrong(frame) { throw WireError(.malformed, wrong) }
            }
        } catch {
            // A failure drops what waited, the greeting too.
            guard !hasFailed else { return }
            throw Finding("the client writes what it may not: \(error.message)")
        }
        try expect(hasFailed || decoder.byteCount == 0, "the client writes a part of a frame")
    }

    private mutating func wrong(_ frame: Frame) -> String? {
        guard let allowed = frame.kind.allowedFlags, frame.flags.isSubset(of: allowed) else {
            return "flags \(frame)"
        }
        guard frame.kind.isOfStream == (frame.stream != 0) else { return "stream \(frame)" }
        switch frame.kind {
        case .call: return callsOut.insert(frame.stream).inserted ? nil : "a second CALL of \(frame.stream)"
        case .message, .cancel, .credit:
            return callsOut.contains(frame.stream) ? nil : "no CALL of \(frame.stream)"
        case .hello, .ping, .drain: return nil
        default: return "\(frame)"
        }
    }

    // MARK: What must hold

    private mutating func note(_ actions: [ClientConnectionMachine.Action]) throws(Finding) {
        for action in actions {
            try expect(!hasFailed, "\(action) behind a failure")
            switch action {
            case .connected:
                connections += 1
                try expect(connections == 1, "connected twice")
            case .reply(let key, _): try expect(isOpen(key), "a reply of \(key) out of turn")
            case .writable(let key): try expect(isOpen(key), "\(key) writable out of turn")
            case .message(let key, let message):
                try expect(isOpen(key), "a message of \(key) out of turn")
                try expect(
                    message.bytes.count <= settings.messageBytesMax, "\(message.bytes.count) bytes passed")
                calls[key]?.unread.append(message)
            case .messages(let key, var messages):
                try expect(isOpen(key) && !messages.isEmpty, "messages of \(key) out of turn")
                while let message = messages.nextMessage() {
                    try expect(
                        message.bytes.count <= settings.messageBytesMax, "\(message.bytes.count) bytes passed")
                    calls[key]?.unread.append(message)
                }
            case .ended(let key, _):
                try expect(isOpen(key), "\(key) ended out of turn")
                calls[key]?.isEnded = true
            case .draining: try expect(machine.isDraining, "drained without a word")
            case .failed: hasFailed = true
            }
        }
    }

    private func isOpen(_ key: StreamKey) -> Bool {
        guard let seen = calls[key] else { return false }
        return !seen.isEnded && !seen.isCancelled
    }

    private func check() throws(Finding) {
        let open = calls.values.count { !$0.isEnded && !$0.isCancelled }
        try expect(machine.openCallCount == open, "\(machine.openCallCount) calls are open, not \(open)")
        if open == 0 { try expect(machine.streamBytes == 0, "\(machine.streamBytes) bytes of no call") }
        if hasFailed { try expect(machine.isClosed && open == 0, "a failed connection lives on") }
    }

    /// The transport goes: every call hears of its end, once.
    private mutating func settle() throws(Finding) {
        var turns = 0
        while machine.hasOutput {
            try takeOutput(1 << 20)
            turns += 1
            try expect(turns < 10_000, "output without end")
        }
        try note(machine.transportClosed())
        try check()
        try expect(machine.openCallCount == 0 && machine.isClosed, "calls outlive their connection")
        try expect(machine.open(Call().encoded(), deadline: nil) == nil, "a call on a closed connection")
    }

    static func seeds() -> [[UInt8]] {
        // Steps: 10 = open, 12 = take output, 13 = offer, 0 = a frame of the server with its shape.
        let open: [UInt8] = [10, 1, 0, 9, 100]
        return [
            [0, 0, 0, 0, 0] + open + [12, 255, 0, 0x02, 0x10, 0, 7, 100, 0],
            [0, 0, 0, 0, 0] + open + open + [12, 255, 0, 1, 0x10, 0, 5, 200, 16, 0, 17, 1, 0, 3, 0, 1, 0],
            [1, 0, 0, 1, 1] + open + [13, 0, 1, 255, 1, 12, 100, 0, 7, 0, 0, 0, 4, 0, 3, 15, 0, 12, 255],
            [2, 0, 0, 0, 0, 31, 1, 1, 1, 1, 1, 1] + open + [12, 255, 0, 6, 0, 0, 0, 0, 0, 18, 1, 20],
            [0, 0, 1, 1, 1] + open + [14, 0, 12, 9, 0, 6, 0, 2, 0, 0, 19, 7, 9, 3, 1, 2, 3],
        ]
    }
}
