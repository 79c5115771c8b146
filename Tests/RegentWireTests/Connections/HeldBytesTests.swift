import RegentMessages
import RegentTestKit
import RegentWire
import Testing

@Suite("Bytes held by a connection") struct HeldBytesTests {
    private static let call = Call(method: "/t/T").encoded()
    private static let start = ContinuousClock.now

    private static func open(_ id: UInt32, body: [UInt8] = [], flags: FrameFlags = []) -> Frame {
        Frame(stream: id, kind: .call, flags: flags, head: call, body: body)
    }

    private static func message(_ id: UInt32, _ count: Int, flags: FrameFlags = .hasMessage) -> Frame {
        Frame(stream: id, kind: .message, flags: flags, body: [UInt8](repeating: 1, count: count))
    }

    /// The key of the only call among actions.
    private static func key(_ actions: [ServerConnectionMachine.Action]) -> StreamKey? {
        actions.lazy.compactMap { if case .opened(let key, _) = $0 { key } else { nil } }.first
    }

    @Test("unread messages, half-sent ones, output and the beginning of a frame are counted until they are gone")
    func counted() throws {
        var server = greetedServer()
        #expect(server.heldBytes == 0)
        var actions = server.receive(Self.open(1, body: [1, 2, 3], flags: .hasMessage).encoded)
        let key = try #require(Self.key(actions))
        #expect(server.heldBytes == 3)
        actions += server.receive(Self.message(1, 1000).encoded)
        #expect(server.heldBytes == 1003)
        for case .message(let key, let message) in actions { server.consumed(TakenMessages(message), on: key) }
        #expect(server.heldBytes == 0)
        _ = server.receive(Self.message(1, 500, flags: [.hasMessage, .more]).encoded)
        #expect(server.heldBytes == 500)
        _ = server.receive(Array(Self.message(1, 500).encoded.prefix(100)))
        #expect(server.heldBytes == 600)
        #expect(server.offer([UInt8](repeating: 0, count: 2000), isCompressed: false, on: key) == .accepted)
        #expect(server.heldBytes == 2600 && server.queuedBytes == 2000 && server.readyBytes == 2000)
        _ = frames(&server)
        #expect(server.queuedBytes == 0)
        server.end(key, with: End(), isAbrupt: true)
        server.handlerReturned(key)
        _ = frames(&server)
        #expect(server.heldBytes == 100)
        server.refuse(.unavailable, "over")
        _ = frames(&server)
        #expect(server.heldBytes == 0)
    }

    @Test("whatever is sent, taken, answered and given up, the count ends at nothing")
    func random() throws {
        let seed = announcedSeed("HeldBytesTests.random")
        for round in 0..<60 {
            var random = SplitMix64(seed: seed &+ UInt64(round))
            var server = greetedServer()
            var keys: [StreamKey] = []
            var unread: [(StreamKey, WireMessage)] = []
            func note(_ actions: [ServerConnectionMachine.Action]) {
                for action in actions {
                    if case .opened(let key, _) = action { keys.append(key) }
                    if case .message(let key, let message) = action { unread.append((key, message)) }
                }
            }
            for id in UInt32(1)...200 {
                let key = keys.randomElement(using: &random)
                switch Int.random(in: 0..<8, using: &random) {
                case 0, 1: note(server.receive(Self.open(id, body: [1], flags: .hasMessage).encoded))
                case 2, 3:
                    let flags: FrameFlags = Bool.random(using: &random) ? [.hasMessage, .more] : .hasMessage
                    let size = Int.random(in: 0...5000, using: &random)
                    if let key { note(server.receive(Self.message(key.id, size, flags: flags).encoded)) }
                case 4: if let (key, message) = unread.popLast() { server.consumed(TakenMessages(message), on: key) }
                case 5: if let key { _ = server.offer([1, 2, 3], isCompressed: false, on: key) }
                case 6: if let key { server.end(key, with: End(), isAbrupt: Bool.random(using: &random)) }
                default: if let key { note(server.receive(Frame(stream: key.id, kind: .cancel).encoded)) }
                }
                #expect(server.heldBytes >= 0 && server.queuedBytes >= 0)
                if Bool.random(using: &random) { _ = frames(&server) }
            }
            for (key, message) in unread { server.consumed(TakenMessages(message), on: key) }
            for key in keys {
                server.end(key, with: End(), isAbrupt: true)
                server.handlerReturned(key)
            }
            _ = frames(&server)
            #expect(server.heldBytes == 0, "seed \(seed), round \(round)")
            #expect(server.openCallCount == 0)
        }
    }

