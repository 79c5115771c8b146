import RegentMessages
import RegentTestKit
import RegentWire
import Testing

@Suite("Breaches") struct BreachTests {
    private static let call = Call(method: "/t/T").encoded()

    private func isFailed(_ actions: [ServerConnectionMachine.Action]) -> Bool {
        actions.contains { if case .failed = $0 { true } else { false } }
    }

    @Test("every kind with every flag is skipped, answered or refused, and never more than that")
    func kindsAndFlags() {
        var failures = 0
        for kind in UInt8.min ... .max {
            for flags in UInt8.min ... .max {
                for stream in [UInt32(0), 1] {
                    var server = greetedServer()
                    let frame = Frame(
                        stream: stream, kind: FrameKind(rawValue: kind),
                        flags: FrameFlags(rawValue: flags), body: [UInt8](repeating: 0, count: 8))
                    let isFailed = isFailed(server.receive(frame.encoded))
                    if kind >= 0x80 { failures += isFailed ? 1 : 0 }
                    if kind < 0x80, !frame.flags.isSubset(of: frame.kind.allowedFlags ?? []) {
                        failures += isFailed ? 0 : 1
                    }
                    // A client that drains with nothing open has nothing more to say.
                    let isDrain = frame.kind == .drain && !isFailed
                    failures += server.isClosed == (isFailed || isDrain) ? 0 : 1
                }
            }
        }
        #expect(failures == 0)
    }

