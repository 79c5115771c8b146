import RegentMessages
import RegentWire
import Testing

/// Frames that do nothing: what a client can have sent in good faith is taken in silence, the rest is counted.
@Suite("Floods") struct FloodTests {
    private static let call = Call(method: "/t/T").encoded()
    private static let start = ContinuousClock.now

    private static func open(_ id: UInt32, isLast: Bool = true) -> [UInt8] {
        Frame(stream: id, kind: .call, flags: isLast ? [.hasMessage, .end] : .hasMessage, head: call).encoded
    }

    private static func credit(_ id: UInt32, _ bytes: UInt8 = 1) -> Frame {
        Frame(stream: id, kind: .credit, body: [0, 0, 0, bytes])
    }

    /// A server that has answered a call and written its END.
    private static func answered(isLast: Bool) -> ServerConnectionMachine {
        var server = greetedServer()
        for case .opened(let key, _) in server.receive(open(1, isLast: isLast)) {
            server.end(key, with: End())
            server.handlerReturned(key)
        }
        _ = frames(&server)
        return server
    }

    /// How many of the same frame a server takes before it sends its client away; 10,000 where it never does.
    private static func taken(_ frame: Frame, by server: inout ServerConnectionMachine) -> Int {
        for count in 0..<10_000 {
            for case .failed(let error) in server.receive(frame.encoded) {
                #expect(error.status == .resourceExhausted)
                return count
            }
        }
        return 10_000
    }

    private static let kinds = [
        Frame(stream: 7, kind: .message, flags: .hasMessage, body: [1]),
        Frame(stream: 7, kind: .message, flags: .hasMessage), Frame(stream: 7, kind: .message, flags: .end),
        credit(7), Frame(stream: 7, kind: .cancel),
    ]

    private static let full = Frame(
        stream: 1, kind: .message, flags: .hasMessage, body: [UInt8](repeating: 0, count: 65_000))

    @Test("on an id that was never open every frame is a glitch", arguments: kinds)
    func neverOpen(_ frame: Frame) {
        var server = greetedServer()
        #expect(Self.taken(frame, by: &server) == WireLimits.glitchesMax)
    }

    @Test("on an id that its client has closed every frame is a glitch", arguments: kinds)
    func cancelled(_ frame: Frame) {
        var server = greetedServer()
        _ = server.receive(Self.open(7, isLast: false) + Frame(stream: 7, kind: .cancel).encoded)
        #expect(Self.taken(frame, by: &server) == WireLimits.glitchesMax)
    }

    @Test("behind the END some are late, then they are glitches")
    func behindEnd() {
        for (isLast, frame, late) in [
            (true, Frame(stream: 1, kind: .message, flags: .hasMessage, body: [1]), 0),
            (true, Frame(stream: 1, kind: .message, flags: .hasMessage), 0),
            (true, Self.credit(1), WireLimits.spareFramesMax),
            (true, Frame(stream: 1, kind: .cancel), 1),
            (false, Frame(stream: 1, kind: .message, flags: [.hasMessage, .end]), 1),
            // Four of them pass the credit of a stream; the last may.
            (false, Self.full, 5),
            (false, Self.credit(1), WireLimits.spareFramesMax),
        ] {
            var server = Self.answered(isLast: isLast)
            #expect(Self.taken(frame, by: &server) == late + WireLimits.glitchesMax)
        }
    }

    @Test("behind an answer that waits for credit it is the same")
    func behindAnswer() {
        var server = greetedServer()
        for case .opened(let key, _) in server.receive(Self.open(1, isLast: false)) {
            // More than the credit: END stays behind it.
            for _ in 0..<8 { _ = server.offer([UInt8](repeating: 1, count: 60_000), isCompressed: false, on: key) }
            server.end(key, with: End())
        }
        _ = frames(&server)
        #expect(Self.taken(Self.full, by: &server) == 5 + WireLimits.glitchesMax)
    }

    @Test("each MSG and each 64 bytes explain a CREDIT, on an open stream and a closed one")
    func credits() {
        var server = greetedServer()
        for case .opened(let key, _) in server.receive(Self.open(1)) {
            _ = server.offer([UInt8](repeating: 1, count: 640), isCompressed: false, on: key)
        }
        _ = frames(&server)
        #expect(Self.taken(Self.credit(1), by: &server) == WireLimits.spareFramesMax + 11 + WireLimits.glitchesMax)
    }

    @Test("answers to PINGs that were not sent, and a second DRAIN, are glitches")
    func control() {
        var server = greetedServer()
        _ = server.ping()
        _ = frames(&server)
        let ack = Frame(kind: .ping, flags: .ack, body: [UInt8](repeating: 0, count: 8))
        #expect(Self.taken(ack, by: &server) == 1 + WireLimits.glitchesMax)
        var other = greetedServer()
        _ = other.receive(Self.open(1))
        #expect(Self.taken(Frame(kind: .drain), by: &other) == 1 + WireLimits.glitchesMax)
    }