    @Test("output that waits for credit is not ready, so that its CREDIT is read")
    func ready() throws {
        var server = greetedServer(client: ConnectionSettings(agent: "c", streamCreditBytes: 1000))
        let key = try #require(Self.key(server.receive(Self.open(1).encoded)))
        #expect(server.offer([UInt8](repeating: 0, count: 500), isCompressed: false, on: key) == .accepted)
        #expect(server.offer([UInt8](repeating: 0, count: 300_000), isCompressed: false, on: key) == .accepted)
        #expect(server.readyBytes == 1000)
        _ = frames(&server)
        // The second message's first frame was covered by the credit that was left.
        #expect(server.queuedBytes == 300_000 - 65_536 && server.readyBytes == 0)
        #expect(server.hasOutput == false)
    }

    @Test("under pressure a stream takes one message, and the next when that has gone")
    func pressed() throws {
        var server = greetedServer()
        let key = try #require(Self.key(server.receive(Self.open(1).encoded)))
        #expect(server.offer([1], isCompressed: false, on: key, isPressed: true) == .accepted)
        #expect(server.offer([2], isCompressed: false, on: key, isPressed: true) == .full)
        #expect(server.room(on: key, isPressed: true) == .full)
        #expect(server.room(on: key, isPressed: false) == .accepted)
        let (_, actions) = server.output(bytesMax: 1 << 20, now: .now)
        #expect(actions.contains { if case .writable(key) = $0 { true } else { false } })
        #expect(server.offer([2], isCompressed: false, on: key, isPressed: true) == .accepted)
    }

