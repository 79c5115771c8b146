import RegentMessages
import RegentTestKit
import RegentWire
import Testing

/// Calls answered where they lie, against the same calls by streams.
@Suite("Calls answered in place") struct AnsweredCallsTests {
    private static let call = Call(method: "/t/T").encoded()
    private static let start = ContinuousClock.now

    private static func call(_ id: UInt32, _ body: [UInt8] = [7], flags: FrameFlags = [.hasMessage, .end]) -> Frame {
        Frame(stream: id, kind: .call, flags: flags, head: call, body: body)
    }

    /// A machine, and whether its calls are answered in place; the answer is the request, twice.
    private struct Side: ~Copyable {
        var machine: ServerConnectionMachine
        let isInPlace: Bool
        var answered = 0
        var failures = 0

        /// Takes a read and answers what it can: not requests of a single 0.
        mutating func receive(_ bytes: [UInt8]) {
            var actions: [ServerConnectionMachine.Action]
            if isInPlace {
                var count = 0
                actions = machine.receive(bytes, at: start) { bytes, call, output in
                    guard call.request.count != 1 || bytes[call.request.lowerBound] != 0,
                        2 * call.request.count <= call.answerBytesMax
                    else {
                        // What is left behind is dropped.
                        output.append(1)
                        return false
                    }
                    output.append(contentsOf: bytes[call.request])
                    output.append(contentsOf: bytes[call.request])
                    count += 1
                    return true
                }
                answered += count
            } else {
                actions = machine.receive(bytes, at: start)
            }
            while !actions.isEmpty {
                if case .failed = actions[0] { failures += 1 }
                if case .opened(let key, _) = actions[0], actions.count > 2,
                    case .message(key, let message) = actions[1],
                    case .requestsEnded(key) = actions[2]
                {
                    machine.end(key, with: End(), message: message.bytes + message.bytes)
                    machine.handlerReturned(key)
                }
                actions.removeFirst()
            }
        }
    }

    /// What happens to a connection.
    private enum Step {
        case read([Frame])
        case bytes([UInt8])
        case write(Int)
        case drain
    }

    /// Does the same to both, and gives how many calls were answered in place.
    @discardableResult
    private static func compare(
        _ steps: [Step], settings: ConnectionSettings = ConnectionSettings(agent: "s"), _ comment: Comment? = nil
    ) -> Int {
        var inPlace = Side(machine: greetedServer(settings), isInPlace: true)
        var general = Side(machine: greetedServer(settings), isInPlace: false)
        for step in steps + [.write(1 << 20)] {
            switch step {
            case .read(let frames):
                inPlace.receive(frames.flatMap(\.encoded))
                general.receive(frames.flatMap(\.encoded))
            case .bytes(let bytes):
                inPlace.receive(bytes)
                general.receive(bytes)
            case .write(let count):
                let written = inPlace.machine.output(bytesMax: count, now: .now).bytes
                #expect(written == general.machine.output(bytesMax: count, now: .now).bytes, comment)
            case .drain:
                inPlace.machine.drain(.ok, "", grace: .zero)
                general.machine.drain(.ok, "", grace: .zero)
            }
            #expect(inPlace.machine.openCallCount == general.machine.openCallCount, comment)
            #expect(inPlace.machine.glitchCount == general.machine.glitchCount, comment)
            #expect(inPlace.machine.isClosed == general.machine.isClosed, comment)
            #expect(inPlace.machine.hasOutput == general.machine.hasOutput, comment)
            #expect(inPlace.machine.progress == general.machine.progress, comment)
        }
        #expect(inPlace.failures == general.failures, comment)
        return inPlace.answered
    }

