import RegentMessages
import RegentModel
import RegentRPC
import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import RegentWire
import Synchronization
import Testing

@Suite("Limits of connections") struct ConnectionLimitTests {
    /// A limit by a `TestClock`, and the time between two looks at it.
    private static let short = Duration.milliseconds(8)
    private static let method = TestServiceMethods.unaryCall.descriptor.name

    /// Limits of a server whose clock stands still, unless the test has it.
    private static func options(
        isRemote: Bool = false, clock: TestClock = TestClock(), _ change: (inout ServerLimits) -> Void = { _ in }
    ) -> ServerOptions {
        var options = ServerOptions(limits: ServerLimits(change))
        options.isRemote = { _ in isRemote }
        options.now = clock.read
        return options
    }

    // MARK: How many

    /// A connection ends, and its last DRAIN says why.
    @inline(never)
    private static func expectDrain(_ client: RawClient, _ status: StatusCode) async throws {
        let last = await client.rest().last { $0.kind == .drain }
        let drain = try Drain(decoding: try #require(last).head)
        #expect(StatusCode(rawValue: drain.code) == status)
    }

    /// Another connection to a client's server is closed without a byte.
    private static func expectRefused(_ client: RawClient) async throws {
        let refused = try await client.another(greets: false)
        #expect(await refused.rest().isEmpty)
    }

    @Test("one connection more than the most is closed without a byte; another takes the place of one that ends")
    func connectionsMax() async throws {
        try await RawClient.with(options: Self.options { $0.connectionsMax = 3 }) { first in
            let second = try await first.another()
            let third = try await first.another()
            let fourth = try await first.another(greets: false)
            fourth.writeBytes(WireLimits.preface)
            #expect(await fourth.rest().isEmpty)
            #expect(first.server.connectionCount == 3)
            third.close()
            #expect(await eventually { first.server.connectionCount == 2 })
            let fifth = try await first.another()
            #expect(!second.isClosed && !fifth.isClosed)
        }
    }

    @Test("remote peers leave the last places to those on this machine")
    func localConnectionsKept() async throws {
        var options = Self.options { ($0.connectionsMax, $0.localConnectionsKept) = (4, 2) }
        let isRemote = Mutex(true)
        options.isRemote = { _ in isRemote.withLock { $0 } }
        try await RawClient.with(options: options) { first in
            let second = try await first.another()
            try await Self.expectRefused(first)
            isRemote.withLock { $0 = false }
            let third = try await first.another()
            let fourth = try await first.another()
            try await Self.expectRefused(first)
            for client in [first, second, third, fourth] { #expect(!client.isClosed) }
        }
    }

    @Test("of connections without a HELLO the oldest gives way, whatever it has sent; accepted ones do not count")
    func unaccepted() async throws {
        try await RawClient.with(options: Self.options { $0.unacceptedConnectionsMax = 3 }) { accepted in
            var slow: [RawClient] = []
            for count in [0, 3, 8] {
                let client = try await accepted.another(greets: false)
                client.writeBytes(Array(WireLimits.preface.prefix(count)))
                slow.append(client)
            }
            let good = try await accepted.another()
            try await Self.expectDrain(slow[0], .resourceExhausted)
            #expect(!slow[1].isClosed && !slow[2].isClosed)
            // Each good one makes room again by saying HELLO: no further slow one has to go.
            for _ in 0..<5 { _ = try await accepted.another() }
            #expect(!slow[1].isClosed && !slow[2].isClosed && !good.isClosed && !accepted.isClosed)
            let third = try await accepted.another(greets: false)
            let fourth = try await accepted.another(greets: false)
            try await Self.expectDrain(slow[1], .resourceExhausted)
            #expect(!third.isClosed && !fourth.isClosed)
        }
    }

    @Test("a connection whose authentication goes on for too long gives way too")
    func authenticating() async throws {
        struct Undecided: Authenticator {
            func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
                if token.isEmpty { await Signal().wait() }
                return Caller(name: "principals/known", authority: .all)
            }
        }
        let known = ConnectionSettings(agent: "known", token: [1])
        try await RawClient.with(
            options: Self.options { $0.unacceptedConnectionsMax = 1 }, authenticator: Undecided(),
            settings: known
        ) { first in
            let waiting = try await first.another(greets: false)
            waiting.writeBytes(
                WireLimits.preface
                    + Frame(kind: .hello, head: ConnectionSettings(agent: "?").hello.encoded()).encoded)
            _ = try await first.another(settings: known)
            try await Self.expectDrain(waiting, .resourceExhausted)
        }
    }

    // MARK: Time

    @Test("a frame that is not completed ends its connection", arguments: [1, 11, 12, 30])
    func frameTimeout(bytes: Int) async throws {
        let clock = TestClock()
        try await RawClient.with(options: Self.options(clock: clock) { $0.frameTimeout = Self.short }) { client in
            let call = Frame(
                stream: 1, kind: .call, flags: [.hasMessage, .end], head: Call(method: Self.method).encoded())
            client.writeBytes(Array(call.encoded.prefix(bytes)))
            #expect(await clock.advance(by: Self.short) { client.isClosed })
            try await Self.expectDrain(client, .deadlineExceeded)
        }
    }

    @Test("bytes that come one by one do not prolong a frame; whole frames may come for ever")
    func dripping() async throws {
        let clock = TestClock()
        try await RawClient.with(options: Self.options(clock: clock) { $0.frameTimeout = Self.short }) { client in
            let call = Frame(
                stream: 1, kind: .call, flags: [.hasMessage, .end],
                head: Call(method: TestServiceMethods.emptyCall.descriptor.name).encoded()
            ).encoded
            // Fifteen times the time of one frame, each cut in two.
            for _ in 0..<20 {
                client.writeBytes(Array(call.prefix(20)))
                #expect(await clock.isLookedAt())
                clock.advance(by: Self.short * 3 / 4)
                client.writeBytes(Array(call.dropFirst(20)))
                let answer = try await client.next()
                #expect(answer.kind == .end)
            }
            let slow = Frame(kind: FrameKind(rawValue: 0x80), body: [UInt8](repeating: 0, count: 60_000)).encoded
            for byte in slow.prefix(20) where !client.isClosed {
                client.writeBytes([byte])
                #expect(await clock.isLookedAt { client.isClosed })
                clock.advance(by: Self.short / 4)
            }
            #expect(await eventually { client.isClosed })
            try await Self.expectDrain(client, .deadlineExceeded)
        }
    }

    @Test("a message that is not completed ends its call, and no other")
    func messageTimeout() async throws {
        let clock = TestClock()
        let options = Self.options(clock: clock) { $0.messageTimeout = Self.short }
        try await RawClient.with(options: options) { client in
            client.write(
                Frame(
                    stream: 1, kind: .call, flags: [.hasMessage, .more], head: Call(method: Self.method).encoded(),
                    body: [1, 2]))
            #expect(await clock.advance(by: Self.short) { client.hasFrames })
            let end = try await client.nextEnd()
            #expect(end.code == StatusCode.deadlineExceeded.rawValue)
            #expect(await eventually { client.server.runningHandlerCount == 0 })
            client.write(
                Frame(stream: 2, kind: .call, flags: [.hasMessage, .end], head: Call(method: Self.method).encoded()))
            #expect(try await client.next() == Frame(stream: 2, kind: .end, flags: .hasMessage))
        }
    }

    @Test("a peer that takes nothing of what waits for it is closed, and its handlers are let go")
    func slowConsumer() async throws {
        let firehose = FlowControlTests.Firehose()
        let entries = [MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, firehose)]
        let clock = TestClock()
        let options = Self.options(clock: clock) { $0.slowConsumerTimeout = Self.short }
        let generous = ConnectionSettings(agent: "raw", streamCreditBytes: 1 << 30)
        try await RawClient.with(entries: entries, options: options, settings: generous) { client in
            client.setReading(false)
            client.write(
                Frame(
                    stream: 1, kind: .call, flags: [.hasMessage, .end],
                    head: Call(method: TestServiceMethods.streamingOutputCall.descriptor.name).encoded()))
            #expect(await clock.advance(by: Self.short) { client.isClosed })
            #expect(await eventually { client.server.runningHandlerCount == 0 && client.server.connectionCount == 0 })
            #expect(client.server.heldBytes == 0)
        }
    }

