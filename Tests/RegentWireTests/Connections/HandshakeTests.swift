import RegentMessages
import RegentWire
import Testing

@Suite("Handshake") struct HandshakeTests {
    private func drain(_ server: inout ServerConnectionMachine) throws -> StatusCode? {
        let found = frames(&server)
        guard found.map(\.kind) == [.drain] else { return nil }
        return StatusCode(rawValue: try Drain(decoding: found[0].head).code)
    }

    private func hello(_ change: (inout Hello) -> Void = { _ in }) -> [UInt8] {
        var hello = ConnectionSettings(agent: "c").hello
        change(&hello)
        return WireLimits.preface + Frame(kind: .hello, head: hello.encoded()).encoded
    }

    @Test("HELLO is answered when the client is accepted, not before")
    func accepted() {
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        let actions = server.receive(hello())
        guard case .authenticate(let hello)? = actions.first else {
            Issue.record("no authentication")
            return
        }
        #expect(hello.agent == "c")
        #expect(server.isAuthenticating == true)
        #expect(frames(&server).isEmpty)
        _ = server.accept()
        #expect(frames(&server).map(\.kind) == [.hello])
        #expect(server.isAwaitingHello == false)
    }

    @Test("byte by byte the handshake is the same")
    func dripping() {
        var both = Conversation()
        both.piece = 1
        _ = both.client.open(Call(method: "/t/T").encoded(), deadline: nil, message: [1], isLast: true)
        both.run()
        #expect(both.opened.count == 1)
        #expect(both.client.isConnected == true)
    }

    @Test("no version in common", arguments: [(2, 3), (0, 0)])
    func version(_ range: (UInt32, UInt32)) throws {
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        _ = server.receive(
            hello {
                $0.minVersion = range.0
                $0.maxVersion = range.1
            })
        #expect(try drain(&server) == .failedPrecondition)
        #expect(server.isClosed == true)
    }

    @Test("a later client that still speaks version 1 is served in it")
    func laterClient() throws {
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        _ = server.receive(hello { $0.maxVersion = 9 })
        _ = server.accept()
        let answer = try Hello(decoding: frames(&server)[0].head)
        #expect(answer.minVersion == 1 && answer.maxVersion == 1)
    }

    @Test("frames a peer cannot take are not negotiated")
    func frameLimit() throws {
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        _ = server.receive(hello { $0.maxFrame = 16_383 })
        #expect(try drain(&server) == .failedPrecondition)
    }

    @Test("other protocols and first frames other than HELLO are refused")
    func strangers() throws {
        for first in [
            Array("GET / HTTP/1.1\r\n".utf8),
            WireLimits.preface + Frame(kind: .ping, body: [UInt8](repeating: 0, count: 8)).encoded,
            WireLimits.preface + Frame(kind: .hello, head: [0xFF]).encoded,
        ] {
            var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
            _ = server.receive(first)
            #expect(try drain(&server) == .invalidArgument)
            #expect(server.isClosed == true)
        }
    }

    @Test("a HELLO of more than 16 KiB is refused by its header")
    func largeHello() throws {
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        let length = WireLimits.preHelloBytesMax - WireLimits.preface.count - WireLimits.headerBytes + 1
        let header = Frame(kind: .hello, body: [UInt8](repeating: 0, count: length)).encoded.prefix(12)
        _ = server.receive(WireLimits.preface + header)
        #expect(try drain(&server) == .resourceExhausted)
    }

    @Test("calls behind the HELLO wait unread until it is accepted")
    func pipelined() {
        var server = ServerConnectionMachine(settings: ConnectionSettings(agent: "s"))
        let call = Frame(
            stream: 1, kind: .call, flags: [.hasMessage, .end], head: Call(method: "/t/T").encoded())
        #expect(server.receive(hello() + call.encoded).count == 1)
        #expect(server.receive(call.encoded).isEmpty)
        #expect(server.openCallCount == 0)
        let actions = server.accept()
        #expect(actions.contains { if case .opened = $0 { true } else { false } })
    }

    @Test("a refused client gets the reason alone")
    func refused() throws {
        var both = Conversation()
        let key = both.client.open(Call(method: "/t/T").encoded(), deadline: nil, message: [], isLast: true)
        let (bytes, _) = both.client.output(bytesMax: 65_536, now: .now)
        _ = both.server.receive(bytes)
        both.server.refuse(.unauthenticated, "who")
        both.down()
        #expect(both.ends.map(\.0) == [key].compactMap { $0 })
        #expect(both.ends.first?.1.code == StatusCode.unauthenticated.rawValue)
        #expect(both.ends.first?.1.notProcessed == true)
        #expect(both.client.isClosed && both.server.isClosed)
    }

    @Test("a second HELLO, or one from the wrong side, breaks the connection")
    func secondHello() {
        var server = greetedServer()
        _ = server.receive(Frame(kind: .hello, head: ConnectionSettings(agent: "c").hello.encoded()).encoded)
        #expect(server.isClosed == true)
        var client = ClientConnectionMachine(settings: ConnectionSettings(agent: "c"))
        let hello = Frame(kind: .hello, head: ConnectionSettings(agent: "s").hello.encoded()).encoded
        _ = client.receive(hello)
        #expect(client.isClosed == false)
        _ = client.receive(hello)
        #expect(client.isClosed == true)
    }

    @Test("credit of streams opened before the HELLO grows by the difference")
    func creditDifference() {
        var both = Conversation(
            server: ConnectionSettings(agent: "s", streamCreditBytes: 100_000))
        let key = both.client.open(Call(method: "/t/T").encoded(), deadline: nil)!
        let message = [UInt8](repeating: 0, count: 20_000)
        for _ in 0..<4 {
            #expect(both.client.offer(message, isCompressed: false, on: key) == .accepted)
        }
        #expect(both.client.offer([0], isCompressed: false, on: key) == .full)
        both.run()
        // 65,536 were there, 34,464 came: room for one more message of any size.
        #expect(both.requests.count == 4)
        #expect(both.client.offer(message + message, isCompressed: false, on: key) == .accepted)
        both.run()
        #expect(both.requests.count == 5)
        #expect(both.client.offer([0], isCompressed: false, on: key) == .full)
        both.server.consumed(TakenMessages(both.requests[0]), on: both.opened[0])
        both.server.consumed(TakenMessages(both.requests[1]), on: both.opened[0])
        both.server.consumed(TakenMessages(both.requests[2]), on: both.opened[0])
        both.run()
        #expect(both.client.offer([0], isCompressed: false, on: key) == .accepted)
    }
}
