import RegentMessages
import RegentWire

extension FuzzTarget {
    /// The server's side of a connection under frames in any order, cut anywhere, and any application.
    static let server = FuzzTarget("server", inputBytesMax: 2_048, seeds: ServerTarget.seeds) {
        (input) throws(Finding) in
        var target = ServerTarget(input)
        try target.run()
    }
}

/// Bytes as a script: what a client writes and what the application does, step by step.
private struct ServerTarget: ~Copyable {
    private var script: FuzzInput
    private let input: [UInt8]
    private var machine: ServerConnectionMachine
    private var model: ServerModel
    /// Bytes that the client has written and the server has not got.
    private var pending: [UInt8] = []
    /// Where the steps begin, so that some can be taken again.
    private var starts: [Int] = []
    private var stepsLeft = 600
    private var bytesLeft = 1 << 20

    init(_ input: [UInt8]) {
        self.input = input
        script = FuzzInput(input)
        let style = script.byte()
        let settings = script.settings("server")
        machine = ServerConnectionMachine(settings: settings)
        model = ServerModel(settings)
        guard style & 1 == 0 else { return }
        let hello = style & 2 == 0 ? ConnectionSettings(agent: "client").hello : script.hello()
        pending = WireLimits.preface
        write(Frame(kind: .hello, head: hello.encoded()))
    }

    mutating func run() throws(Finding) {
        if !pending.isEmpty {
            try deliver(piece: .max)
            try accept()
        }
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
        switch choice % 22 {
        case 0...7:
            write(script.frame())
            if choice & 0x80 == 0 { try deliver(piece: .max) }
        case 8: try deliver(piece: script.size() + 1)
        case 9: try writeRaw(script.take(Int(script.byte())))
        case 10: try accept()
        case 11: try take(output: script.size())
        case 12, 13: offer()
        case 14: end(isAbrupt: script.bool())
        case 15: if let key = pickedCall() { model.finish(key, &machine) }
        case 16: consume()
        case 17: if let key = pickedCall() { machine.demand(key) }
        case 18: raiseWindow()
        case 19: if let key = pickedCall() { machine.setReply(script.reply(), on: key) }
        case 20: try again()
        default: control()
        }
        try model.check(machine)
    }

    // MARK: The client

    private mutating func write(_ frame: Frame) {
        guard pending.count + frame.body.count < bytesLeft else { return }
        model.note(written: frame)
        frame.append(to: &pending)
    }

    private mutating func writeRaw(_ bytes: [UInt8]) throws(Finding) {
        model.isKnown = false
        pending += bytes
        try deliver(piece: .max)
    }

    private mutating func deliver(piece: Int) throws(Finding) {
        let bytes = pending
        pending = []
        bytesLeft -= bytes.count
        var at = 0
        // Tiny pieces of much would only repeat what a few show.
        let piece = max(piece, bytes.count / 64)
        while at < bytes.count {
            let end = bytes.count - at > piece ? at + piece : bytes.count
            try model.note(machine.receive(Array(bytes[at..<end]), at: .now))
            at = end
        }
        try model.check(machine)
    }

    // MARK: The application

    private mutating func accept() throws(Finding) {
        guard machine.isAuthenticating else { return }
        model.isAccepted = true
        try model.note(machine.accept(at: .now))
    }

    private mutating func take(output bytesMax: Int) throws(Finding) {
        let (bytes, actions) = machine.output(bytesMax: bytesMax, now: .now)
        try model.note(actions)
        try model.note(output: bytes)
    }

    private mutating func pickedCall() -> StreamKey? {
        model.order.isEmpty ? nil : model.order[Int(script.byte()) % model.order.count]
    }

    private mutating func offer() {
        guard let key = pickedCall() else { return }
        let message = [UInt8](repeating: script.byte(), count: script.size())
        _ = machine.offer(message, isCompressed: script.bool(), on: key)
    }

    private mutating func end(isAbrupt: Bool) {
        guard let key = pickedCall() else { return }
        let end = script.bool() ? End() : script.end()
        // Who ends a call over its handler's head has no message for it.
        let message = script.bool() && !isAbrupt ? [UInt8](repeating: 9, count: script.size()) : nil
        model.noteEnd(key, isAbrupt: isAbrupt)
        machine.end(key, with: end, message: message, isAbrupt: isAbrupt)
    }

    private mutating func consume() {
        guard let key = pickedCall(), let message = model.calls[key]?.unread.popFirst() else { return }
        machine.consumed(TakenMessages(message), on: key)
    }

    private mutating func raiseWindow() {
        guard let key = pickedCall() else { return }
        let bytes = script.pick([WireLimits.bulkCreditBytes, 1, 1 << 18])
        model.noteRaise(key.id, to: bytes)
        machine.raiseWindow(of: key, to: bytes)
    }

    private mutating func control() {
        switch script.byte() & 7 {
        case 0: machine.drain(.ok, "bye", grace: .seconds(1))
        case 1:
            machine.refuse(.unauthenticated, "who?")
            model.isRefused = true
        default: break
        }
    }

    /// Takes the last few steps again, many times.
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

    /// Every handler returns and everything is written: nothing may be left of any call but what waits for credit.
    private mutating func settle() throws(Finding) {
        for key in model.order { model.finish(key, &machine) }
        var turns = 0
        while machine.hasOutput {
            try take(output: 1 << 20)
            turns += 1
            try expect(turns < 10_000, "output without end")
        }
        try model.checkEnd(machine)
    }

    static func seeds() -> [[UInt8]] {
        // Steps: 0 = CALL with its shape, 11 = write, 12 = offer, 14 = end, 15 = finish.
        let call: [UInt8] = [0, 0, 0x18, 1, 0, 7, 100]
        let fragment: [UInt8] = [0, 1, 0x30, 0, 7, 200]
        return [
            [0, 0, 0, 0, 0] + call + [11, 100, 12, 0, 1, 200, 0, 14, 0, 1, 1, 10, 15, 0, 11, 255],
            [0, 1, 1, 2, 2] + call + fragment + [17, 0, 16, 0, 11, 255, 0, 4, 0, 1, 20, 3, 40],
            [1, 0, 0, 0, 0, 9, 8] + WireLimits.preface + [9, 60]
                + Frame(kind: .hello, head: ConnectionSettings(agent: "c").hello.encoded()).encoded + [10]
                + call,
            [2, 0, 0, 0, 0, 0xFF, 1, 1, 1, 1, 1, 1, 7] + call + [0, 3, 0, 0, 0] + call + [20, 1, 50],
            [0, 0, 0, 0, 0] + call + [18, 0, 0, 21, 0, 21, 1, 11, 9],
            [0, 0, 0, 0, 0, 0, 5, 0, 1, 0, 6, 0, 0],
        ]
    }
}
