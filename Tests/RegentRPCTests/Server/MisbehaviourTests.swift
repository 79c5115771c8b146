import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentWire
import Synchronization
import Testing

@Suite("Misbehaving clients") struct MisbehaviourTests {
    private static let method = TestServiceMethods.unaryCall.descriptor.name

    private static func call(
        _ stream: UInt32, method: String = method, flags: FrameFlags = [.hasMessage, .end],
        encoding: UInt32 = 0, body: [UInt8] = []
    ) -> Frame {
        Frame(
            stream: stream, kind: .call, flags: flags,
            head: Call(method: method, encoding: encoding).encoded(), body: body)
    }

    @Test("ten thousand CALLs, each cancelled at once, never have more handlers than streams")
    func rapidReset() async throws {
        let handler = MostAtOnce()
        try await RawClient.with(entries: [.unary(TestServiceMethods.unaryCall, handler)]) { client in
            let cancel = Cancel(code: StatusCode.cancelled.rawValue).encoded()
            // One call that certainly runs: the others may be cancelled before their handlers begin.
            client.write(Self.call(30_000))
            #expect(await eventually { handler.mostAtOnce > 0 })
            client.write(Frame(stream: 30_000, kind: .cancel, head: cancel))
            // More calls than streams, and no more than a server expects late CANCELs for.
            for first in stride(from: UInt32(1), to: 10_000, by: 300) {
                let ids = first..<first + 300
                client.writeBytes(ids.flatMap { Self.call($0).encoded })
                // More calls than streams: the first refusal shows that the others run.
                _ = try await client.next()
                client.writeBytes(
                    ids.flatMap { Frame(stream: $0, kind: .cancel, head: cancel).encoded })
            }
            // The connection still works, and every place is given back.
            var frame: Frame
            var id: UInt32 = 20_000
            repeat {
                id += 1
                client.write(Self.call(id, method: "/none/Here"))
                repeat { frame = try await client.next() } while frame.stream != id
            } while try End(decoding: frame.head).code == StatusCode.resourceExhausted.rawValue
            #expect(try End(decoding: frame.head).code == StatusCode.unimplemented.rawValue)
            #expect(handler.mostAtOnce <= WireLimits.streamsMax)
            #expect(handler.mostAtOnce > 0)
        }
    }

    /// Counts how many of it run at once.
    final class MostAtOnce: UnaryHandler {
        private let counts = Mutex((now: 0, most: 0))

