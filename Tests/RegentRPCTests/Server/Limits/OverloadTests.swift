import RegentMessages
import RegentModel
import RegentRPC
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Overload") struct OverloadTests {
    typealias Counter = CancellationTests.Counter

    /// Runs until its call is cancelled or it is told to go on.
    final class Held: UnaryHandler {
        let go = Signal(staysRaised: true)
        let begun = Counter()
        let size: Int

        init(answering size: Int = 0) { self.size = size }

        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            begun.add()
            await go.wait()
            return UnaryCallResponse(body: [UInt8](repeating: 1, count: size))
        }
    }

    /// A method with the messages of UnaryCall.
    static func method(
        _ name: String, _ criticality: Criticality, _ idempotency: Idempotency = .read
    ) -> Method<UnaryCallRequest, UnaryCallResponse> {
        Method(
            MethodDescriptor(
                name: "/t.T/\(name)", service: "t.T", method: name, requireAny: ["anyone"], scope: ["any"],
                idempotency: idempotency, criticality: criticality, audit: .none, clientStreaming: false,
                serverStreaming: false, requestType: UnaryCallRequest.fullName,
                responseType: UnaryCallResponse.fullName, comment: ""))
    }

    static func call(
        _ stream: UInt32, _ name: String, flags: FrameFlags = [.hasMessage, .end], body: [UInt8] = []
    ) -> Frame {
        Frame(stream: stream, kind: .call, flags: flags, head: Call(method: name).encoded(), body: body)
    }

    static func options(random: Double = 0.25, _ change: (inout ServerLimits) -> Void) -> ServerOptions {
        var options = ServerOptions.patient
        change(&options.limits)
        options.random = { random }
        return options
    }

    /// Lets a server hold so many bytes more.
    static func fill(_ client: RawClient, _ stream: UInt32, _ count: Int) async {
        let before = client.server.heldBytes
        send(client, stream, count)
        #expect(await eventually { client.server.heldBytes >= before + count })
    }

    /// Sends messages that a handler does not take.
    static func send(_ client: RawClient, _ stream: UInt32, _ count: Int) {
        client.write(call(stream, TestServiceMethods.streamingInputCall.descriptor.name, flags: .hasMessage))
        var rest = count
        while rest > 0 {
            let size = min(rest, 60_000)
            client.write(
                Frame(stream: stream, kind: .message, flags: .hasMessage, body: [UInt8](repeating: 0, count: size)))
            rest -= size
        }
    }

    // MARK: Calls

    @Test(
        "each class has a limit of calls; one more gets retry_after_ms, and health always runs",
        arguments: [Criticality.p1, .p2, .p3, .p4])
    func classes(_ criticality: Criticality) async throws {
        let (held, health) = (Held(), Held())
        health.go.raise()
        let entries: [MethodTable.Entry] = [
            .unary(Self.method("Held", criticality), held), .unary(Self.method("Health", .p0), health),
            .unary(Self.method("Other", criticality == .p2 ? .p4 : .p2), health),
        ]
        let options = Self.options { $0.callsMax[criticality] = 2 }
        try await RawClient.with(entries: entries, options: options) { client in
            client.write(Self.call(1, "/t.T/Held"), Self.call(2, "/t.T/Held"))
            #expect(await eventually { held.begun.count == 2 })
            // Also over another connection: the classes are the server's.
            let other = try await client.another()
            other.write(Self.call(1, "/t.T/Held"))
            try Self.expectOverloaded(try await other.nextEnd(), afterMs: 750)
            for name in ["/t.T/Health", "/t.T/Other"] {
                other.write(Self.call(2, name))
                #expect(try await other.next() == Frame(stream: 2, kind: .end, flags: .hasMessage))
            }
            #expect(held.begun.count == 2)
            held.go.raise()
            for _ in 0..<2 { #expect(try await client.next().kind == .end) }
            other.write(Self.call(3, "/t.T/Held"))
            #expect(try await other.next() == Frame(stream: 3, kind: .end, flags: .hasMessage))
        }
    }

    /// A function of its own: inside an async closure it crashes the optimiser of Swift 6.3.1.
    @inline(never)
    static func expectOverloaded(_ end: End, afterMs: UInt32?) throws {
        #expect(end.code == StatusCode.resourceExhausted.rawValue)
        #expect(end.notProcessed)
        #expect(try end.info().reason == ErrorReason.overloaded.name)
        if let afterMs { #expect(end.retryAfterMs == afterMs) } else { #expect(end.retryAfterMs > 0) }
    }

    @Test(
        "retry_after_ms is spread from half the time to one and a half",
        arguments: [
            (0.0, 500), (0.5, 1000), (0.999, 1499),
        ])
    func spread(random: Double, afterMs: UInt32) async throws {
        let entries = [MethodTable.Entry.unary(Self.method("Held", .p2), Held())]
        let options = Self.options(random: random) { $0.callsMax[.p2] = 0 }
        try await RawClient.with(entries: entries, options: options) { client in
            client.write(Self.call(1, "/t.T/Held"))
            try Self.expectOverloaded(try await client.nextEnd(), afterMs: afterMs)
        }
    }

    @Test("an inline call takes no place, unless it cannot be answered inline")
    func inline() async throws {
        let options = Self.options { $0.callsMax[.p2] = 0 }
        try await RawClient.with(entries: InlineTests.entries, options: options) { client in
            let name = TestServiceMethods.unaryCall.descriptor.name
            client.write(Self.call(1, name))
            #expect(try await client.next() == Frame(stream: 1, kind: .end, flags: .hasMessage))
            client.write(Self.call(2, name, flags: [.hasMessage, .more], body: [1]))
            try Self.expectOverloaded(try await client.nextEnd(), afterMs: nil)
            #expect(client.server.runningHandlerCount == 0)
        }
    }

    @Test("the places of calls that were given up come back with their handlers")
    func placesComeBack() async throws {
        let waiter = CancellationTests.Waiter()
        let entries = [MethodTable.Entry.unary(TestServiceMethods.unaryCall, waiter)]
        try await RawClient.with(entries: entries, options: Self.options { $0.callsMax[.p2] = 5 }) { client in
            let name = TestServiceMethods.unaryCall.descriptor.name
            for round in UInt32(0)..<20 {
                for id in UInt32(1)...5 { client.write(Self.call(round * 5 + id, name)) }
                #expect(await eventually { client.server.runningHandlerCount == 5 })
                let other = try await client.another()
                other.write(Self.call(1, name))
                try Self.expectOverloaded(try await other.nextEnd(), afterMs: nil)
                other.close()
                for id in UInt32(1)...5 {
                    client.write(Frame(stream: round * 5 + id, kind: .cancel, head: Cancel(code: 1).encoded()))
                }
                #expect(await eventually { client.server.runningHandlerCount == 0 })
            }
        }
    }

    // MARK: Bytes

    @Test("a server with too many bytes refuses calls, but not health, until it has fewer")
    func budget() async throws {
        let (reader, health) = (FlowControlTests.LazyReader(), Held())
        health.go.raise()
        let entries: [MethodTable.Entry] = [
            .clientStream(TestServiceMethods.streamingInputCall, reader),
            .unary(Self.method("Health", .p0), health), .unary(Self.method("Other", .p2), health),
        ]
        try await RawClient.with(entries: entries, options: Self.options { $0.heldBytesMax = 100_000 }) { client in
            await Self.fill(client, 1, 120_000)
            let other = try await client.another()
            other.write(Self.call(1, "/t.T/Other"))
            try Self.expectOverloaded(try await other.nextEnd(), afterMs: 750)
            other.write(Self.call(2, "/t.T/Health"))
            #expect(try await other.next() == Frame(stream: 2, kind: .end, flags: .hasMessage))
            // Whoever holds it gives it back by going.
            client.close()
            #expect(await eventually { client.server.heldBytes < 100_000 })
            other.write(Self.call(3, "/t.T/Other"))
            #expect(try await other.next() == Frame(stream: 3, kind: .end, flags: .hasMessage))
            reader.go.raise()
        }
    }

    @Test("a server with too many bytes drops large incomplete messages")
    func halfSent() async throws {
        let reader = FlowControlTests.LazyReader()
        let entries: [MethodTable.Entry] = [
            .clientStream(TestServiceMethods.streamingInputCall, reader),
            .unary(TestServiceMethods.unaryCall, TestService.UnaryCall()),
        ]
        let options = Self.options { $0.heldBytesMax = 400_000 }
        try await RawClient.with(entries: entries, options: options) { client in
            let name = TestServiceMethods.unaryCall.descriptor.name
            let part = [UInt8](repeating: 0, count: 60_000)
            client.write(Self.call(9, name, flags: [.hasMessage, .more], body: part))
            // Its handler waits for it, so that its fragments are credited.
            for count in 2...5 {
                client.write(Frame(stream: 9, kind: .message, flags: [.hasMessage, .more], body: part))
                #expect(await eventually { client.server.heldBytes >= count * part.count })
            }
            // What passes the budget comes over another connection: this one says nothing more.
            let other = try await client.another()
            Self.send(other, 1, 120_000)
            var frame = try await client.next()
            while frame.kind == .credit { frame = try await client.next() }
            try Self.expectOverloaded(try End(decoding: frame.head), afterMs: nil)
            #expect(await eventually { client.server.heldBytes < 200_000 })
            reader.go.raise()
        }
    }

    @Test("a server with too many bytes drops a large answer of a read, but sends that of a write")
    func largeAnswers() async throws {
        let (reader, held) = (FlowControlTests.LazyReader(), Held(answering: 100_000))
        let entries: [MethodTable.Entry] = [
            .clientStream(TestServiceMethods.streamingInputCall, reader),
            .unary(Self.method("Read", .p2), held), .unary(Self.method("Write", .p2, .keyed), held),
        ]
        try await RawClient.with(entries: entries, options: Self.options { $0.heldBytesMax = 100_000 }) { client in
            client.write(Self.call(1, "/t.T/Read"))
            #expect(await eventually { held.begun.count == 1 })
            let writer = try await client.another()
            writer.write(Self.call(1, "/t.T/Write"))
            #expect(await eventually { held.begun.count == 2 })
            await Self.fill(try await client.another(), 1, 120_000)
            held.go.raise()
            try Self.expectOverloaded(try await client.nextEnd(), afterMs: 750)
            var size = 0
            var frame: Frame
            repeat {
                frame = try await writer.next()
                size += frame.body.count
            } while frame.kind != .end
            #expect(frame.head.isEmpty && size > 100_000)
            reader.go.raise()
        }
    }

    @Test("a hundred clients that stop reading are closed when the server has too many bytes; another one continues")
    func stuckReaders() async throws {
        let firehose = FlowControlTests.Firehose()
        let entries: [MethodTable.Entry] = [
            .serverStream(TestServiceMethods.streamingOutputCall, firehose),
            .unary(TestServiceMethods.unaryCall, TestService.UnaryCall()),
        ]
        let options = Self.options {
            $0.heldBytesMax = 8_000_000
            ($0.queuedBytesPressed, $0.pressedTimeout) = (100_000, .milliseconds(20))
        }
        let generous = ConnectionSettings(agent: "raw", streamCreditBytes: 1 << 30)
        try await RawClient.with(entries: entries, options: options) { good in
            var readers: [RawClient] = []
            for _ in 0..<100 {
                let reader = try await good.another(settings: generous)
                reader.setReading(false)
                reader.write(Self.call(1, TestServiceMethods.streamingOutputCall.descriptor.name))
                readers.append(reader)
            }
            // Until some were closed there is too much: refused calls come again, as the client's kit does by itself.
            var answers = 0
            for number in UInt32(1)...200 {
                good.write(Self.call(number, TestServiceMethods.unaryCall.descriptor.name))
                answers += try await good.next() == Frame(stream: number, kind: .end, flags: .hasMessage) ? 1 : 0
                #expect(good.server.heldBytes < 4 * 8_000_000)
            }
            #expect(await eventually { good.server.heldBytes < 8_000_000 })
            #expect(await eventually { readers.contains { $0.isClosed } })
            // Those that are left may fill it again for a moment.
            let end = ContinuousClock.now + hangLimit
            var (number, isAnswered) = (UInt32(500), false)
            while !isAnswered, .now < end {
                number += 1
                good.write(Self.call(number, TestServiceMethods.unaryCall.descriptor.name))
                isAnswered = try await good.next() == Frame(stream: number, kind: .end, flags: .hasMessage)
            }
            #expect(isAnswered && !good.isClosed)
        }
    }

    @Test("a client whose answers pile up is not read until it has read them")
    func pause() async throws {
        let small = Held()
        small.go.raise()
        let large = Held(answering: 30_000)
        large.go.raise()
        let entries: [MethodTable.Entry] = [
            .unary(Self.method("Large", .p2), large), .unary(Self.method("Small", .p2), small),
        ]
        let options = Self.options { ($0.queuedBytesPause, $0.queuedBytesResume) = (200_000, 100_000) }
        try await RawClient.with(entries: entries, options: options) { client in
            client.setReading(false)
            // In one write: calls that come behind the answers to the first ones are not read.
            client.writeBytes((UInt32(1)...20).flatMap { Self.call($0, "/t.T/Large").encoded })
            #expect(await eventually { client.server.runningHandlerCount == 0 && large.begun.count == 20 })
            // The burst that finds the pile is the last that is read.
            client.write(Self.call(21, "/t.T/Small"))
            #expect(await eventually { small.begun.count == 1 })
            client.write(Self.call(22, "/t.T/Small"))
            let other = try await client.another()
            for id in UInt32(1)...50 {
                other.write(Self.call(id, "/t.T/Large"))
                while try await other.next().kind != .end {}
            }
            #expect(small.begun.count == 1)
            client.setReading(true)
            var ends = 0
            while ends < 22 { ends += try await client.next().kind == .end ? 1 : 0 }
            #expect(small.begun.count == 2)
        }
    }

    // MARK: Bulk credit

    @Test("bulk credit is limited per connection and per server, and available again when a call has ended")
    func bulkCredit() async throws {
        let reader = FlowControlTests.LazyReader()
        let method = TestServiceMethods.streamingInputCall
        let options = Self.options {
            ($0.bulkCreditConnectionBytes, $0.bulkCreditServerBytes) = (8 << 20, 12 << 20)
        }
        try await RawClient.with(entries: [.clientStream(method, isBulk: true, reader)], options: options) { first in
            /// Opens a call; gives whether its credit was raised.
            func isRaised(_ client: RawClient, _ id: UInt32) async throws -> Bool {
                client.write(Self.call(id, method.descriptor.name, flags: []))
                var isRaised = false
                // The first PING may be answered before the CALL beside it is opened.
                for _ in 0..<2 {
                    client.write(Frame(kind: .ping, body: Array("12345678".utf8)))
                    var frame = try await client.next()
                    while frame.kind != .ping {
                        isRaised = isRaised || frame.kind == .credit
                        frame = try await client.next()
                    }
                }
                return isRaised
            }
            for id in UInt32(1)...3 { #expect(try await isRaised(first, id) == (id <= 2)) }
            let second = try await first.another()
            for id in UInt32(1)...2 { #expect(try await isRaised(second, id) == (id == 1)) }
            first.write(Frame(stream: 1, kind: .cancel, head: Cancel(code: 1).encoded()))
            reader.go.raise()
            #expect(await eventually { first.server.runningHandlerCount == 4 })
            #expect(try await isRaised(second, 3))
        }
    }
}
