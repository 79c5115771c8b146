import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentRPC
import RegentModel
import RegentStorage
import RegentWire
import RegentTestKit
import RegentTransportInProcess
import RegentTransportSocket
import Synchronization

/// How deep a test goes into the house.
enum Depth: String, CaseIterable, Sendable {
    /// The method table: admission, decoding and handlers, no wire.
    case direct
    /// The whole protocol over a pipe.
    case inProcess
    /// The whole protocol over a Unix socket.
    case socket
}

/// Calls methods at one depth and notes which.
struct Caller: Sendable {
    private enum Way: Sendable {
        case table(MethodTable, Principal)
        case channel(RPCChannel)
    }

    private let way: Way
    private let noted = Notes()

    /// Names of the methods called so far.
    var calledMethods: Set<String> { noted.names.withLock { $0 } }

    /// Calls a method with one request and one response.
    func unary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request
    ) async throws -> Response {
        noted.names.withLock { _ = $0.insert(method.descriptor.name) }
        switch way {
        case .table(let table, let principal):
            return try await table.direct(
                method, request, call: CallContext(method: method.descriptor, principal: principal))
        case .channel(let channel):
            return try await channel.unary(method, request)
        }
    }

    /// Sends all requests; gives all responses, or the first `count` of an endless stream.
    func stream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ requests: [Request], first count: Int = .max
    ) async throws -> [Response] {
        noted.names.withLock { _ = $0.insert(method.descriptor.name) }
        switch way {
        case .table(let table, let principal):
            return try await direct(table, principal, method, requests, first: count)
        case .channel(let channel):
            let call: DuplexCall<Request, Response> = try await channel.duplex(method)
            for request in requests { try await call.send(request) }
            call.finishSending()
            var responses: [Response] = []
            var iterator = call.responses.makeAsyncIterator()
            while responses.count < count, let response = try await iterator.next() {
                responses.append(response)
            }
            call.cancel()
            return responses
        }
    }

    private func direct<Request: Message, Response: Message>(
        _ table: MethodTable, _ principal: Principal, _ method: Method<Request, Response>,
        _ requests: [Request], first count: Int
    ) async throws -> [Response] {
        let collected = Collected<Response>()
        let call = CallContext(method: method.descriptor, principal: principal)
        do {
            try await table.direct(method, requests: requests, call: call) {
                (response) async throws(RPCError) in
                if collected.append(response) >= count { throw .cancelled }
            }
        } catch let error as RPCError where error.code == .cancelled {}
        return collected.responses.withLock { $0 }
    }

    private final class Notes: Sendable {
        let names = Mutex<Set<String>>([])
    }

    private final class Collected<Response: Sendable>: Sendable {
        let responses = Mutex<[Response]>([])

        func append(_ response: Response) -> Int {
            responses.withLock {
                $0.append(response)
                return $0.count
            }
        }
    }
}

extension Caller {
    /// Runs a body against a daemon in memory, at one depth.
    static func with(_ depth: Depth, _ body: (Caller) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let socket = folder.file("r.sock")
            let daemon = try await Daemon(
                DaemonConfiguration(data: .memory, socketPath: socket), logger: logger)
            let caller = try await caller(depth, daemon, socket)
            do { try await body(caller) } catch {
                await caller.finish()
                await daemon.close()
                throw error
            }
            await caller.finish()
            await daemon.close()
        }
    }

    private static func caller(
        _ depth: Depth, _ daemon: Daemon, _ socket: String
    ) async throws -> Caller {
        let uid = daemon.store.identity.ownerUID
        switch depth {
        case .direct:
            return Caller(way: .table(daemon.server.methods, .owner(uid: uid)))
        case .inProcess:
            let listener = InProcessListener()
            try await daemon.server.serve(listener)
            return Caller(way: .channel(try await RPCChannel.connect(listener.dialer(uid: uid))))
        case .socket:
            try await daemon.server.serve(UnixListener(path: socket, loops: .ofProcess))
            let dialer = UnixDialer(path: socket, loops: .ofProcess)
            return Caller(way: .channel(try await RPCChannel.connect(dialer)))
        }
    }

    private func finish() async {
        if case .channel(let channel) = way { channel.close() }
    }
}