    @Test("ignorable kinds are skipped between any frames", arguments: [0x80, 0x9C, 0xFF] as [UInt8])
    func greasing(_ kind: UInt8) {
        let grease = Frame(
            stream: 99, kind: FrameKind(rawValue: kind), flags: FrameFlags(rawValue: 0xFF),
            head: [1, 2, 3], body: [4, 5]
        ).encoded
        var server = greetedServer()
        let call = Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: Self.call)
        let actions = server.receive(grease + call.encoded + grease)
        #expect(actions.count == 3)
        var client = ClientConnectionMachine(settings: ConnectionSettings(agent: "c"))
        let hello = Frame(kind: .hello, head: ConnectionSettings(agent: "s").hello.encoded()).encoded
        #expect(client.receive(grease + hello + grease).count == 1)
        #expect(client.isConnected == true)
    }

    @Test(
        "breaches of the connection: DRAIN with their status, then the end",
        arguments: [
            (Frame(stream: 1, kind: .end), StatusCode.invalidArgument),
            (Frame(kind: .message), .invalidArgument),
            (Frame(stream: 1, kind: .ping, body: [UInt8](repeating: 0, count: 8)), .invalidArgument),
            (Frame(kind: .ping, body: [1]), .invalidArgument),
            (Frame(kind: .drain, head: [0xFF]), .invalidArgument),
            (Frame(kind: .drain, body: [1]), .invalidArgument),
            (Frame(stream: 1, kind: FrameKind(rawValue: 0x05)), .invalidArgument),
            (Frame(kind: .drain, head: [UInt8](repeating: 0, count: 9000)), .resourceExhausted),
            (
                Frame(stream: 1, kind: .message, body: [UInt8](repeating: 0, count: 65_537)),
                .resourceExhausted
            ),
        ])
    func connection(_ frame: Frame, _ status: StatusCode) throws {
        var server = greetedServer()
        #expect(isFailed(server.receive(frame.encoded)))
        let found = frames(&server)
        #expect(found.map(\.kind) == [.drain])
        #expect(try Drain(decoding: try #require(found.first).head).code == status.rawValue)
        #expect(server.isClosed == true)
        #expect(server.receive(frame.encoded).isEmpty)
    }

    @Test("CALL on an open stream breaks the connection; its handlers are let go")
    func callOnOpenStream() {
        var server = greetedServer()
        let call = Frame(stream: 1, kind: .call, head: Self.call)
        _ = server.receive(call.encoded)
        #expect(isFailed(server.receive(call.encoded)))
        #expect(server.openCallCount == 1)
    }

    @Test(
        "breaches of one stream end it and leave the others",
        arguments: [
            Frame(stream: 1, kind: .message, body: [1]),
            Frame(stream: 1, kind: .message, flags: .more),
            Frame(stream: 1, kind: .message, flags: .compressed),
            Frame(stream: 1, kind: .message, flags: [.hasMessage, .more, .end], body: [1]),
            Frame(stream: 1, kind: .message, flags: .hasMessage, head: [UInt8](repeating: 0, count: 8193)),
            Frame(stream: 1, kind: .message, flags: .hasMessage, head: [0x08, 1], body: [1]),
            Frame(stream: 1, kind: .message, flags: [.hasMessage, .more]),
            Frame(stream: 1, kind: .message),
            Frame(stream: 1, kind: .cancel, head: [0xFF]),
            Frame(stream: 1, kind: .cancel, body: [1]),
        ])
    func stream(_ frame: Frame) {
        var server = greetedServer()
        let others = Frame(stream: 2, kind: .call, flags: [.hasMessage, .end], head: Self.call)
        _ = server.receive(Frame(stream: 1, kind: .call, head: Self.call).encoded + others.encoded)
        let actions = server.receive(frame.encoded)
        #expect(actions.contains { if case .cancelled(let key, _) = $0 { key.id == 1 } else { false } })
        #expect(frames(&server).map(\.kind) == [.end])
        #expect(server.isClosed == false)
        #expect(server.openCallCount == 2)
    }

    @Test("a message after the end of its stream, and a head that is none, are breaches of the stream")
    func order() throws {
        var server = greetedServer()
        let call = Frame(stream: 1, kind: .call, flags: .end, head: Self.call)
        let message = Frame(stream: 1, kind: .message, flags: .hasMessage)
        let actions = server.receive(call.encoded + message.encoded)
        #expect(actions.contains { if case .cancelled(_, .invalidArgument) = $0 { true } else { false } })
        _ = server.receive(Frame(stream: 2, kind: .call, head: [0xFF]).encoded)
        let found = frames(&server)
        #expect(found.map(\.stream) == [1, 2])
        #expect(try End(decoding: try #require(found.last).head).code == StatusCode.invalidArgument.rawValue)
    }

    @Test("fragments that disagree, and a message beyond its limit, end the stream")
    func fragments() {
        for (second, status) in [
            (Frame(stream: 1, kind: .message, flags: [.hasMessage, .compressed]), StatusCode.invalidArgument),
            (Frame(stream: 1, kind: .message), .invalidArgument),
            (Frame(stream: 1, kind: .message, flags: .hasMessage, body: [1, 2]), .resourceExhausted),
        ] {
            var server = greetedServer(ConnectionSettings(agent: "s", messageBytesMax: 3))
            _ = server.receive(Frame(stream: 1, kind: .call, head: Self.call).encoded)
            let first = Frame(stream: 1, kind: .message, flags: [.hasMessage, .more], body: [1, 2])
            let actions = server.receive(first.encoded + second.encoded)
            #expect(actions.contains { if case .cancelled(_, status) = $0 { true } else { false } })
        }
    }

    @Test("two hundred glitches are tolerated, one more is not")
    func glitches() {
        var server = greetedServer()
        for id in UInt32(1)...201 {
            let call = Frame(stream: id, kind: .call, flags: .more, head: Self.call)
            #expect(isFailed(server.receive(call.encoded)) == (id == 201))
        }
        #expect(server.isClosed == true)
    }

    @Test("a peer that does not read its control frames is refused")
    func pingFlood() {
        var server = greetedServer()
        let ping = Frame(kind: .ping, body: [UInt8](repeating: 0, count: 8)).encoded
        for _ in 0..<WireLimits.controlFramesWaitingMax { #expect(server.receive(ping).isEmpty) }
        #expect(isFailed(server.receive(ping)))
    }

    @Test("a server that breaks the protocol fails the client's calls")
    func badServer() {
        for frame in [
            Frame(stream: 1, kind: .call), Frame(stream: 1, kind: FrameKind(rawValue: 0x20)),
            Frame(kind: .hello), Frame(stream: 1, kind: .message, flags: .ack),
        ] {
            var both = Conversation.greeted()
            _ = both.client.open(Call(method: "/t/T").encoded(), deadline: nil)
            both.run()
            both.clientActions = both.client.receive(frame.encoded)
            #expect(both.ends.map(\.1.code) == [StatusCode.unavailable.rawValue])
            #expect(both.client.isClosed == true)
        }
        for frame in [
            Frame(stream: 1, kind: .message, flags: .end),
            Frame(stream: 1, kind: .end, head: [0xFF]),
            Frame(stream: 1, kind: .message, flags: .hasMessage, head: [0xFF]),
            Frame(stream: 1, kind: .message, flags: [.hasMessage, .more]),
            Frame(stream: 1, kind: .cancel, body: [1]),
            Frame(stream: 1, kind: .message, head: Reply(metadata: [KeyValue(key: "A", value: [])]).encoded()),
            Frame(stream: 1, kind: .end, head: End(trailers: [KeyValue(key: "", value: [])]).encoded()),
        ] {
            var both = Conversation.greeted()
            _ = both.client.open(Call(method: "/t/T").encoded(), deadline: nil)
            both.run()
            both.clientActions = both.client.receive(frame.encoded)
            #expect(both.ends.map(\.1.code) == [StatusCode.internal.rawValue])
            #expect(both.client.isClosed == false)
        }
    }

    @Test("any frames in any order leave both machines standing and their counts in bounds")
    func arbitraryOrder() {
        let seed = announcedSeed("BreachTests.arbitraryOrder")
        for round in 0..<300 {
            var random = SplitMix64(seed: seed &+ UInt64(round))
            var server = greetedServer(ConnectionSettings(agent: "s", streamsMax: 5))
            var running: Set<StreamKey> = []
            for _ in 0..<200 {
                let frame = Self.arbitraryFrame(&random)
                for action in server.receive(frame.encoded) {
                    if case .opened(let key, _) = action { running.insert(key) }
                }
                #expect(running.count <= 5)
                if let key = running.randomElement(using: &random), Bool.random(using: &random) {
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: _ = server.offer([1, 2, 3], isCompressed: false, on: key)
                    case 1: server.demand(key)
                    default:
                        server.end(key, with: End(), message: [1])
                        server.handlerReturned(key)
                        running.remove(key)
                        _ = frames(&server)
                    }
                }
            }
            for key in running {
                server.end(key, with: End())
                server.handlerReturned(key)
            }
            _ = frames(&server)
            #expect(server.openCallCount == 0, "seed \(seed), round \(round)")
            #expect(server.runningHandlerCount == 0)
        }
    }

    private static func arbitraryFrame(_ random: inout SplitMix64) -> Frame {
        let kinds: [FrameKind] = [.call, .call, .message, .message, .credit, .cancel, .ping]
        let kind = kinds.randomElement(using: &random)!
        let stream = kind == .ping ? 0 : UInt32.random(in: 1...8, using: &random)
        // Mostly what is allowed, so that rounds get far.
        var flags = FrameFlags(rawValue: UInt8.random(in: 0...15, using: &random))
        flags.formIntersection(kind.allowedFlags ?? [])
        let body: [UInt8] =
            switch kind {
            case .credit: [0, 0, 1, 0]
            case .ping: [UInt8](repeating: 1, count: 8)
            case .cancel: []
            default:
                flags.contains(.hasMessage)
                    ? [UInt8](repeating: 2, count: Int.random(in: 0...3000, using: &random)) : []
            }
        let head = kind == .call ? call : []
        return Frame(stream: stream, kind: kind, flags: flags, head: head, body: body)
    }
}
