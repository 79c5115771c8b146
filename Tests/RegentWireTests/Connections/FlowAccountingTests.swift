import RegentMessages
import RegentTestKit
import RegentWire
import Testing

@Suite("Credit") struct FlowAccountingTests {
    private static let call = Call(method: "/t/T").encoded()

    @Test("a sender stops at its credit and goes on when the application has taken half a window")
    func window() {
        var both = Conversation.greeted()
        let key = both.client.open(Self.call, deadline: nil)!
        let message = [UInt8](repeating: 0, count: 1024)
        var sent = 0
        while both.client.offer(message, isCompressed: false, on: key) == .accepted {
            sent += 1
            both.run()
        }
        #expect(sent == 256)
        let messages = both.requests
        for index in 0..<127 { both.server.consumed(TakenMessages(messages[index]), on: both.opened[0]) }
        #expect(both.server.hasOutput == false)
        both.server.consumed(TakenMessages(messages[127]), on: both.opened[0])
        #expect(both.server.hasOutput == true)
        both.run()
        #expect(both.clientActions.contains { if case .writable(key) = $0 { true } else { false } })
        #expect(both.client.offer(message, isCompressed: false, on: key) == .accepted)
    }

    @Test("small credit travels with whatever is flushed next")
    func nextFlush() throws {
        var server = greetedServer()
        let open = Frame(stream: 1, kind: .call, head: Self.call)
        let message = Frame(stream: 1, kind: .message, flags: .hasMessage, body: [1, 2, 3])
        let actions = server.receive(open.encoded + message.encoded)
        guard case .opened(let key, _) = actions[0], case .message(_, let got) = actions[1] else {
            Issue.record("no message")
            return
        }
        server.consumed(TakenMessages(got), on: key)
        #expect(frames(&server).isEmpty)
        _ = server.receive(Frame(kind: .ping, body: Array("12345678".utf8)).encoded)
        #expect(frames(&server).contains(Frame(stream: 1, kind: .credit, body: [0, 0, 0, 3])))
    }

    @Test("fragments are credited only while the application waits for their message")
    func demand() {
        var both = Conversation.greeted()
        let key = both.client.open(Self.call, deadline: nil)!
        let large = [UInt8](repeating: 5, count: 1_000_000)
        _ = both.client.offer(large, isCompressed: false, on: key)
        both.run()
        #expect(both.requests.isEmpty)
        both.server.demand(both.opened[0])
        both.run()
        #expect(both.requests.map(\.bytes) == [large])
        both.server.consumed(TakenMessages(both.requests[0]), on: both.opened[0])
        both.run()
        #expect(both.client.offer(large, isCompressed: false, on: key) == .accepted)
    }

    @Test("body bytes without credit end the stream, not the connection")
    func overrun() throws {
        let settings = ConnectionSettings(agent: "s", streamCreditBytes: 65_536)
        var server = greetedServer(settings)
        var actions = server.receive(Frame(stream: 1, kind: .call, head: Self.call).encoded)
        let body = [UInt8](repeating: 0, count: 40_000)
        for _ in 0..<3 {
            actions += server.receive(
                Frame(stream: 1, kind: .message, flags: .hasMessage, body: body).encoded)
        }
        #expect(actions.contains { if case .cancelled(_, .invalidArgument) = $0 { true } else { false } })
        let found = frames(&server)
        #expect(found.map(\.kind) == [.end])
        let end = try End(decoding: found[0].head)
        #expect(end.code == StatusCode.invalidArgument.rawValue && end.details == [.errorInfo("PROTOCOL_VIOLATION")])
        #expect(server.isClosed == false)
    }