    @Test("PINGs between frames that do nothing come too soon", arguments: [kinds[0], kinds[3], kinds[4], credit(1)])
    func pings(_ between: Frame) {
        var server = greetedServer(ConnectionSettings(agent: "s", pingIntervalMin: .seconds(10)))
        _ = server.receive(Self.open(1))
        let ping = Frame(kind: .ping, body: [UInt8](repeating: 0, count: 8)).encoded
        var answered = 0
        for _ in 0..<100 where !server.isClosed {
            _ = server.receive(ping + between.encoded, at: Self.start)
            answered += frames(&server).count { $0.kind == .ping }
        }
        #expect(server.isClosed == true)
        #expect(answered == 1 + WireLimits.pingStrikesMax)
    }

    @Test("before the HELLO 16 KiB are taken in all, whatever is skipped")
    func beforeHello() throws {
        for (head, count) in [(0, 1365 - 1), (4084, 3), (16_000, 1)] {
            var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
            let skipped = Frame(kind: FrameKind(rawValue: 0x80), head: [UInt8](repeating: 0, count: head))
            _ = server.receive(WireLimits.preface)
            var taken = 0
            while !server.isClosed, taken < 5000 {
                _ = server.receive(skipped.encoded)
                taken += server.isClosed ? 0 : 1
            }
            #expect(taken == count)
            let said = frames(&server)
            let code = try said.first.map { try Drain(decoding: $0.head).code }
            #expect(code == StatusCode.resourceExhausted.rawValue)
        }
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        let skipped = Frame(kind: FrameKind(rawValue: 0x80), head: [1, 2, 3]).encoded
        let hello = Frame(kind: .hello, head: ConnectionSettings(agent: "c").hello.encoded()).encoded
        #expect(server.receive(WireLimits.preface + skipped + skipped + hello).count == 1)
        var other = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        let long = Frame(kind: .hello, head: ConnectionSettings(agent: "c").hello.encoded(), body: [0]).encoded
        _ = other.receive(WireLimits.preface + long)
        #expect(other.isClosed == true)
    }

    @Test("metadata keys are 1 to 64 of a-z 0-9 _ . -, and there are at most 64")
    func metadata() throws {
        let legal = ["a", "traceparent", "x-grpc-test-echo-trailing-bin", "0_.-", String(repeating: "k", count: 64)]
        let illegal = ["", "A", "a b", "é", "a\n", String(repeating: "k", count: 65)]
        let entry = KeyValue(key: "k", value: [])
        let rows =
            legal.map { ([KeyValue(key: $0, value: [0])], StatusCode?.none) }
            + illegal.map { ([KeyValue(key: $0, value: [])], .invalidArgument) }
            + [(Array(repeating: entry, count: 64), nil), (Array(repeating: entry, count: 65), .resourceExhausted)]
        for (metadata, status) in rows {
            var server = greetedServer()
            let head = Call(method: "/t/T", metadata: metadata).encoded()
            let actions = server.receive(Frame(stream: 1, kind: .call, head: head).encoded)
            #expect(actions.contains { if case .opened = $0 { true } else { false } } == (status == nil))
            let ends = frames(&server)
            #expect(ends.map(\.kind) == (status == nil ? [] : [.end]))
            if let status, let end = ends.first { #expect(try End(decoding: end.head).code == status.rawValue) }
        }
    }

    @Test("a client's DRAIN takes effect; one with a code ends the connection without an answer")
    func drain() {
        var server = greetedServer()
        _ = server.receive(Self.open(1))
        let orderly = server.receive(Frame(kind: .drain, head: Drain(code: 0).encoded()).encoded)
        #expect(orderly.contains { if case .draining = $0 { true } else { false } })
        #expect(server.isClosed == false)
        let ended = server.receive(Frame(kind: .drain, head: Drain(code: 3).encoded()).encoded)
        #expect(ended.contains { if case .failed = $0 { true } else { false } })
        #expect(server.isClosed == true)
        #expect(frames(&server).isEmpty)
        #expect(server.runningHandlerCount == 1)
    }

    @Test("an id is free again when its END has been written, or its CANCEL has come")
    func idsAgain() {
        var server = Self.answered(isLast: true)
        #expect(server.receive(Self.open(1)).contains { if case .opened = $0 { true } else { false } })
        let again = server.receive(Frame(stream: 1, kind: .cancel).encoded + Self.open(1))
        #expect(again.contains { if case .opened = $0 { true } else { false } })
        #expect(server.receive(Self.open(1)).contains { if case .failed = $0 { true } else { false } })
    }
}
