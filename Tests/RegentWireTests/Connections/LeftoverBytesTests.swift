import RegentMessages
import RegentWire
import Testing

/// What a connection keeps must not grow with what its peer has sent.
@Suite("Leftover bytes") struct LeftoverBytesTests {
    private static let call = Call(method: "/t/T").encoded()

    @Test("a client that opens, is answered, cancels and never reads leaves nothing behind")
    func openAndCancel() {
        var server = greetedServer()
        let frames =
            Frame(stream: 1, kind: .call, head: Self.call).encoded
            + Frame(stream: 1, kind: .message, flags: .hasMessage, body: [7]).encoded
        let cancel = Frame(stream: 1, kind: .cancel, head: Cancel(code: 1).encoded()).encoded
        for _ in 0..<1_000 {
            for action in server.receive(frames) {
                guard case .message(let key, let message) = action else { continue }
                server.consumed(TakenMessages(message), on: key)
                server.end(key, with: End(), message: [1, 2, 3])
                server.handlerReturned(key)
            }
            #expect(server.streamBytes > 0)
            _ = server.receive(cancel)
            #expect(server.openCallCount == 0)
            #expect(server.streamBytes == 0)
        }
        #expect(server.hasOutput == false)
    }

    @Test("a client that opens calls and gives them up before they are written keeps nothing of them")
    func openAndGiveUp() {
        var client = ClientConnectionMachine(settings: ConnectionSettings(agent: "c"))
        for _ in 0..<1_000 {
            let key = client.open(Self.call, deadline: nil, message: [1, 2, 3])!
            client.cancel(key)
            #expect(client.streamBytes == 0)
        }
        #expect(client.openCallCount == 0)
    }

    @Test("the turns of other calls stay when one is closed")
    func turns() {
        var both = Conversation.greeted()
        let keys = (0..<40).map { _ in both.client.open(Self.call, deadline: nil, message: [1], isLast: true)!
        }
        for key in keys where key.id % 2 == 0 { both.client.cancel(key) }
        both.run()
        #expect(both.opened.map(\.id) == keys.map(\.id).filter { $0 % 2 == 1 })
        #expect(both.requests.count == 20)
        #expect(both.failures == [])
    }

    @Test("a server that takes small frames takes a default one from a client that has not read its HELLO")
    func frameBeforeHello() {
        var both = Conversation(
            server: ConnectionSettings(agent: "s", frameBytesMax: WireLimits.frameBytesMin))
        let message = [UInt8](repeating: 3, count: 50_000)
        _ = both.client.open(Self.call, deadline: nil, message: message, isLast: true)
        both.run()
        #expect(both.failures == [])
        #expect(both.requests.map(\.bytes) == [message])
    }

    @Test("windows may be smaller than the one message that waits for its end")
    func messageBeyondWindows() {
        let small = ConnectionSettings(
            agent: "small", frameBytesMax: WireLimits.frameBytesMin, streamCreditBytes: 1_000, streamsMax: 2)
        var both = Conversation.greeted(client: small, server: small)
        let message = [UInt8](repeating: 4, count: 1 << 20)
        let keys = (0..<2).map { _ in both.client.open(Self.call, deadline: nil, message: [], isLast: true)! }
        both.run()
        for key in both.opened {
            #expect(both.server.offer(message, isCompressed: false, on: key) == .accepted)
        }
        for key in keys { both.client.demand(key) }
        both.run()
        #expect(both.responses.map(\.bytes) == [message, message])
    }

    @Test("what a server says of a call that was never written is not heard")
    func answerBeforeCall() {
        var both = Conversation.greeted()
        let key = both.client.open(Self.call, deadline: nil, message: [1], isLast: true)!
        let forged =
            Frame(stream: key.id, kind: .message, flags: .hasMessage, body: [6]).encoded
            + Frame(stream: key.id, kind: .end).encoded
        #expect(both.client.receive(forged).isEmpty)
        #expect(both.client.openCallCount == 1)
        both.run()
        both.server.end(both.opened[0], with: End(), message: [7])
        both.run()
        #expect(both.responses.map(\.bytes) == [[7]])
    }

    @Test("a refused connection sends its DRAIN and nothing of its calls")
    func refused() {
        var server = greetedServer()
        for case .opened(let key, _) in server.receive(
            Frame(stream: 1, kind: .call, head: Self.call).encoded)
        {
            server.refuse(.unavailable, "closed")
            #expect(server.offer([1], isCompressed: false, on: key) == .closed)
            server.end(key, with: End(), message: [2])
            server.handlerReturned(key)
        }
        #expect(frames(&server).map(\.kind) == [.drain])
        #expect(server.openCallCount == 0)
    }
}
