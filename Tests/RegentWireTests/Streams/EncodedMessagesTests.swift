import RegentMessages
import RegentTestKit
import RegentWire
import Testing

/// Messages that a client gets together, against the same ones one at a time.
@Suite("Messages that come together") struct EncodedMessagesTests {
    private static let call = Call(method: "/t/T").encoded()

    /// What a client is told, without regard to what came together.
    private enum Event: Equatable {
        case reply(UInt32, Reply)
        case message(UInt32, WireMessage)
        case ended(UInt32, End)
        case failed
    }

    /// A client with two open calls, behind the greeting.
    private static func client(_ settings: ConnectionSettings) -> ClientConnectionMachine {
        var client = ClientConnectionMachine(settings: settings)
        for _ in 0..<2 { _ = client.open(call, deadline: nil, isLast: true) }
        _ = client.output(bytesMax: .max, now: .now)
        _ = client.receive(Frame(kind: .hello, head: ConnectionSettings(agent: "s").hello.encoded()).encoded)
        return client
    }

    private static func events(_ actions: [ClientConnectionMachine.Action]) -> [Event] {
        actions.flatMap { action -> [Event] in
            switch action {
            case .reply(let key, let reply): [.reply(key.id, reply)]
            case .message(let key, let message): [.message(key.id, message)]
            case .messages(let key, let messages):
                sequence(state: messages) { $0.nextMessage() }.map { .message(key.id, $0) }
            case .ended(let key, let end): [.ended(key.id, end)]
            case .failed: [.failed]
            case .connected, .writable, .draining: []
            }
        }
    }

    /// Frames of a server that mostly keeps the rules.
    private static func frames(_ random: inout SplitMix64) -> [[UInt8]] {
        let stream = UInt32.random(in: 1...3, using: &random)
        let body = [UInt8](repeating: .random(in: 0...9, using: &random), count: .random(in: 0...90, using: &random))
        func message(_ flags: FrameFlags, _ body: [UInt8], head: [UInt8] = []) -> [UInt8] {
            Frame(stream: stream, kind: .message, flags: flags, head: head, body: body).encoded
        }
        switch Int.random(in: 0..<100, using: &random) {
        case 0: return [message([.hasMessage, .more], body + [1]), message(.hasMessage, body)]
        case 1: return [message([.hasMessage, .compressed], body)]
        case 2: return [message(.hasMessage, body, head: Reply(encoding: 1).encoded())]
        case 3: return [message([], body)]
        case 4: return [message([.hasMessage, .end], body)]
        case 5: return [Frame(stream: stream, kind: .end, flags: .hasMessage, body: body).encoded]
        case 6: return [Frame(kind: .ping, body: Array("12345678".utf8)).encoded]
        case 7: return [message([.hasMessage, .more], body + [1])]
        case 8: return [Frame(stream: stream, kind: FrameKind(rawValue: 0x80), body: body).encoded]
        // Some of them are all the credit there is.
        case 9...25: return [message(.hasMessage, [UInt8](repeating: 0, count: 16_000))]
        default: return (0..<Int.random(in: 1...30, using: &random)).map { _ in message(.hasMessage, body) }
        }
    }