    @Test("a refused call leaves nothing behind, and what else comes of it is dropped")
    func rejected() throws {
        var server = greetedServer()
        let key = try #require(
            Self.key(server.receive(Self.open(1, body: [1], flags: [.hasMessage, .more]).encoded)))
        #expect(server.reject(key, with: End(code: 8, notProcessed: true)).isEmpty)
        #expect(server.openCallCount == 0)
        for _ in 0..<200 {
            #expect(server.receive(Self.message(1, 60_000, flags: [.hasMessage, .more]).encoded).isEmpty)
        }
        let found = frames(&server)
        #expect(found.map(\.kind) == [.end])
        #expect(try End(decoding: found[0].head).notProcessed)
        #expect(server.heldBytes == 0)
        // Also where the client gave it up in the same breath.
        let cancel = Frame(stream: 2, kind: .cancel).encoded
        let second = try #require(Self.key(server.receive(Self.open(2).encoded + cancel)))
        #expect(server.reject(second, with: End(code: 8)).isEmpty)
        #expect(server.openCallCount == 0)
        #expect(frames(&server).isEmpty)
    }

    @Test("what comes behind an answer that is not written yet is not kept")
    func behindTheAnswer() throws {
        var server = greetedServer()
        let key = try #require(Self.key(server.receive(Self.open(1).encoded)))
        server.end(key, with: End())
        for _ in 0..<100 {
            #expect(server.receive(Self.message(1, 60_000, flags: [.hasMessage, .more]).encoded).isEmpty)
        }
        #expect(server.heldBytes == 0)
        #expect(frames(&server).map(\.kind) == [.end])
    }

    @Test("a message in tiny fragments costs little more than its bytes")
    func tinyFragments() throws {
        var server = greetedServer()
        let key = try #require(Self.key(server.receive(Self.open(1).encoded)))
        server.demand(key)
        for value in 0..<20_000 {
            let frame = Frame(
                stream: 1, kind: .message, flags: [.hasMessage, .more], body: [UInt8(truncatingIfNeeded: value)])
            _ = server.receive(frame.encoded)
        }
        let last = server.receive(Self.message(1, 0).encoded)
        guard case .message(_, let message)? = last.first else {
            Issue.record("no message")
            return
        }
        #expect(message.bytes == (0..<20_000).map { UInt8(truncatingIfNeeded: $0) })
    }

    // MARK: Time

    @Test("a message that is not completed in its time is late, unless its sender had to wait for credit")
    func late() throws {
        var server = greetedServer(ConnectionSettings(agent: "s", streamCreditBytes: 65_536))
        let minute = Duration.seconds(60)
        #expect(server.progress.oldestMessageBegan == nil)
        let part = Self.message(1, 10, flags: [.hasMessage, .more])
        let key = try #require(Self.key(server.receive(Self.open(1).encoded, at: Self.start)))
        _ = server.receive(part.encoded, at: Self.start)
        // Going on does not begin it anew.
        _ = server.receive(part.encoded, at: Self.start + .seconds(30))
        #expect(server.progress.oldestMessageBegan == Self.start)
        #expect(server.lateCalls(at: Self.start + .seconds(59), timeout: minute).isEmpty)
        #expect(server.lateCalls(at: Self.start + minute, timeout: minute) == [key])
        // Out of credit: the receiver's doing.
        _ = server.receive(Self.message(1, 65_530, flags: [.hasMessage, .more]).encoded, at: Self.start + .seconds(50))
        #expect(server.lateCalls(at: Self.start + minute, timeout: minute).isEmpty)
        // Credited by now: it had its time from the moment that was found.
        server.demand(key)
        _ = frames(&server)
        #expect(server.progress.oldestMessageBegan == Self.start + minute)
        #expect(server.lateCalls(at: Self.start + minute + minute, timeout: minute) == [key])
        _ = server.receive(Self.message(1, 1).encoded, at: Self.start + .seconds(121))
        #expect(server.progress.oldestMessageBegan == nil)
        #expect(server.lateCalls(at: Self.start + minute * 9, timeout: minute).isEmpty)
    }

    @Test("frames are counted and a begun one is seen, however the bytes were cut")
    func progress() {
        var server = greetedServer()
        let before = server.progress.framesTaken
        let bytes = Self.open(1).encoded
        _ = server.receive(Array(bytes.prefix(5)))
        #expect(server.progress.isFramePartial && server.progress.framesTaken == before)
        _ = server.receive(Array(bytes.dropFirst(5)) + bytes.prefix(1))
        #expect(server.progress.isFramePartial && server.progress.framesTaken == before + 1)
    }

    // MARK: PINGs

    private static let ping = Frame(kind: .ping, body: Array("12345678".utf8)).encoded

    private static func isFailed(_ actions: [ServerConnectionMachine.Action]) -> Bool {
        actions.contains { if case .failed(let error) = $0 { error.code == .limit } else { false } }
    }

    @Test("two PINGs may come too soon; the third ends the connection")
    func pingFlood() throws {
        var server = greetedServer(ConnectionSettings(agent: "s", pingIntervalMin: .seconds(10)))
        #expect(!Self.isFailed(server.receive(Self.ping, at: Self.start)))
        #expect(!Self.isFailed(server.receive(Self.ping, at: Self.start + .seconds(9))))
        #expect(!Self.isFailed(server.receive(Self.ping, at: Self.start + .seconds(18))))
        #expect(Self.isFailed(server.receive(Self.ping, at: Self.start + .seconds(27))))
        let found = frames(&server)
        #expect(found.map(\.kind) == [.drain])
        #expect(try Drain(decoding: found[0].head).code == StatusCode.resourceExhausted.rawValue)
    }

    @Test("PINGs in their time, or on a connection in use, are never too many")
    func patientPings() throws {
        var server = greetedServer(ConnectionSettings(agent: "s", pingIntervalMin: .seconds(10)))
        for number in 0..<100 {
            #expect(!Self.isFailed(server.receive(Self.ping, at: Self.start + .seconds(10) * number)))
            _ = frames(&server)
        }
        let later = Self.start + .seconds(2000)
        for number in UInt32(0)..<50 {
            let actions = server.receive(Self.ping + Self.open(number + 1).encoded, at: later)
            #expect(!Self.isFailed(actions))
            _ = frames(&server)
        }
        // What the server has to say is use as well.
        let key = try #require(Self.key(server.receive(Self.open(500).encoded, at: later)))
        for _ in 0..<20 {
            #expect(server.offer([1], isCompressed: false, on: key) == .accepted)
            #expect(!Self.isFailed(server.receive(Self.ping, at: later)))
            _ = frames(&server)
        }
    }

    @Test("the interval stands in the HELLO")
    func interval() {
        let settings = ConnectionSettings(agent: "s", pingIntervalMin: WireLimits.pingIntervalMin)
        #expect(settings.hello.minPingMs == 10_000)
    }

    @Test("a server's PING is answered")
    func serverPing() {
        var both = Conversation.greeted()
        #expect(both.server.ping().isEmpty)
        both.down()
        let (bytes, _) = both.client.output(bytesMax: 1 << 20, now: .now)
        #expect(FrameFlags(rawValue: bytes[9]) == .ack)
        #expect(both.server.receive(bytes).isEmpty)
    }
}
