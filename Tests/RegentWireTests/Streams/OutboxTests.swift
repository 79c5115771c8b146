import RegentMessages
import RegentTestKit
import RegentWire
import Testing

/// What a handler writes beside its connection, and what comes of it.
@Suite("Outboxes") struct OutboxTests {
    private static let call = Call(method: "/t/T").encoded()

    /// A call that streams its responses, and both ends of its connection.
    private struct Streaming: ~Copyable {
        var both: Conversation
        let client: StreamKey
        let server: StreamKey
        let outbox: Outbox
        /// Actions of the client whose messages were taken.
        var taken = 0

        init(client settings: ConnectionSettings = ConnectionSettings(agent: "c")) {
            both = .greeted(client: settings)
            client = both.client.open(OutboxTests.call, deadline: nil, isLast: true)!
            both.run()
            server = both.opened[0]
            outbox = Outbox(stream: server.id)
            both.server.attach(outbox, to: server)
        }

        /// Writes a message as a handler does.
        mutating func write(_ message: [UInt8]) -> SendOffer {
            let (taken, added) = outbox.add(1, bytesMax: .max) { $1.append(contentsOf: message) }
            switch added {
            case .waiting: break
            case .first: both.server.announce(server, isFull: false)
            case .full: both.server.announce(server, isFull: true)
            case .left(let bytes):
                if let bytes, bytes != message { Issue.record("\(bytes.count) bytes are left of \(message.count)") }
                return both.server.offer(message, isCompressed: false, on: server)
            }
            #expect(taken == 1)
            return .accepted
        }

        /// Carries everything, and takes all that the client has got, until nothing comes any more.
        mutating func takeAll() {
            both.client.demand(client)
            while true {
                let carried = both.up() + both.down()
                guard carried > 0 || taken < both.clientActions.count else { return }
                for action in both.clientActions[taken...] {
                    switch action {
                    case .message(let key, let message): both.client.consumed(TakenMessages(message), on: key)
                    case .messages(let key, let messages): both.client.consumed(TakenMessages(messages), on: key)
                    default: break
                    }
                }
                taken = both.clientActions.count
                both.client.demand(client)
            }
        }
    }

    /// A message of a size that tells itself from others of it.
    private static func message(_ size: Int, _ number: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
    }

    @Test(
        "messages of all sizes come in order, whenever the connection takes what was written", arguments: [1, 7, 300])
    func sizes(_ writesBetween: Int) {
        let chunk = Outbox.chunkBytesMax
        let sizes =
            Array(0...130) + [chunk - 77, chunk - 13, chunk - 12, chunk - 11, chunk - 1, chunk, chunk + 1, 70_000, 3]
            + Array(repeating: 64, count: 200) + [300_000, 0, 0, 1]
        for frameBytesMax in [WireLimits.frameBytesMin, 65_536] {
            var streaming = Streaming(client: ConnectionSettings(agent: "c", frameBytesMax: frameBytesMax))
            var sent: [[UInt8]] = []
            for (number, size) in sizes.enumerated() {
                sent.append(Self.message(size, number))
                while streaming.write(sent[number]) == .full { streaming.takeAll() }
                if number % writesBetween == 0 { streaming.both.down() }
            }
            streaming.both.server.end(streaming.server, with: End())
            streaming.takeAll()
            #expect(streaming.both.responses.map(\.bytes) == sent)
            #expect(streaming.both.ends.map(\.1) == [End()])
            #expect(streaming.both.server.heldBytes == 0)
        }
    }

    @Test("END comes after what was written last, whether the connection has taken that or not")
    func trailing() {
        for count in 0...120 {
            var streaming = Streaming()
            for number in 0..<count {
                #expect(streaming.write(Self.message(64, number)) == .accepted)
                if number == count / 2 { streaming.both.down() }
            }
            streaming.both.server.end(streaming.server, with: End(), message: [9])
            streaming.both.server.handlerReturned(streaming.server)
            #expect(streaming.write([1]) == .closed)
            streaming.takeAll()
            #expect(streaming.both.responses.count == count + 1)
            #expect(streaming.both.responses.last?.bytes == [9])
            #expect(streaming.both.ends.count == 1)
            #expect(streaming.both.server.openCallCount == 0)
        }
    }

    @Test("a handler writes no more than its client has given credit for, and goes on when it gives more")
    func credit() {
        let window = 20_000
        var streaming = Streaming(client: ConnectionSettings(agent: "c", streamCreditBytes: window))
        var written = 0
        for _ in 0..<10 {
            let before = written
            let got = streaming.both.responses.count
            while written < 10_000, streaming.write(Self.message(64, written)) == .accepted {
                written += 1
                if written % 40 == 0 { streaming.both.down() }
            }
            streaming.both.run()
            #expect(streaming.both.ends.isEmpty)
            // Some of what the client has taken it has not told yet: less than half a window. One message may pass.
            #expect(written * 64 < got * 64 + window + 64)
            #expect((written - before) * 64 > window / 2 - 64)
            #expect(streaming.both.responses.count == written)
            streaming.takeAll()
        }
        #expect(streaming.both.serverActions.contains { if case .writable = $0 { true } else { false } })
    }

