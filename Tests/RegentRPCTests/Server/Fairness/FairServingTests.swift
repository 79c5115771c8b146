import Dispatch
import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// A server whose threads are all busy: what is answered all the same, what waits, what is refused.
@Suite("Serving connections fairly") struct FairServingTests {
    typealias Counter = CancellationTests.Counter

    /// Keeps its thread until it is told to go on: for two, one of them, and the one for occasional calls.
    final class Blocking: UnaryHandler {
        let begun = Counter()
        private let gate = DispatchSemaphore(value: 0)

        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            block()
            return UnaryCallResponse()
        }

        private func block() {
            begun.add()
            gate.wait()
        }

        /// Lets handlers go on, those that begin later too.
        func release(_ count: Int) { for _ in 0..<count { gate.signal() } }
    }

    /// Answers at once.
    struct Quick: UnaryHandler {
        let begun = Counter()

        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            begun.add()
            return UnaryCallResponse()
        }
    }

    struct Health: InlineHandler {
        func handle(_ request: UnaryCallRequest, _ call: CallContext) throws -> UnaryCallResponse {
            UnaryCallResponse()
        }
    }

    static let answer = FrameFlags.hasMessage

    static func entries(_ blocking: Blocking, _ quick: Quick = Quick()) -> [MethodTable.Entry] {
        [
            .unary(OverloadTests.method("Block", .p2), blocking), .unary(OverloadTests.method("Quick", .p2), quick),
            .unary(OverloadTests.method("Health", .p0), Health()), .unary(OverloadTests.method("Urgent", .p1), quick),
        ]
    }

    static func options(_ change: (inout ServerLimits) -> Void = { _ in }) -> ServerOptions {
        var options = OverloadTests.options(change)
        options.callThreads = 1
        return options
    }

    /// Takes both threads that work which is not urgent may have.
    static func occupy(_ client: RawClient, _ blocking: Blocking) async {
        client.write(OverloadTests.call(1, "/t.T/Block"), OverloadTests.call(2, "/t.T/Block"))
        #expect(await eventually { blocking.begun.count == 2 })
    }

    @Test("Health and urgent calls are answered while every thread is busy, others afterwards")
    func urgent() async throws {
        let (blocking, quick) = (Blocking(), Quick())
        try await RawClient.with(entries: Self.entries(blocking, quick), options: Self.options()) { client in
            await Self.occupy(client, blocking)
            let other = try await client.another()
            other.write(OverloadTests.call(1, "/t.T/Quick"))
            for (stream, name) in [(UInt32(2), "/t.T/Health"), (3, "/t.T/Urgent"), (4, "/t.T/Health")] {
                other.write(OverloadTests.call(stream, name))
                #expect(try await other.next() == Frame(stream: stream, kind: .end, flags: Self.answer))
            }
            #expect(quick.begun.count == 1)
            blocking.release(2)
            #expect(try await other.next() == Frame(stream: 1, kind: .end, flags: Self.answer))
        }
    }

    @Test("A call that has waited a second for a thread gets retry_after_ms")
    func queueTime() async throws {
        let (blocking, quick, clock) = (Blocking(), Quick(), TestClock())
        var options = Self.options()
        options.now = clock.read
        try await RawClient.with(entries: Self.entries(blocking, quick), options: options) { client in
            await Self.occupy(client, blocking)
            let other = try await client.another()
            other.write(OverloadTests.call(1, "/t.T/Quick"))
            #expect(await eventually { client.server.runningHandlerCount == 3 })
            clock.advance(by: .milliseconds(1001))
            blocking.release(2)
            try OverloadTests.expectOverloaded(try await other.nextEnd(), afterMs: 750)
            #expect(quick.begun.count == 0)
            other.write(OverloadTests.call(2, "/t.T/Quick"))
            #expect(try await other.next() == Frame(stream: 2, kind: .end, flags: Self.answer))
        }
    }

    @Test("Of scarce places a connection gets a thirty-second, so that others get theirs")
    func places() async throws {
        let held = OverloadTests.Held()
        let entries = [MethodTable.Entry.unary(OverloadTests.method("Held", .p2), held)]
        let options = OverloadTests.options { $0.callsMax[.p2] = 64 }
        try await RawClient.with(entries: entries, options: options) { greedy in
            for stream in UInt32(1)...33 { greedy.write(OverloadTests.call(stream, "/t.T/Held")) }
            try OverloadTests.expectOverloaded(try await greedy.nextEnd(), afterMs: nil)
            #expect(await eventually { held.begun.count == 32 })
            for connection in 1...16 {
                let other = try await greedy.another()
                for stream in UInt32(1)...2 { other.write(OverloadTests.call(stream, "/t.T/Held")) }
                #expect(await eventually { held.begun.count == 32 + 2 * connection })
                if connection < 16 {
                    other.write(OverloadTests.call(3, "/t.T/Held"))
                    try OverloadTests.expectOverloaded(try await other.nextEnd(), afterMs: nil)
                }
            }
            let last = try await greedy.another()
            last.write(OverloadTests.call(1, "/t.T/Held"))
            try OverloadTests.expectOverloaded(try await last.nextEnd(), afterMs: nil)
            held.go.raise()
        }
    }

    @Test("A connection whose requests pile up is not read, so that they wait in its client, and then all are answered")
    func waitingRequests() async throws {
        let blocking = Blocking()
        let options = Self.options { $0.waitingRequestBytesMax = 100_000 }
        try await RawClient.with(entries: Self.entries(blocking), options: options) { client in
            await Self.occupy(client, blocking)
            let body = UnaryCallRequest(body: [UInt8](repeating: 1, count: 40_000)).encoded()
            for stream in UInt32(3)...42 { client.write(OverloadTests.call(stream, "/t.T/Quick", body: body)) }
            // What one read had taken already is there too.
            let most = 100_000 + 2 * 64 * 1024 + body.count
            #expect(await eventually { client.server.heldBytes > 100_000 - 4096 })
            let other = try await client.another()
            for stream in UInt32(1)...50 {
                other.write(OverloadTests.call(stream, "/t.T/Health"))
                #expect(try await other.next() == Frame(stream: stream, kind: .end, flags: Self.answer))
                #expect(client.server.heldBytes <= most)
            }
            blocking.release(2)
            var answered: Set<UInt32> = []
            while answered.count < 42 { answered.insert(try await client.next().stream) }
        }
    }

    @Test("A handler works for its connection, and so does what it begins")
    func owner() async throws {
        /// Says whom it works for.
        struct Owner: UnaryHandler {
            func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
                async let number = WorkOwner.number
                return UnaryCallResponse(body: [UInt8(truncatingIfNeeded: await number)])
            }
        }
        try await RawClient.with(entries: [.unary(OverloadTests.method("Owner", .p2), Owner())]) { client in
            let other = try await client.another()
            var answers: [[UInt8]] = []
            for peer in [client, client, other] {
                let stream = UInt32(answers.count + 1)
                peer.write(OverloadTests.call(stream, "/t.T/Owner"))
                answers.append(try await peer.next().body)
            }
            #expect(answers[0] == answers[1] && answers[0] != answers[2] && WorkOwner.number == 0)
        }
    }

    @Test("What is short is answered inline; a large or a compressed request takes a place for a handler")
    func inline() async throws {
        let options = OverloadTests.options { $0.callsMax[.p2] = 0 }
        try await RawClient.with(entries: InlineTests.entries, options: options) { client in
            let name = TestServiceMethods.unaryCall.descriptor.name
            let small = UnaryCallRequest(body: [UInt8](repeating: 1, count: WireLimits.inlineBytesMax - 100))
            client.write(OverloadTests.call(1, name, body: small.encoded()))
            #expect(try await client.next() == Frame(stream: 1, kind: .end, flags: Self.answer))
            let large = UnaryCallRequest(body: [UInt8](repeating: 1, count: WireLimits.inlineBytesMax))
            client.write(OverloadTests.call(2, name, body: large.encoded()))
            try OverloadTests.expectOverloaded(try await client.nextEnd(), afterMs: nil)
            client.write(OverloadTests.call(3, name, flags: [.hasMessage, .end, .compressed], body: [1, 2, 3]))
            try OverloadTests.expectOverloaded(try await client.nextEnd(), afterMs: nil)
        }
    }

    @Test("A page is handed over whole when there was room for it, though its client reads nothing")
    func page() async throws {
        /// Writes pages of three messages, each as large as what a stream lets wait.
        struct Pages: ServerStreamHandler {
            let written = Counter()

            func handle(
                _ request: StreamingOutputCallRequest,
                _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
            ) async throws {
                let message = StreamingOutputCallResponse(body: [UInt8](repeating: 1, count: 300_000))
                while true {
                    try await responses.room()
                    try await responses.write(page: [message, message, message])
                    written.add()
                }
            }
        }
        let pages = Pages()
        let method = TestServiceMethods.streamingOutputCall
        try await RawClient.with(entries: [.serverStream(method, pages)]) { client in
            client.write(OverloadTests.call(1, method.descriptor.name))
            #expect(await eventually { pages.written.count == 1 })
            // The credit is used up by the first message; it takes all of the page's to make room for another.
            let credit: [UInt8] = [0, 0x10, 0, 0]
            client.write(Frame(stream: 1, kind: .credit, body: credit))
            #expect(await eventually { pages.written.count == 2 })
        }
    }

    @Test("Room that a call has is gone when others were sent all that the server can hold, and comes back")
    func room() async throws {
        /// Asks again and again whether it still has the room that it waited for; or writes what sizes it is asked for.
        final class Asking: ServerStreamHandler {
            let hasRoom = Mutex<Bool?>(nil)

            func handle(
                _ request: StreamingOutputCallRequest,
                _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
            ) async throws {
                try await responses.room()
                guard request.responseSizes.isEmpty else {
                    let page = request.responseSizes.map {
                        StreamingOutputCallResponse(body: [UInt8](repeating: 1, count: Int($0)))
                    }
                    try await responses.write(page: page)
                    return try await responses.room()
                }
                while true {
                    hasRoom.withLock { $0 = responses.hasRoom }
                    try await Task.sleep(for: .milliseconds(2))
                }
            }

            func turns(_ expected: Bool) async -> Bool {
                await eventually { self.hasRoom.withLock { $0 == expected } }
            }
        }
        let asking = Asking()
        let method = TestServiceMethods.streamingOutputCall
        let options = Self.options { $0.heldBytesMax = 400_000 }
        try await RawClient.with(entries: [.serverStream(method, asking)], options: options) { client in
            client.write(OverloadTests.call(1, method.descriptor.name))
            #expect(await asking.turns(true))
            let sizes = StreamingOutputCallRequest(responseSizes: [300_000, 300_000, 300_000])
            client.write(OverloadTests.call(3, method.descriptor.name, body: sizes.encoded()))
            #expect(await asking.turns(false))
            client.write(Frame(stream: 3, kind: .cancel, head: Cancel(code: 1).encoded()))
            #expect(await asking.turns(true))
        }
    }

    @Test("Tasks of many connections on few threads all come to their end, again after the threads have slept")
    func completion() async {
        let executor = FairExecutor(threads: 2)
        let lanes = (1...20).map { executor.lanes(of: ConnectionAccount(number: UInt64($0))) }
        for _ in 0..<3 {
            let sum = await withTaskGroup(of: Int.self) { group in
                for number in 0..<2_000 {
                    let lane = lanes[number % lanes.count][[.p1, .p2, .p3, .p4][number % 4]]
                    group.addTask(executorPreference: lane) {
                        await Task.yield()
                        return number
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(sum == 2_000 * 1_999 / 2)
            #expect(executor.waitingCount == 0)
        }
    }
}
