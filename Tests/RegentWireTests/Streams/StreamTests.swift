import RegentMessages
import RegentWire
import Testing

@Suite("Streams") struct StreamTests {
    private static let call = Call(method: "/t/T").encoded()

    @Test("a unary call is one frame each way")
    func unary() {
        var both = Conversation.greeted()
        let key = both.client.open(Self.call, deadline: nil, message: [1, 2], isLast: true)!
        let up = both.up()
        #expect(up == 12 + Self.call.count + 2)
        #expect(both.requests == [WireMessage(bytes: [1, 2], isCompressed: false)])
        both.server.end(both.opened[0], with: End(), message: [3])
        both.server.handlerReturned(both.opened[0])
        #expect(both.down() == 13)
        #expect(both.responses.map(\.bytes) == [[3]])
        #expect(both.ends.map(\.0) == [key])
        #expect(both.server.openCallCount == 0 && both.client.openCallCount == 0)
    }

    @Test("an empty message is a message, no message is none")
    func empty() {
        var both = Conversation.greeted()
        _ = both.client.open(Self.call, deadline: nil, message: [], isLast: true)
        _ = both.client.open(Self.call, deadline: nil, message: nil, isLast: true)
        both.run()
        #expect(both.requests.map(\.bytes) == [[]])
        both.server.end(both.opened[0], with: End(), message: [])
        both.server.end(both.opened[1], with: End())
        both.run()
        #expect(both.responses.map(\.bytes) == [[]])
        #expect(both.ends.count == 2)
    }

    @Test(
        "messages of any size arrive whole, through any frame size",
        arguments: [0, 1, 16_371, 16_372, 16_373, 65_536, 300_000, 4_194_304],
        [16_384, 65_536, 1_048_576])
    func fragments(_ size: Int, _ frameBytesMax: Int) {
        let settings = ConnectionSettings(agent: "x", frameBytesMax: frameBytesMax)
        var both = Conversation.greeted(client: settings, server: settings)
        var message = [UInt8](repeating: 3, count: size)
        // Marks that a lost, doubled or exchanged fragment would move.
        for index in stride(from: 0, to: size, by: 997) { message[index] = UInt8(truncatingIfNeeded: index) }
        let key = both.client.open(Self.call, deadline: nil, message: message, isLast: true)!
        both.up()
        both.server.demand(both.opened[0])
        both.run()
        #expect(both.requests.map(\.bytes) == [message])
        both.client.demand(key)
        both.server.setReply(Reply(encoding: 1), on: both.opened[0])
        both.server.end(both.opened[0], with: End(), message: message, isCompressed: true)
        both.run()
        #expect(both.responses.map(\.bytes) == [message])
        #expect(both.responses.first?.isCompressed == true)
        #expect(both.ends.count == 1)
    }

