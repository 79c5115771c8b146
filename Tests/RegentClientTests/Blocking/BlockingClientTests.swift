import Foundation
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import RegentWire
import Synchronization
import Testing

/// The same answers as of `RegentClient`, by a thread that blocks.
@Suite("The blocking client")
struct BlockingClientTests {
    /// Everybody may do everything.
    private struct OpenDoor: Authenticator {
        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
            guard token.isEmpty || token == Array("sesame".utf8) else { throw RPCError(.unauthenticated, "no") }
            return Caller(name: "principals/uid-7", credential: .none, authority: .all)
        }
    }

    /// Never answers.
    private struct Silent: UnaryHandler {
        func handle(_ request: CheckRequest, _ call: CallContext) async throws -> CheckResponse {
            await Signal().wait()
            throw CancellationError()
        }
    }

    /// Runs a body with a server over a store in memory and the path of its socket.
    private static func withServer(
        _ table: ((ServiceBench) -> MethodTable)? = nil, _ body: (RPCServer, String) async throws -> Void
    ) async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in
            let path = folder.file("s")
            let server = RPCServer(methods: table?(bench) ?? bench.table, authenticator: OpenDoor())
            try await server.serve(UnixListener(path: path, loops: loops))
            try await body(server, path)
            await server.drain(grace: .zero)
        }
        await loops.shutDown()
    }

    /// Runs a body on a thread of its own, which may block.
    private static func onThread<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }

    /// How a body fails, on a thread of its own.
    private static func failure(_ body: @escaping @Sendable () throws -> Void) async throws -> RPCError? {
        try await onThread {
            do {
                try body()
                return nil
            } catch { return error as? RPCError }
        }
    }

    private static let options = ClientOptions(unaryTimeout: hangLimit)

    @Test("calls of every size give the answers that the other client gives")
    func answers() async throws {
        try await Self.withServer { _, path in
            let address = try Address("unix:\(path)")
            let request = SelectRequest(requestId: "r", environment: "prod", key: "user-1")
            let batch = SelectBatchRequest(environment: "prod", keys: (0..<8_192).map { "k-\($0)" })
            let (one, many, large) = try await Self.onThread {
                let client = try RegentBlockingClient(to: address, options: Self.options)
                return (
                    try client.select(request), try client.selectBatch(batch),
                    try client.call(ReflectionServiceMethods.getDescriptorSet, GetDescriptorSetRequest())
                )
            }
            let client = try await RegentClient.connect(to: address, options: Self.options)
            #expect(try await client.select(request) == one)
            #expect(try await client.selectBatch(batch) == many)
            #expect(try await client.getDescriptorSet(GetDescriptorSetRequest()) == large)
            await client.close(grace: .zero)
        }
    }

    @Test("a refusal is thrown, a change gets a key, and the next call goes on")
    func errors() async throws {
        try await Self.withServer { _, path in
            let address = try Address("unix:\(path)")
            let (refusal, receipt) = try await Self.onThread {
                let client = try RegentBlockingClient(to: address, options: Self.options)
                var refusal: RPCError?
                do throws(RPCError) { _ = try client.select(SelectRequest(environment: "none")) } catch {
                    refusal = error
                }
                let created = try client.call(
                    ProviderServiceMethods.createEnvironment,
                    CreateEnvironmentRequest(environment: Environment(name: "environments/test")))
                return (refusal, created.receipt)
            }
            #expect(refusal?.code == .notFound)
            #expect(receipt != nil)
        }
    }

    @Test("addresses of other kinds, a socket without a server, streams and unknown tokens are refused")
    func refused() async throws {
        try await Self.withServer { _, path in
            let tcp = try Address("tcp:localhost:7070")
            let byTCP = try await Self.failure { _ = try RegentBlockingClient(to: tcp, options: Self.options) }
            #expect(byTCP?.code == .invalidArgument)
            let nobody = try Address("unix:\(path)-none")
            let unanswered = try await Self.failure { _ = try RegentBlockingClient(to: nobody, options: Self.options) }
            #expect(unanswered?.reason == "CONNECT_FAILED")
            let address = try Address("unix:\(path)")
            for (token, code) in [("sesame", nil), ("wrong", .unauthenticated)] as [(String, StatusCode?)] {
                let options = ClientOptions(unaryTimeout: hangLimit, token: try AuthToken(token))
                let error = try await Self.failure {
                    let client = try RegentBlockingClient(to: address, options: options)
                    _ = try client.select(SelectRequest(environment: "prod"))
                }
                #expect(error?.code == code)
            }
            let stream = try await Self.failure {
                let client = try RegentBlockingClient(to: address, options: Self.options)
                _ = try client.call(LedgerServiceMethods.watch, WatchRequest())
            }
            #expect(stream?.code == .unimplemented)
        }
    }

    @Test("a call that is not answered in its time ends, and the connection takes another")
    func late() async throws {
        let table: (ServiceBench) -> MethodTable = { bench in
            let others = bench.table.methods.filter { $0.method != "Check" }
            return MethodTable(
                others.compactMap { bench.table[name: $0.name] } + [.unary(HealthServiceMethods.check, Silent())])
        }
        try await Self.withServer(table) { server, path in
            let address = try Address("unix:\(path)")
            let (late, next) = try await Self.onThread {
                let client = try RegentBlockingClient(
                    to: address, options: ClientOptions(unaryTimeout: .milliseconds(50)))
                var late: RPCError?
                do throws(RPCError) { _ = try client.call(HealthServiceMethods.check, CheckRequest()) } catch {
                    late = error
                }
                // On a busy machine the next one may be late itself.
                while true {
                    do throws(RPCError) {
                        return (late, try client.select(SelectRequest(environment: "prod")))
                    } catch { guard error.code == .deadlineExceeded else { throw error } }
                }
            }
            #expect(late?.code == .deadlineExceeded)
            #expect(next.decision?.selectedProvider == "openai")
            #expect(await eventually { server.runningHandlerCount == 0 })
        }
    }

    @Test("a connection that was lost fails one call, and the next connects again")
    func lost() async throws {
        try await Self.withServer { server, path in
            let address = try Address("unix:\(path)")
            let loops = SocketLoops()
            let another = RPCServer(methods: server.methods, authenticator: OpenDoor())
            let steps = [Signal(), Signal()]
            let calls = Task {
                try await Self.onThread { [steps] () -> (RPCError?, SelectResponse) in
                    let client = try RegentBlockingClient(to: address, options: Self.options)
                    _ = try client.select(SelectRequest(environment: "prod"))
                    steps[0].raise()
                    while !steps[1].isRaised { Thread.sleep(forTimeInterval: 0.001) }
                    var lost: RPCError?
                    do throws(RPCError) { _ = try client.select(SelectRequest(environment: "prod")) } catch {
                        lost = error
                    }
                    return (lost, try client.select(SelectRequest(environment: "prod")))
                }
            }
            await steps[0].wait()
            await server.drain(grace: .zero)
            try await another.serve(UnixListener(path: path, loops: loops, replacesStale: true))
            steps[1].raise()
            let (lost, next) = try await calls.value
            #expect(lost?.code == .unavailable)
            #expect(next.decision?.selectedProvider == "openai")
            await another.drain(grace: .zero)
            await loops.shutDown()
        }
    }
}
