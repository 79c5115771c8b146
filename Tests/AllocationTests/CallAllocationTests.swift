import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentRPC
import RegentStorage
import RegentSystem
import RegentTestKit
import RegentTransportInProcess
import RegentTransportSocket
import RegentWire
import Testing

/// Calls of a client to a daemon, both in this process, one after the other.
@Suite("Allocations of a call", .serialized, .enabled(if: Allocations.canBeCounted))
struct CallAllocationTests {
    private static let rounds = 2_000

    private func withChannel(_ body: (RPCChannel) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let daemon = try await Daemon(
                DaemonConfiguration(data: .memory, socketPath: folder.file("r.sock")), logger: logger)
            let listener = InProcessListener()
            try await daemon.server.serve(listener)
            let channel = try await RPCChannel.connect(listener.dialer(uid: daemon.store.identity.ownerUID))
            do { try await body(channel) } catch {
                channel.close()
                await daemon.close()
                throw error
            }
            channel.close()
            await daemon.close()
        }
    }

    private func found<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, on channel: RPCChannel
    ) async throws -> Int {
        // What the first calls of a connection set up is none of the others'.
        for _ in 0..<100 { _ = try await channel.unary(method, request) }
        // Either side may wake more often than it must, and the more so on a busy machine. Of many calls, one at a
        // time, some have nothing beside them: the least is what a call itself allocates, on a busy machine too.
        return try await Allocations.least(of: Self.rounds) { _ = try await channel.unary(method, request) }
    }

    @Test("a health check, client and daemon together")
    func check() async throws {
        let gate = AllocationGate(thing: "a Check", most: 10)
        try await withChannel { channel in
            let found = try await found(HealthServiceMethods.check, CheckRequest(), on: channel)
            #expect(gate.fault(found, for: 1) == nil)
        }
    }

    @Test("a selection, client and daemon together")
    func select() async throws {
        let gate = AllocationGate(thing: "a Select", most: 10)
        try await withChannel { channel in
            let request = SelectRequest(environment: "prod", key: "user-1")
            let found = try await found(RoutingServiceMethods.select, request, on: channel)
            #expect(gate.fault(found, for: 1) == nil)
        }
    }

    // MARK: Over a socket

    private static let request = SelectRequest(environment: "prod", key: "user-1")

    /// Runs a body with the path of a daemon's socket.
    ///
    /// - Parameter isTraced: whether spans are made of calls that are slow or fail.
    private func withSocket(isTraced: Bool = false, _ body: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            var configuration = DaemonConfiguration(data: .memory, socketPath: folder.file("r.sock"))
            if isTraced { (configuration.tracing.file, configuration.tracing.share) = (folder.file("spans"), 0) }
            let daemon = try await Daemon(configuration, logger: logger)
            let loops = SocketLoops()
            let path = folder.file("s")
            try await daemon.server.serve(UnixListener(path: path, loops: loops))
            do { try await body(path) } catch {
                await daemon.close()
                throw error
            }
            await daemon.close()
            await loops.shutDown()
        }
    }

    /// What a call on a socket allocates whose client allocates nothing.
    private func foundInDaemon<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, _ path: String
    ) async throws -> Int {
        let socket = try BlockingSocket(path: path, patience: hangLimit)
        var answer: [UInt8] = []
        let hello = Frame(kind: .hello, head: ConnectionSettings(agent: "test").hello.encoded())
        try socket.write(WireLimits.preface + hello.encoded)
        try socket.read(into: &answer)
        let head = Call(method: method.descriptor.name, timeoutUs: 10_000_000).encoded()
        let call = Frame(
            stream: 1, kind: .call, flags: [.hasMessage, .end], head: head, body: request.encoded()
        ).encoded
        for _ in 0..<100 {
            try socket.write(call)
            try socket.read(into: &answer)
        }
        #expect(answer[8] == FrameKind.end.rawValue && answer[9] == FrameFlags.hasMessage.rawValue)
        return try await Allocations.least(of: Self.rounds) {
            try socket.write(call)
            try socket.read(into: &answer)
        }
    }

    @Test("a selection in the daemon, from the socket to the socket")
    func selectInDaemon() async throws {
        let gate = AllocationGate(thing: "a Select in the daemon", most: 0)
        try await withSocket { path in
            let found = try await foundInDaemon(RoutingServiceMethods.select, Self.request, path)
            #expect(gate.fault(found, for: 1) == nil)
        }
    }

    @Test("a selection in the daemon while traces are recorded, but not this one's")
    func untracedSelectInDaemon() async throws {
        let gate = AllocationGate(thing: "an untraced Select in the daemon", most: 0)
        try await withSocket(isTraced: true) { path in
            let found = try await foundInDaemon(RoutingServiceMethods.select, Self.request, path)
            #expect(gate.fault(found, for: 1) == nil)
        }
    }

    @Test("a health check in the daemon, from the socket to the socket")
    func checkInDaemon() async throws {
        let gate = AllocationGate(thing: "a Check in the daemon", most: 0)
        try await withSocket { path in
            let found = try await foundInDaemon(HealthServiceMethods.check, CheckRequest(), path)
            #expect(gate.fault(found, for: 1) == nil)
        }
    }

    @Test("a selection in the blocking client")
    func selectInBlockingClient() async throws {
        let gate = AllocationGate(thing: "a Select in the blocking client", most: 6)
        try await withSocket { path in
            let daemons = try await foundInDaemon(RoutingServiceMethods.select, Self.request, path)
            let client = try RegentBlockingClient(
                to: Address("unix:\(path)"), options: ClientOptions(unaryTimeout: hangLimit))
            for _ in 0..<100 { _ = try client.select(Self.request) }
            let both = try await Allocations.least(of: Self.rounds) { _ = try client.select(Self.request) }
            #expect(gate.fault(both - daemons, for: 1) == nil)
        }
    }

    @Test("a selection in the client, its task on the loop of the connection or elsewhere", arguments: [true, false])
    func selectInClient(onLoop: Bool) async throws {
        // To wake another thread is two allocations of the system's queues.
        let gate = AllocationGate(thing: "a Select in the client", most: onLoop ? 5 : 7)
        try await withSocket { path in
            let daemons = try await foundInDaemon(RoutingServiceMethods.select, Self.request, path)
            let client = try await RegentClient.connect(to: Address("unix:\(path)"))
            let both = try await Task(executorPreference: onLoop ? client.executor : nil) {
                for _ in 0..<100 { _ = try await client.select(Self.request) }
                return try await Allocations.least(of: Self.rounds) { _ = try await client.select(Self.request) }
            }.value
            await client.close()
            #expect(gate.fault(both - daemons, for: 1) == nil)
        }
    }

    @Test("64 selections in one call cost about one more each")
    func selectBatch() async throws {
        let gate = AllocationGate(thing: "a SelectBatch of 64", most: 16)
        try await withChannel { channel in
            let request = SelectBatchRequest(environment: "prod", keys: (0..<64).map { "user-\($0)" })
            let found = try await found(RoutingServiceMethods.selectBatch, request, on: channel)
            #expect(gate.fault(found, for: 1) == nil)
        }
    }
}
