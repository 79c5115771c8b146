import RegentMessages
import RegentRPC
import RegentTransport
import RegentWire
import Synchronization

extension FuzzTarget {
    /// A client's channel under a server that writes any frames: no unary call succeeds that the server did not end
    /// well, and when the connection has gone every call has ended.
    static let rpcClient = FuzzTarget(
        waiting: "rpc-client", inputBytesMax: 2_048, seeds: RPCClientTarget.seeds
    ) {
        (input) async throws(Finding) in
        var target = RPCClientTarget(input)
        try await target.run()
    }
}

/// Calls that were begun, and how they ended.
private final class CallTally: Sendable {
    private struct State {
        var begun = 0
        var ended = 0
        var succeeded = 0
    }

    private let state = Mutex(State())

    var succeeded: Int { state.withLock { $0.succeeded } }
    var isSettled: Bool { state.withLock { $0.begun == $0.ended } }

    /// Begins a call, which succeeds when the body gives true.
    func begin(_ body: @escaping @Sendable () async throws(RPCError) -> Bool) {
        state.withLock { $0.begun += 1 }
        LooseWork.start {
            let isGood = (try? await body()) ?? false
            self.state.withLock { state in
                state.ended += 1
                if isGood { state.succeeded += 1 }
            }
        }
    }
}

/// The streams that were opened and not let go.
private final class CallShelf: Sendable {
    private let calls = Mutex<[ClientCall]>([])

    var count: Int { calls.withLock { $0.count } }

    func add(_ call: ClientCall) { calls.withLock { $0.append(call) } }

    subscript(_ number: UInt8) -> ClientCall? {
        calls.withLock { $0.isEmpty ? nil : $0[Int(number) % $0.count] }
    }

    func letGo(_ number: UInt8) {
        calls.withLock { calls in
            if !calls.isEmpty { calls.remove(at: Int(number) % calls.count) }
        }
    }
}

/// Bytes as a script of what a server writes and which calls are made.
private struct RPCClientTarget {
    private var script: FuzzInput
    private let connection = ScriptedConnection()
    private let tally = CallTally()
    private let shelf = CallShelf()
    private var pending: [UInt8] = []
    private var bytesLeft = 4 << 20
    private var goodEnds = 0
    private var isKnown = true
    private let settings: ConnectionSettings

    init(_ input: [UInt8]) {
        script = FuzzInput(input)
        let style = script.byte()
        settings = script.settings("client")
        let hello = style & 2 == 0 ? ConnectionSettings(agent: "server").hello : script.hello()
        if style & 1 == 0 { write(Frame(kind: .hello, head: hello.encoded())) }
    }

    mutating func run() async throws(Finding) {
        let place = ScriptedPlace(connection)
        let channel: RPCChannel
        do throws(RPCError) {
            channel = try await RPCChannel.connect(place, settings: settings, awaitsGreeting: false)
        } catch { throw Finding("the channel was not made: \(error)") }
        guard let handler = place.dialed else { throw Finding("nobody dialed") }
        deliver(handler, piece: .max)
        for _ in 0..<300 where !script.isEmpty { try await step(channel, handler) }
        deliver(handler, piece: .max)
        for _ in 0..<4 { await turn(handler) }
        handler.closed(nil)
        let tally = tally
        try await wait(for: "calls outlive their connection") { tally.isSettled }
        try check()
        try expect(channel.openCallCount == 0, "\(channel.openCallCount) calls are open")
    }

    private mutating func step(_ channel: RPCChannel, _ handler: any ConnectionHandler) async throws(Finding) {
        let choice = script.byte()
        switch choice % 14 {
        case 0...4:
            write(script.frame())
            if choice & 0x80 == 0 { deliver(handler, piece: .max) }
        case 5: deliver(handler, piece: script.size() + 1)
        case 6:
            isKnown = false
            pending += script.take(Int(script.byte()))
            deliver(handler, piece: .max)
        case 7: beginUnary(channel)
        case 8: beginStream(channel)
        case 9: useStream()
        case 10, 11: await turn(handler)
        case 12: handler.timerFired()
        default:
            shelf.letGo(script.byte())
        }
        try check()
    }

