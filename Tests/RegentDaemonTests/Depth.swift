import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import RegentTransportInProcess
import RegentTransportSocket
import RegentWire
import Synchronization
import Testing

/// How deep a test goes into the house.
enum Depth: String, CaseIterable, Sendable {
    /// The method table: admission, decoding and handlers, no wire.
    case direct
    /// The whole protocol over a pipe.
    case inProcess
    /// The whole protocol over a Unix socket.
    case socket
}

/// Calls methods at one depth.
struct DepthClient: Sendable {
    private enum Way: Sendable {
        case table(MethodTable, Caller)
        case channel(RPCChannel)
    }

    private let way: Way

    /// Calls a method with one request and one response.
    func unary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request
    ) async throws -> Response {
        switch way {
        case .table(let table, let caller):
            return try await table.direct(
                method, request, call: CallContext(method: method.descriptor, caller: caller))
        case .channel(let channel):
            return try await channel.unary(method, request)
        }
    }

    /// Sends all requests; gives all responses, or the first `count` of an endless stream.
    func stream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ requests: [Request], first count: Int = .max
    ) async throws -> [Response] {
        switch way {
        case .table(let table, let caller):
            return try await direct(table, caller, method, requests, first: count)
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

    /// Calls a method with one encoded request; leaves a stream after its first response.
    ///
    /// - Returns: why it failed; nil if it did not.
    func refusal(of method: MethodDescriptor, _ request: [UInt8]) async -> RPCError? {
        await failure {
            switch way {
            case .table(let table, let caller): try await direct(table, caller, method, request)
            case .channel(let channel):
                let call = try await channel.open(method.name, request: method.clientStreaming ? nil : request)
                if method.clientStreaming {
                    try await call.send(request)
                    call.finishSending()
                }
                if method.serverStreaming { _ = try await call.next() } else { _ = try await call.only() }
                call.cancel()
            }
        }
    }

    private func direct(
        _ table: MethodTable, _ caller: Caller, _ method: MethodDescriptor, _ request: [UInt8]
    ) async throws {
        let collected = Collected<[UInt8]>()
        do {
            let call = CallContext(method: method, caller: caller)
            _ = try await table.direct(method.name, [request], call: call) { (response) async throws(RPCError) in
                _ = collected.append(response)
                throw .cancelled
            }
        } catch let error as RPCError where error.code == .cancelled && !collected.isEmpty {}
    }

    private func direct<Request: Message, Response: Message>(
        _ table: MethodTable, _ caller: Caller, _ method: Method<Request, Response>,
        _ requests: [Request], first count: Int
    ) async throws -> [Response] {
        let collected = Collected<Response>()
        let call = CallContext(method: method.descriptor, caller: caller)
        do {
            try await table.direct(method, requests: requests, call: call) {
                (response) async throws(RPCError) in
                if collected.append(response) >= count { throw .cancelled }
            }
        } catch let error as RPCError where error.code == .cancelled {}
        return collected.responses.withLock { $0 }
    }

    private final class Collected<Response: Sendable>: Sendable {
        let responses = Mutex<[Response]>([])

        var isEmpty: Bool { responses.withLock { $0.isEmpty } }

        func append(_ response: Response) -> Int {
            responses.withLock {
                $0.append(response)
                return $0.count
            }
        }
    }
}

extension DepthClient {
    /// Runs a body against a daemon in memory, at one depth.
    static func with(_ depth: Depth, _ body: (DepthClient) async throws -> Void) async throws {
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
    ) async throws -> DepthClient {
        let uid = daemon.store.identity.ownerUID
        switch depth {
        case .direct:
            return DepthClient(way: .table(daemon.server.methods, .owner(uid: uid)))
        case .inProcess:
            let listener = InProcessListener()
            try await daemon.server.serve(listener)
            return DepthClient(way: .channel(try await RPCChannel.connect(listener.dialer(uid: uid))))
        case .socket:
            try await daemon.server.serve(UnixListener(path: socket, loops: .ofProcess))
            let dialer = UnixDialer(path: socket, loops: .ofProcess)
            return DepthClient(way: .channel(try await RPCChannel.connect(dialer)))
        }
    }

    private func finish() async {
        if case .channel(let channel) = way { channel.close() }
    }
}