        var mostAtOnce: Int { counts.withLock { $0.most } }

        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
            await Signal().wait()
            counts.withLock { $0.now -= 1 }
            return UnaryCallResponse()
        }
    }

    @Test("one call more than the streams is refused as not processed")
    func tooManyStreams() async throws {
        let waiter = CancellationTests.Waiter()
        let options = ServerOptions(settings: ConnectionSettings(agent: "two", streamsMax: 2))
        try await RawClient.with(
            entries: [.unary(TestServiceMethods.unaryCall, waiter)], options: options
        ) { client in
            client.write(Self.call(1), Self.call(2), Self.call(3))
            let frame = try await client.next()
            #expect(frame.stream == 3)
            let end = try End(decoding: frame.head)
            #expect(end.code == StatusCode.resourceExhausted.rawValue)
            #expect(end.notProcessed)
        }
    }

    @Test("an encoding the server does not know is UNIMPLEMENTED, with what it knows")
    func unknownEncoding() async throws {
        try await RawClient.with { client in
            client.write(Self.call(1, encoding: 9))
            try Self.expectUnsupportedEncoding(try await client.nextEnd())
        }
    }

    /// A function of its own: inside the async closure it crashes the optimiser of Swift 6.3.1.
    @inline(never)
    static func expectUnsupportedEncoding(_ end: End) throws {
        #expect(end.code == StatusCode.unimplemented.rawValue)
        let info = try ErrorInfo(decoding: end.details[0].value)
        #expect(info.reason == ErrorReason.unsupportedEncoding.name)
        #expect(info.metadata["supported"] == "1")
    }

    @Test(
        "COMPRESSED without an encoding, or with bytes that are none, fails the call alone",
        arguments: [0, 1])
    func corruptEncoding(_ encoding: UInt32) async throws {
        try await RawClient.with { client in
            client.write(
                Self.call(
                    1, flags: [.hasMessage, .end, .compressed], encoding: encoding, body: [1, 2, 3]))
            let end = try await client.nextEnd()
            #expect(end.code == StatusCode.invalidArgument.rawValue)
            client.write(Self.call(2))
            #expect(try await client.next() == Frame(stream: 2, kind: .end, flags: .hasMessage))
        }
    }

    /// One zstd frame of the bytes 12 00, in one raw block, its size declared: without a checksum and with one.
    private static let unchecked: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 2, 0x11, 0, 0, 0x12, 0]
    private static let checked: [UInt8] = [
        0x28, 0xB5, 0x2F, 0xFD, 0x24, 2, 0x11, 0, 0, 0x12, 0, 0x25, 0xD9, 0x09, 0xD0,
    ]

    @Test("a compressed message without a checksum fails the call alone")
    func noChecksum() async throws {
        try await RawClient.with { client in
            let flags: FrameFlags = [.hasMessage, .end, .compressed]
            client.write(Self.call(1, flags: flags, encoding: 1, body: Self.unchecked))
            let end = try await client.nextEnd()
            #expect(try end.info().reason == ErrorReason.corruptEncoding.name)
            client.write(Self.call(2, flags: flags, encoding: 1, body: Self.checked))
            #expect(try await client.next() == Frame(stream: 2, kind: .end, flags: .hasMessage))
        }
    }

    @Test("a client refuses metadata that the server would refuse, and sends nothing")
    func metadata() async throws {
        try await TestBench.with(.inProcess, entries: TestService.entries) { bench in
            let channel = try await bench.connect()
            for (metadata, reason) in [
                ([KeyValue(key: "X-Trace", value: [1])], ErrorReason.badRequest),
                ([KeyValue(key: "", value: [1])], .badRequest),
                (Array(repeating: KeyValue(key: "k", value: []), count: 65), .metadataTooLarge),
            ] {
                let error = await failure {
                    _ = try await channel.unary(
                        TestServiceMethods.unaryCall, .init(), CallOptions(metadata: metadata))
                }
                #expect(error?.reason == reason.name)
            }
            _ = try await channel.unary(
                TestServiceMethods.unaryCall, .init(),
                CallOptions(metadata: [KeyValue(key: "x-trace.1", value: [1])]))
        }
    }

    @Test("a request that is no message, or breaks its constraints, tells which")
    func badRequest() async throws {
        try await RawClient.with { client in
            client.write(Self.call(1, body: [0xFF]))
            let end = try await client.nextEnd()
            #expect(end.code == StatusCode.invalidArgument.rawValue)
            #expect(try end.info().reason == ErrorReason.malformedMessage.name)
        }
    }

    @Test("no request or two on a unary method are WRONG_CARDINALITY")
    func cardinality() async throws {
        try await RawClient.with { client in
            client.write(Self.call(1, flags: .end))
            let none = try await client.nextEnd()
            #expect(none.code == StatusCode.unimplemented.rawValue)
            client.write(
                Self.call(2, flags: .hasMessage),
                Frame(stream: 2, kind: .message, flags: [.hasMessage, .end]))
            let several = try await client.nextEnd()
            #expect(several.code == StatusCode.unimplemented.rawValue)
        }
    }

    @Test("a client that never sends HELLO is refused")
    func slowloris() async throws {
        let options = ServerOptions(limits: ServerLimits { $0.helloTimeout = .milliseconds(20) })
        try await RawClient.with(options: options, greets: false) { client in
            client.writeBytes(Array(WireLimits.preface.prefix(3)))
            let frames = await client.rest()
            let drain = try Drain(decoding: frames[0].head)
            #expect(drain.code == StatusCode.deadlineExceeded.rawValue)
        }
    }

    @Test("calls behind the HELLO are answered behind the server's HELLO")
    func pipelined() async throws {
        try await RawClient.with(greets: false) { client in
            client.writeBytes(
                WireLimits.preface
                    + Frame(kind: .hello, head: ConnectionSettings(agent: "x").hello.encoded()).encoded
                    + Self.call(5).encoded)
            let hello = try await client.next()
            #expect(hello.kind == .hello)
            #expect(try await client.next() == Frame(stream: 5, kind: .end, flags: .hasMessage))
        }
    }

    @Test("a reply is compressed only when asked for and when it shrinks")
    func compressedReply() async throws {
        try await RawClient.with { client in
            for (id, size, accept, isCompressed) in [
                (1, 10_000, [1], true), (2, 10_000, [], false), (3, 100, [1], false),
            ] as [(UInt32, UInt32, [UInt32], Bool)] {
                client.write(
                    Frame(
                        stream: id, kind: .call, flags: [.hasMessage, .end],
                        head: Call(method: Self.method, accept: accept).encoded(),
                        body: UnaryCallRequest(responseSize: size).encoded()))
                let frame = try await client.next()
                #expect(frame.flags.contains(.compressed) == isCompressed)
                guard isCompressed else { continue }
                #expect(try Reply(decoding: frame.head).encoding == 1)
                #expect(try await client.next() == Frame(stream: id, kind: .end))
            }
        }
    }
}