    private func check() throws(Finding) {
        try expect(
            !isKnown || tally.succeeded <= goodEnds,
            "\(tally.succeeded) calls succeeded by \(goodEnds) good ENDs")
    }

    // MARK: The server

    private mutating func write(_ frame: Frame) {
        guard pending.count + frame.body.count < bytesLeft else { return }
        if frame.kind == .end, frame.head.isEmpty || (try? End(decoding: frame.head))?.code == 0 {
            goodEnds += 1
        }
        frame.append(to: &pending)
    }

    private mutating func deliver(_ handler: any ConnectionHandler, piece: Int) {
        let piece = max(piece, pending.count / 64)
        while !pending.isEmpty, !connection.isClosing {
            let bytes = Array(pending.prefix(piece))
            pending.removeFirst(bytes.count)
            bytesLeft -= bytes.count
            handler.received(bytes)
        }
    }

    private func turn(_ handler: any ConnectionHandler) async {
        for _ in 0..<4 { await Task.yield() }
        _ = handler.bytesToSend(bytesMax: 1 << 16)
    }

    // MARK: The calls

    private mutating func beginUnary(_ channel: RPCChannel) {
        let style = script.byte()
        let request = UnaryCallRequest(body: [UInt8](repeating: 3, count: script.size()))
        let options = CallOptions(
            timeout: style & 1 != 0 ? .milliseconds(script.size()) : nil,
            metadata: style & 2 != 0
                ? [KeyValue(key: "k", value: [UInt8](repeating: 1, count: script.size()))] : [],
            isCompressed: style & 4 != 0)
        tally.begin { () async throws(RPCError) in
            _ = try await channel.unary(TestServiceMethods.unaryCall, request, options)
            return true
        }
    }

    private mutating func beginStream(_ channel: RPCChannel) {
        guard shelf.count < 8 else { return }
        let options = CallOptions(isCompressed: script.bool())
        let request: [UInt8]? = script.bool() ? [1] : nil
        let shelf = shelf
        // It may wait in line: not for this script, which would never free a place.
        tally.begin { () async throws(RPCError) in
            shelf.add(try await channel.open("/s", options, request: request))
            return false
        }
    }

    private mutating func useStream() {
        guard let call = shelf[script.byte()] else { return }
        switch script.byte() & 3 {
        case 0:
            let message = [UInt8](repeating: 2, count: script.size())
            tally.begin { () async throws(RPCError) in
                try await call.send(message)
                return false
            }
        case 1: call.finishSending()
        case 2: call.cancel()
        default:
            tally.begin { () async throws(RPCError) in
                while try await call.next() != nil {}
                // Several readers of one call may see the one end.
                return false
            }
        }
    }

    static func seeds() -> [[UInt8]] {
        // Steps: 7 = unary call, 8 = stream, 9 = use it, 10 = turn, 0 = a frame of the server with its shape.
        let start: [UInt8] = [0, 0, 0, 0, 0]
        return [
            start + [7, 0, 5, 10, 0, 2, 0x10, 0, 7, 0, 10, 10],
            start + [7, 4, 255, 10, 0, 1, 0x10, 0, 7, 50, 10, 0, 2, 0, 0],
            start + [8, 0, 0, 9, 0, 3, 10, 0, 1, 0x10, 0, 7, 200, 10, 0, 2, 0, 1, 0, 10],
            start + [8, 0, 1, 9, 0, 0, 255, 10, 0, 3, 0, 5, 0, 10, 13, 0],
            start + [7, 1, 3, 10, 12, 7, 2, 255, 10],
            [1, 0, 0, 0, 0, 7, 0, 1, 10, 0, 6, 0, 14, 0, 1, 10, 6, 3, 1, 2, 3],
        ]
    }
}