    @Test("an outbox takes nothing before there is a response, nor while the room of its stream is counted")
    func granted() {
        var streaming = Streaming()
        func isTaken(_ outbox: Outbox) -> Bool { outbox.add(1, bytesMax: .max) { $1.append(1) }.taken == 1 }
        // The first response has the Reply before it, which the connection knows.
        #expect(!isTaken(streaming.outbox))
        #expect(streaming.write([1]) == .accepted)
        #expect(isTaken(streaming.outbox))
        #expect(streaming.both.server.room(on: streaming.server, isPressed: false) == .accepted)
        #expect(!isTaken(streaming.outbox))
        #expect(streaming.write([2]) == .accepted)
        #expect(isTaken(streaming.outbox))
        // As large as which the next one probably is: those are not encoded in vain.
        #expect(streaming.write([UInt8](repeating: 3, count: Outbox.messageBytesMax + 1)) == .accepted)
        #expect(!isTaken(streaming.outbox))
    }

    @Test("what waits in an outbox is counted until it is written, and no longer")
    func held() {
        var streaming = Streaming()
        _ = streaming.write([1])
        streaming.both.run()
        let nothing = streaming.both.server.heldBytes
        _ = streaming.write([2])
        #expect(streaming.both.server.heldBytes >= nothing + 13)
        #expect(streaming.both.server.readyBytes > 0)
        streaming.both.down()
        #expect(streaming.both.server.heldBytes == nothing)
        for number in 0..<1_000 { _ = streaming.write(Self.message(64, number)) }
        // Most has been handed over: the outbox itself holds a chunk.
        #expect(streaming.both.server.heldBytes >= nothing + 64_000)
        streaming.both.client.cancel(streaming.client)
        streaming.both.up()
        #expect(streaming.both.server.heldBytes == 0)
    }

    @Test("a call given up in the middle of a chunk sends nothing more", arguments: 0...2)
    func cancelled(_ way: Int) {
        var streaming = Streaming()
        for number in 0..<100 { _ = streaming.write(Self.message(64, number)) }
        streaming.both.down()
        for number in 0..<20 { _ = streaming.write(Self.message(64, number)) }
        let got = streaming.both.responses.count
        switch way {
        case 0:
            streaming.both.client.cancel(streaming.client)
            streaming.both.up()
        case 1: streaming.both.server.end(streaming.server, with: End(code: 4), isAbrupt: true)
        default: streaming.both.server.refuse(.unavailable, "over")
        }
        #expect(streaming.write([1]) == .closed)
        streaming.both.run()
        #expect(got == 100 && streaming.both.responses.count == got)
        #expect(streaming.both.failures.isEmpty)
    }

    @Test("a stream of small messages and one of large ones have their turns")
    func turns() {
        var streaming = Streaming()
        let other = streaming.both.client.open(Self.call, deadline: nil, isLast: true)!
        streaming.both.run()
        let large = [UInt8](repeating: 1, count: 200_000)
        #expect(streaming.both.server.offer(large, isCompressed: false, on: streaming.both.opened[1]) == .accepted)
        for number in 0..<1_000 { _ = streaming.write(Self.message(64, number)) }
        var ids: [UInt32] = []
        for frame in frames(&streaming.both.server) where frame.kind == .message { ids.append(frame.stream) }
        let first = ids.prefix(200)
        #expect(first.contains(other.id) && first.contains(streaming.client.id))
        // Four frames of 64 KiB, each of which lets the other stream go on, until there are no more.
        let runs = ids.split { $0 == other.id }
        #expect(runs.count == 4 && runs.dropLast().allSatisfy { $0.count * 76 < 2 * Outbox.chunkBytesMax })
    }

    @Test("PINGs between which messages leave by the outbox are not alone")
    func pings() {
        let settings = ConnectionSettings(agent: "s", pingIntervalMin: .seconds(10))
        var both = Conversation.greeted(server: settings)
        _ = both.client.open(Self.call, deadline: nil, isLast: true)
        both.run()
        let outbox = Outbox(stream: both.opened[0].id)
        both.server.attach(outbox, to: both.opened[0])
        _ = both.server.offer([1], isCompressed: false, on: both.opened[0])
        let ping = Frame(kind: .ping, body: Array("12345678".utf8)).encoded
        for _ in 0..<20 {
            _ = both.server.receive(ping)
            if outbox.add(1, bytesMax: .max, { $1.append(2) }).added == .first {
                both.server.announce(both.opened[0], isFull: false)
            }
            both.down()
        }
        #expect(both.failures.isEmpty && both.server.isClosed == false)
    }
}