    @Test("a call, several in one read and calls in pieces are answered in place as by streams")
    func answered() {
        #expect(Self.compare([.read([Self.call(1)])]) == 1)
        #expect(Self.compare([.read([Self.call(1, [])])]) == 1)
        #expect(Self.compare([.read((1...60).map { Self.call($0) })]) == 60)
        #expect(
            Self.compare([.read([Self.call(1)]), .read([Self.call(2)]), .write(8_192), .read([Self.call(1)])]) == 3)
        let bytes = Self.call(1).encoded + Self.call(2).encoded
        for cut in 0..<bytes.count {
            #expect(Self.compare([.bytes(Array(bytes[..<cut])), .bytes(Array(bytes[cut...]))]) == 2)
        }
    }

    @Test("what is not understood ends the turn, and the rest of the read goes the general way, in order")
    func declined() {
        #expect(Self.compare([.read([Self.call(1), Self.call(2, [0]), Self.call(3)])]) == 1)
        #expect(Self.compare([.read([Self.call(1), Self.call(1)])]) == 1)
        #expect(Self.compare([.read([Self.call(1, flags: .hasMessage)])]) == 0)
        #expect(Self.compare([.read([Self.call(1, flags: [.hasMessage, .end, .compressed])])]) == 0)
        #expect(Self.compare([.read([Self.call(1, flags: [.hasMessage, .more])])]) == 0)
        #expect(Self.compare([.read([Self.call(0)])]) == 0)
        #expect(Self.compare([.read([Self.call(1, [UInt8](repeating: 1, count: 40_000))])]) == 0)
    }

    @Test("a frame about a call that was answered and not written finds its stream")
    func followed() {
        let followers: [Frame] = [
            Frame(stream: 1, kind: .cancel), Frame(stream: 1, kind: .credit, body: [0, 0, 0, 1]),
            Frame(stream: 1, kind: .message, flags: [.hasMessage, .end], body: [1]), Self.call(1),
            Frame(kind: .ping, body: [UInt8](repeating: 1, count: 8)), Frame(kind: .drain, head: Drain().encoded()),
            Frame(kind: FrameKind(rawValue: 0x90)), Frame(kind: FrameKind(rawValue: 0x30)),
        ]
        for follower in followers {
            // In the same read nothing is answered in place; in the next one something was.
            Self.compare([.read([Self.call(1), follower])], "\(follower)")
            Self.compare([.read([Self.call(1), Self.call(2)]), .read([follower])], "\(follower)")
            Self.compare([.read([Self.call(1), Self.call(2)]), .write(1), .read([follower])], "\(follower)")
            Self.compare([.read([Self.call(1), Self.call(2)]), .write(1 << 20), .read([follower])], "\(follower)")
        }
    }

    @Test("answers that wait count as open calls, and are written by whole frames")
    func limits() {
        let settings = ConnectionSettings(agent: "s", streamsMax: 3)
        #expect(Self.compare([.read((1...5).map { Self.call($0) })], settings: settings) == 3)
        #expect(
            Self.compare(
                [.read([Self.call(1)]), .read([Self.call(2), Self.call(3), Self.call(4)])], settings: settings)
                == 3)
        for count in [1, 13, 14, 15, 28, 29, 100] {
            Self.compare([.read((1...9).map { Self.call($0) }), .write(count), .read([Self.call(20)]), .write(count)])
        }
        Self.compare([.read([Self.call(1)]), .drain, .read([Self.call(2)])])
        Self.compare([.drain, .read([Self.call(2)])])
    }

    @Test("whatever comes, in whatever pieces, both write the same")
    func random() {
        let seed = announcedSeed("AnsweredCallsTests.random")
        for round in 0..<300 {
            var random = SplitMix64(seed: seed &+ UInt64(round))
            var steps: [Step] = []
            var left: [UInt8] = []
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                let id = UInt32.random(in: 1...12, using: &random)
                switch Int.random(in: 0..<20, using: &random) {
                case 0: left += Frame(stream: id, kind: .cancel).encoded
                case 1: left += Frame(stream: id, kind: .credit, body: [0, 0, 0, 1]).encoded
                case 2: left += Frame(kind: .ping, body: [UInt8](repeating: 1, count: 8)).encoded
                case 3: left += Self.call(id, [0]).encoded
                case 4...7: steps.append(.write(Int.random(in: 1...100, using: &random)))
                case 8...11:
                    let count = min(left.count, Int.random(in: 1...80, using: &random))
                    steps.append(.bytes(Array(left[..<count])))
                    left.removeFirst(count)
                case 12: steps.append(.write(1 << 20))
                default: left += Self.call(id, [UInt8](repeating: 1, count: Int(id))).encoded
                }
            }
            Self.compare(steps + [.bytes(left)], "seed \(seed), round \(round)")
        }
    }
}