    @Test("the same bytes tell a client the same, and have it answer the same, however they are cut")
    func anyCut() throws {
        let seed = announcedSeed("EncodedMessagesTests.anyCut")
        for round in 0..<400 {
            var random = SplitMix64(seed: seed &+ UInt64(round))
            let settings = ConnectionSettings(
                agent: "c", frameBytesMax: WireLimits.frameBytesMin,
                messageBytesMax: round % 4 == 0 ? 80 : 1 << 20, streamCreditBytes: 70_000)
            let frames = (0..<30).flatMap { _ in Self.frames(&random) }
            // A frame at a time nothing comes together.
            var single = Self.client(settings)
            let one = frames.flatMap { Self.events(single.receive($0)) }
            let bytes = frames.flatMap { $0 }
            for most in [bytes.count, 3_000, 100] {
                var whole = Self.client(settings)
                var found: [Event] = []
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(.random(in: 1...most, using: &random))
                    rest = rest.dropFirst(piece.count)
                    found += Self.events(whole.receive(Array(piece)))
                }
                #expect(found == one)
                #expect(whole.openCallCount == single.openCallCount)
                #expect(whole.isClosed == single.isClosed)
            }
        }
    }

    @Test("messages that lie one behind the other are one action, those of another stream the next")
    func together() {
        var client = Self.client(ConnectionSettings(agent: "c"))
        func message(_ stream: UInt32, _ body: [UInt8]) -> [UInt8] {
            Frame(stream: stream, kind: .message, flags: .hasMessage, body: body).encoded
        }
        let actions = client.receive(
            message(1, [1]) + message(1, []) + message(1, [2, 3]) + message(2, [4]) + message(1, [5]))
        var found: [[[UInt8]]] = []
        for case .messages(_, let messages) in actions { found.append(messages.map { Array($0) }) }
        #expect(found == [[[1], [], [2, 3]], [[4]], [[5]]])
        #expect(actions.count == 3)
    }

    @Test("more unread messages than may wait end the call, however they come")
    func tooMany() {
        let empty = Frame(stream: 1, kind: .message, flags: .hasMessage).encoded
        let most = WireLimits.messagesWaitingMax
        for atOnce in [1, 1_000, most + 1] {
            var client = Self.client(ConnectionSettings(agent: "c"))
            var messages = 0
            var ends = 0
            for start in stride(from: 0, through: most, by: atOnce) {
                let count = min(atOnce, most + 1 - start)
                for event in Self.events(client.receive([[UInt8]](repeating: empty, count: count).flatMap { $0 })) {
                    if case .message = event { messages += 1 }
                    if case .ended = event { ends += 1 }
                }
            }
            #expect(messages == most && ends == 1)
        }
    }

    @Test("a message beyond the credit, or larger than any may be, ends the call, whatever lies before it")
    func breaches() {
        func message(_ bytes: Int) -> [UInt8] {
            Frame(stream: 1, kind: .message, flags: .hasMessage, body: [UInt8](repeating: 0, count: bytes)).encoded
        }
        // The last message that there is credit for may pass it.
        let beyondCredit = [Int](repeating: 16_000, count: 6)
        for (sizes, messageBytesMax) in [(beyondCredit, 1 << 20), ([1, 80, 0, 2, 7, 81], 80)] {
            let settings = ConnectionSettings(
                agent: "c", messageBytesMax: messageBytesMax, streamCreditBytes: 70_000)
            for isTogether in [false, true] {
                var client = Self.client(settings)
                let frames = (sizes + [1]).map { message($0) }
                let reads = isTogether ? [frames.flatMap { $0 }] : frames
                let events = reads.flatMap { Self.events(client.receive($0)) }
                let got = events.prefix(5).map { event in
                    if case .message(1, let message) = event { message.bytes.count } else { -1 }
                }
                #expect(got == Array(sizes.prefix(5)))
                #expect(events.count == 6)
                guard case .ended(1, let end)? = events.last else {
                    Issue.record("the call goes on")
                    continue
                }
                #expect(end.code == StatusCode.internal.rawValue)
                #expect(!client.isClosed && client.openCallCount == 1)
            }
        }
    }

    @Test("credit for messages taken together comes back whole")
    func credit() throws {
        var client = Self.client(ConnectionSettings(agent: "c", streamCreditBytes: 70_000))
        let message = Frame(
            stream: 1, kind: .message, flags: .hasMessage, body: [UInt8](repeating: 1, count: 100)
        ).encoded
        var decoder = FrameDecoder()
        var granted = 0
        // Ten windows: without credit the call would have ended.
        for _ in 0..<70 {
            for action in client.receive([[UInt8]](repeating: message, count: 100).flatMap { $0 }) {
                guard case .messages(let key, let messages) = action else {
                    Issue.record("\(action)")
                    return
                }
                client.consumed(TakenMessages(messages), on: key)
            }
            decoder.append(client.output(bytesMax: .max, now: .now).bytes)
            while let frame = try decoder.next(lengthMax: .max) {
                guard frame.kind == .credit else { continue }
                granted += frame.body.reduce(0) { $0 << 8 | Int($1) }
            }
        }
        #expect(granted > 700_000 - 35_000 && granted <= 700_000)
    }
}