    @Test("a peer that takes whole messages in a frame never sees MORE")
    func noFragments() {
        let whole = ConnectionSettings(
            agent: "c", frameBytesMax: WireLimits.messageBytesMax,
            streamCreditBytes: WireLimits.messageBytesMax)
        var server = greetedServer(client: whole)
        let call = Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: Self.call)
        let actions = server.receive(call.encoded)
        guard case .opened(let key, _)? = actions.first else {
            Issue.record("no call")
            return
        }
        server.setReply(Reply(metadata: [KeyValue(key: "k", value: [1])]), on: key)
        server.end(
            key, with: End(trailers: [KeyValue(key: "k", value: [1])]),
            message: [UInt8](repeating: 1, count: WireLimits.messageBytesMax))
        let found = frames(&server)
        #expect(found.allSatisfy { !$0.flags.contains(.more) })
        #expect(found.map(\.kind) == [.message, .message, .end])
    }

    @Test("streams take turns: a small reply does not wait for a large one")
    func roundRobin() {
        var both = Conversation.greeted()
        let large = both.client.open(Self.call, deadline: nil, message: [], isLast: true)!
        let small = both.client.open(Self.call, deadline: nil, message: [], isLast: true)!
        both.run()
        both.server.end(both.opened[0], with: End(), message: [UInt8](repeating: 0, count: 4_000_000))
        both.server.end(both.opened[1], with: End(), message: [1])
        both.client.demand(large)
        both.down(bytesMax: 70_000)
        #expect(both.ends.map(\.0) == [small])
        both.run()
        #expect(both.ends.map(\.0) == [small, large])
    }

    @Test("control frames go before what waits")
    func controlFirst() {
        var server = greetedServer()
        let call = Frame(stream: 1, kind: .call, flags: [.hasMessage, .end], head: Self.call)
        guard case .opened(let key, _)? = server.receive(call.encoded).first else { return }
        server.end(key, with: End(), message: [UInt8](repeating: 0, count: 200_000))
        _ = server.receive(Frame(kind: .ping, body: Array("12345678".utf8)).encoded)
        let found = frames(&server)
        #expect(found.first == Frame(kind: .ping, flags: .ack, body: Array("12345678".utf8)))
    }

    @Test("the CALL carries the time left when it is written")
    func deadline() {
        var both = Conversation.greeted()
        let now = ContinuousClock.now
        _ = both.client.open(Self.call, deadline: now + .milliseconds(500), message: [], isLast: true)
        let (bytes, _) = both.client.output(bytesMax: 65_536, now: now + .milliseconds(200))
        let actions = both.server.receive(bytes)
        guard case .opened(_, let call)? = actions.first else {
            Issue.record("no call")
            return
        }
        #expect(call.timeoutUs == 300_000)
    }

    @Test(
        "a deadline beyond what the CALL can say is the longest one, and one long past the shortest",
        arguments: [
            (Duration.seconds(Int64.max), UInt64(Int64.max)), (.seconds(1 << 50), UInt64(Int64.max)),
            (.microseconds(Int64.max), UInt64(Int64.max)), (.seconds(86_400), 86_400_000_000),
            (.zero, 1), (.seconds(-1), 1), (.seconds(-Int64.max), 1),
        ])
    func farDeadline(after: Duration, sent: UInt64) {
        var both = Conversation.greeted()
        let now = ContinuousClock.now
        _ = both.client.open(Self.call, deadline: now + after, message: [], isLast: true)
        let (bytes, _) = both.client.output(bytesMax: 65_536, now: now)
        guard case .opened(_, let call)? = both.server.receive(bytes).first else {
            Issue.record("no call")
            return
        }
        #expect(call.timeoutUs == sent)
    }

    @Test("a cancelled call is closed at once and keeps its place until its handler is back")
    func cancel() {
        var both = Conversation.greeted(server: ConnectionSettings(agent: "s", streamsMax: 1))
        let key = both.client.open(Self.call, deadline: nil)!
        both.run()
        both.client.cancel(key)
        both.run()
        let isTold = both.serverActions.contains {
            if case .cancelled(both.opened[0], .cancelled) = $0 { true } else { false }
        }
        #expect(isTold)
        #expect(both.server.openCallCount == 1)
        #expect(both.server.offer([1], isCompressed: false, on: both.opened[0]) == .closed)
        _ = both.client.open(Self.call, deadline: nil)
        both.run()
        #expect(both.ends.last?.1.code == StatusCode.resourceExhausted.rawValue)
        #expect(both.ends.last?.1.notProcessed == true)
        both.server.handlerReturned(both.opened[0])
        #expect(both.server.openCallCount == 0)
    }

    @Test("a call cancelled before its CALL was written leaves no trace")
    func cancelBeforeWriting() {
        var both = Conversation.greeted()
        let key = both.client.open(Self.call, deadline: nil)!
        both.client.cancel(key)
        #expect(both.up() == 0)
        #expect(both.opened.isEmpty)
    }

    @Test("a handler that outlives its call cannot write to the call that took its id")
    func staleKey() {
        var server = greetedServer()
        func open() -> StreamKey? {
            let frame = Frame(stream: 7, kind: .call, flags: .hasMessage, head: Self.call)
            guard case .opened(let key, _)? = server.receive(frame.encoded).first else { return nil }
            return key
        }
        let first = open()!
        _ = server.receive(Frame(stream: 7, kind: .cancel, head: Cancel(code: 1).encoded()).encoded)
        let second = open()!
        #expect(first.id == second.id && first != second)
        #expect(server.offer([1], isCompressed: false, on: first) == .closed)
        server.end(first, with: End(code: 13))
        #expect(server.offer([1], isCompressed: false, on: second) == .accepted)
        #expect(frames(&server).map(\.kind) == [.message])
    }

    @Test("an error END overtakes what the client has no credit for")
    func abruptEnd() {
        var both = Conversation.greeted(client: ConnectionSettings(agent: "c", streamCreditBytes: 10_000))
        _ = both.client.open(Self.call, deadline: nil, message: [], isLast: true)
        both.run()
        let key = both.opened[0]
        let large = [UInt8](repeating: 0, count: 500_000)
        #expect(both.server.offer(large, isCompressed: false, on: key) == .accepted)
        both.run()
        #expect(both.ends.isEmpty)
        both.server.end(key, with: End(code: 4), isAbrupt: true)
        both.run()
        #expect(both.ends.first?.1.code == 4)
    }

    @Test("DRAIN spares the accepted calls and fails the others as not processed")
    func drain() {
        var both = Conversation.greeted()
        let accepted = both.client.open(Self.call, deadline: nil)!
        both.run()
        both.server.drain(.ok, "bye", grace: .seconds(3))
        let late = both.client.open(Self.call, deadline: nil)!
        both.down()
        #expect(both.ends.map(\.0) == [late])
        #expect(both.ends[0].1.notProcessed)
        #expect(both.client.open(Self.call, deadline: nil) == nil)
        for case .draining(let drain) in both.clientActions {
            #expect(drain.acceptedCalls == 1 && drain.graceMs == 3000)
        }
        #expect(both.client.isDraining == true)
        both.server.end(both.opened[0], with: End())
        both.server.handlerReturned(both.opened[0])
        both.run()
        #expect(both.ends.map(\.0) == [late, accepted])
        #expect(both.client.isClosed && both.server.isClosed)
    }

    @Test("a lost transport fails written calls as unknown, unwritten ones as not processed")
    func lost() {
        var both = Conversation.greeted()
        _ = both.client.open(Self.call, deadline: nil)
        both.run()
        _ = both.client.open(Self.call, deadline: nil)
        both.clientActions = both.client.transportClosed()
        #expect(both.ends.map(\.1.notProcessed) == [false, true])
        #expect(both.ends.allSatisfy { $0.1.code == StatusCode.unavailable.rawValue })
    }

    @Test("ids count up, skip those in use and never are zero")
    func ids() {
        var both = Conversation.greeted()
        let first = both.client.open(Self.call, deadline: nil)!
        let second = both.client.open(Self.call, deadline: nil)!
        #expect(first.id != 0 && first.id != second.id)
    }
}