    @Test("a peer that gives no credit keeps its connection: it takes all that it may be sent")
    func withoutCredit() async throws {
        let firehose = FlowControlTests.Firehose()
        let entries = [
            MethodTable.Entry.serverStream(TestServiceMethods.streamingOutputCall, firehose),
            .unary(TestServiceMethods.emptyCall, TestService.EmptyCall()),
        ]
        let clock = TestClock()
        let options = Self.options(clock: clock) { $0.slowConsumerTimeout = Self.short }
        try await RawClient.with(entries: entries, options: options) { client in
            client.write(
                Frame(
                    stream: 1, kind: .call, flags: [.hasMessage, .end],
                    head: Call(method: TestServiceMethods.streamingOutputCall.descriptor.name).encoded()))
            // It has written what its credit allows, and the client has it all.
            var count = 0
            while count < WireLimits.streamCreditBytes - 4096 { count += try await client.next().body.count }
            for number in UInt32(2)...11 {
                // Each time the server finds that it has waited ten times as long as it lets anybody wait.
                clock.advance(by: Self.short * 10)
                // No timer should run. One that runs has fired by then; a right server cannot fail by the sleep.
                try await Task.sleep(for: Self.short * 2)
                client.write(
                    Frame(
                        stream: number, kind: .call, flags: [.hasMessage, .end],
                        head: Call(method: TestServiceMethods.emptyCall.descriptor.name).encoded()))
                while try await client.next().kind != .end {}
            }
            #expect(!client.isClosed)
        }
    }