    @Test(
        "CREDIT of nothing, of too much, or of a wrong length ends the stream",
        arguments: [
            [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [1], [],
        ] as [[UInt8]])
    func badCredit(_ body: [UInt8]) {
        var server = greetedServer()
        _ = server.receive(Frame(stream: 1, kind: .call, head: Self.call).encoded)
        let actions = server.receive(Frame(stream: 1, kind: .credit, body: body).encoded)
        #expect(actions.contains { if case .cancelled = $0 { true } else { false } })
        #expect(server.isClosed == false)
    }

    @Test("a raised window lets a bulk client send more")
    func bulk() {
        var both = Conversation.greeted()
        let key = both.client.open(Self.call, deadline: nil)!
        both.run()
        both.server.raiseWindow(of: both.opened[0], to: WireLimits.bulkCreditBytes)
        both.run()
        var sent = 0
        let message = [UInt8](repeating: 0, count: 65_536)
        while both.client.offer(message, isCompressed: false, on: key) == .accepted {
            sent += 1
            both.run()
        }
        #expect(sent == WireLimits.bulkCreditBytes / 65_536)
    }

    @Test("an unread stream is ended before empty messages can fill the memory")
    func emptyFlood() {
        var server = greetedServer()
        _ = server.receive(Frame(stream: 1, kind: .call, head: Self.call).encoded)
        let empty = Frame(stream: 1, kind: .message, flags: .hasMessage).encoded
        var delivered = 0
        var isCancelled = false
        for _ in 0...WireLimits.messagesWaitingMax {
            for action in server.receive(empty) {
                if case .message = action { delivered += 1 }
                if case .cancelled = action { isCancelled = true }
            }
        }
        #expect(delivered == WireLimits.messagesWaitingMax)
        #expect(isCancelled)
    }

    @Test("half-sent messages of all streams stay within the connection's budget")
    func partialBudget() {
        let settings = ConnectionSettings(
            agent: "s", messageBytesMax: 1 << 20, streamCreditBytes: 65_536, streamsMax: 4)
        var server = greetedServer(settings)
        var keys: [StreamKey] = []
        for id in UInt32(1)...4 {
            let call = Frame(stream: id, kind: .call, head: Self.call)
            for case .opened(let key, _) in server.receive(call.encoded) { keys.append(key) }
        }
        let part = [UInt8](repeating: 0, count: 60_000)
        var held = [Int](repeating: 0, count: 4)
        var refused = 0
        for round in 0..<40 {
            let index = round % 4
            server.demand(keys[index])
            let frame = Frame(
                stream: keys[index].id, kind: .message, flags: [.hasMessage, .more], body: part)
            let actions = server.receive(frame.encoded)
            let isRefused = actions.contains { if case .cancelled = $0 { true } else { false } }
            guard held[index] >= 0, !isRefused else {
                refused += isRefused ? 1 : 0
                held[index] = -1
                continue
            }
            held[index] += part.count
            #expect(held.reduce(0) { $0 + max(0, $1) } <= settings.partialBytesMax)
        }
        #expect((1..<4).contains(refused))
        #expect(server.isClosed == false)
    }

    @Test("whatever is sent, taken and carried when, nothing is lost and no credit is overrun")
    func random() {
        let seed = announcedSeed("FlowAccountingTests.random")
        for round in 0..<40 {
            var random = SplitMix64(seed: seed &+ UInt64(round))
            let settings = ConnectionSettings(
                agent: "x", frameBytesMax: [16_384, 40_000].randomElement(using: &random)!,
                streamCreditBytes: Int.random(in: 1...100_000, using: &random))
            var both = Conversation.greeted(client: settings, server: settings)
            both.piece = Int.random(in: 1...50_000, using: &random)
            let keys = (0..<4).map { _ in both.client.open(Self.call, deadline: nil)! }
            both.run()
            var sent: [StreamKey: [Int]] = [:]
            var taken: [StreamKey: [Int]] = [:]
            var next = 0
            for step in 0..<400 {
                let key = keys.randomElement(using: &random)!
                let server = both.opened[keys.firstIndex(of: key)!]
                switch Int.random(in: 0..<5, using: &random) {
                case 0 where step < 200:
                    let divisor = [1, 10, 1000].randomElement(using: &random)!
                    let size = Int.random(in: 0...200_000, using: &random) / divisor
                    let message = [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size)
                    if both.client.offer(message, isCompressed: false, on: key) == .accepted {
                        sent[key, default: []].append(size)
                    }
                case 1: both.up(bytesMax: Int.random(in: 1...100_000, using: &random))
                case 2: both.down()
                case 3: both.server.demand(server)
                default: next = take(&both, from: next, into: &taken, keys)
                }
            }
            for _ in 0..<2000 {
                if !both.client.hasOutput, !both.server.hasOutput, next == both.serverActions.count { break }
                for key in both.opened { both.server.demand(key) }
                both.run()
                next = take(&both, from: next, into: &taken, keys)
            }
            for key in both.opened { both.server.demand(key) }
            both.run()
            _ = take(&both, from: next, into: &taken, keys)
            #expect(taken == sent, "seed \(seed), round \(round)")
            #expect(both.ends.isEmpty && both.failures.isEmpty)
        }
    }

    /// The application takes what has arrived.
    private func take(
        _ both: inout Conversation, from next: Int, into taken: inout [StreamKey: [Int]],
        _ keys: [StreamKey]
    ) -> Int {
        for action in both.serverActions[next...] {
            guard case .message(let key, let message) = action else { continue }
            both.server.consumed(TakenMessages(message), on: key)
            taken[keys[both.opened.firstIndex(of: key)!], default: []].append(message.bytes.count)
        }
        return both.serverActions.count
    }
}