    @Test("a silent remote peer is asked, and given up when it does not answer; others on this machine are not asked")
    func keepalive() async throws {
        let clock = TestClock()
        let options = Self.options(isRemote: true, clock: clock) {
            ($0.keepaliveIdle, $0.keepaliveTimeout) = (Self.short, Self.short)
        }
        try await RawClient.with(options: options) { client in
            #expect(await clock.advance(by: Self.short) { client.isClosed })
            let frame = try await client.next()
            #expect(frame.kind == .ping && frame.body.count == 8 && frame.flags == [])
            try await Self.expectDrain(client, .deadlineExceeded)
            #expect(await eventually { client.server.connectionCount == 0 })
        }
    }

    @Test("a remote peer that answers stays")
    func answeredKeepalive() async throws {
        let clock = TestClock()
        let options = Self.options(isRemote: true, clock: clock) {
            ($0.keepaliveIdle, $0.keepaliveTimeout) = (Self.short, .seconds(3_600))
        }
        try await RawClient.with(options: options) { client in
            for _ in 0..<10 {
                #expect(await clock.advance(by: Self.short) { client.hasFrames })
                let frame = try await client.next()
                #expect(frame.kind == .ping)
                client.write(Frame(kind: .ping, flags: .ack, body: frame.body))
            }
            #expect(!client.isClosed)
        }
    }

    @Test("an old remote connection drains, with grace for what is open")
    func age() async throws {
        let slow = DrainTests.Watch()
        let clock = TestClock()
        let options = Self.options(isRemote: true, clock: clock) { $0.connectionAge = Self.short }
        try await RawClient.with(
            entries: [.serverStream(TestServiceMethods.streamingOutputCall, slow)], options: options
        ) { client in
            client.write(
                Frame(
                    stream: 1, kind: .call, flags: [.hasMessage, .end],
                    head: Call(method: TestServiceMethods.streamingOutputCall.descriptor.name).encoded()))
            #expect(try await client.next().kind == .message)
            clock.advance(by: Self.short * 2)
            let frames = await client.rest()
            let drain = try Drain(decoding: try #require(frames.first { $0.kind == .drain }).head)
            #expect(drain.code == 0 && drain.acceptedCalls == 1 && drain.graceMs == 30_000)
            #expect(frames.last?.kind == .end)
        }
    }

    @Test("three PINGs too soon end the connection, and the interval is told")
    func pingFlood() async throws {
        try await RawClient.with(options: Self.options(), greets: false) { client in
            client.writeBytes(
                WireLimits.preface
                    + Frame(kind: .hello, head: ConnectionSettings(agent: "x").hello.encoded()).encoded)
            let hello = try Hello(decoding: try await client.next().head)
            #expect(hello.minPingMs == 10_000)
            let ping = Frame(kind: .ping, body: Array("12345678".utf8))
            for _ in 0..<3 {
                client.write(ping)
                #expect(try await client.next().flags == .ack)
            }
            client.write(ping)
            try await Self.expectDrain(client, .resourceExhausted)
        }
    }
}
