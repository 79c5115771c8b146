import Foundation
import Logging
import RegentGateway
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentSystem
import RegentTestKit
import RegentTransport
import RegentTransportSocket

/// A gateway on a Unix socket, before every handler over a store in memory.
struct GatewayBench {
    let bench: ServiceBench
    let server: RPCServer
    let gateway: HTTPGateway
    let path: String

    /// Runs a body with a gateway; whoever connects is the owner, unless a token says otherwise.
    static func with(
        limits: GatewayLimits = GatewayLimits(), metrics: GatewayMetrics? = nil,
        checks: [GatewayHealth.Check] = [.init("writer", isOK: true)], others: [any GatewayRoutes] = [],
        consoleFolder: String? = nil, log: (ServiceBench) -> GatewayLog? = { _ in nil },
        spans: RequestSpans? = nil, tracing: (any CallTracing)? = nil,
        _ body: (GatewayBench) async throws -> Void
    ) async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in
            let path = folder.file("h")
            var serverOptions = ServerOptions(admission: bench.context.admission)
            serverOptions.tracing = tracing
            let server = RPCServer(
                methods: bench.table, authenticator: BenchDoor(access: bench.context.access), options: serverOptions)
            var options = GatewayOptions(places: [.unix(path: path)])
            options.limits = limits
            options.consoleFolder = consoleFolder
            let gateway = HTTPGateway(
                options, server: server, loops: loops, identity: nil,
                health: GatewayHealth(readiness: { checks }, hasStarted: { true }), metrics: metrics,
                log: log(bench), spans: spans, others: others, logger: Logger(label: "test"))
            _ = try await gateway.start()
            try await body(GatewayBench(bench: bench, server: server, gateway: gateway, path: path))
            await server.drain(grace: .zero)
            await gateway.stop(within: .zero)
        }
        await loops.shutDown()
    }

    /// Sends bytes on a connection of their own and returns what comes until the gateway closes it.
    func exchange(_ text: String) async throws -> RawAnswer {
        let (path, bytes) = (path, Array(text.utf8))
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.exchange(path, bytes) })
            }
        }
    }

    /// Sends bytes, and others that are held back until a text has come; returns what comes until the gateway closes.
    func exchange(_ text: String, holding rest: String, until mark: String) async throws -> RawAnswer {
        let (path, bytes, held) = (path, Array(text.utf8), Array(rest.utf8))
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.exchange(path, bytes, holding: held, until: mark) })
            }
        }
    }

    /// Makes one request, after which the connection ends.
    func request(
        _ method: String, _ target: String, _ headers: [String: String] = [:], body: [UInt8] = []
    ) async throws -> RawAnswer {
        var lines = ["\(method) \(target) HTTP/1.1", "Host: localhost", "Connection: close"]
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if !body.isEmpty { lines.append("Content-Length: \(body.count)") }
        let head = lines.joined(separator: "\r\n") + "\r\n\r\n"
        return try await exchange(head + String(decoding: body, as: UTF8.self))
    }

    /// Calls a method with JSON.
    func post(_ method: String, _ json: String, _ headers: [String: String] = [:]) async throws -> RawAnswer {
        let all = headers.merging(["Content-Type": "application/json"]) { given, _ in given }
        return try await request("POST", "/regent.v1.\(method)", all, body: Array(json.utf8))
    }

    private static func exchange(
        _ path: String, _ bytes: [UInt8], holding rest: [UInt8] = [], until mark: String = ""
    ) throws -> RawAnswer {
        let socket = try BlockingSocket(path: path, patience: hangLimit)
        try socket.write(bytes)
        var (all, piece, held): ([UInt8], [UInt8], [UInt8]) = ([], [], rest)
        repeat {
            try socket.read(into: &piece)
            all += piece
            guard !held.isEmpty, String(decoding: all, as: UTF8.self).contains(mark) else { continue }
            try socket.write(held)
            held = []
        } while !piece.isEmpty
        return RawAnswer(all)
    }
}

/// Takes everybody for the owner, and a token for its principal.
private struct BenchDoor: Authenticator {
    let access: AccessState

    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        token.isEmpty ? .owner(uid: 7) : try access.caller(token: token)
    }

    func current(_ caller: Caller) throws(RPCError) -> Caller {
        do throws(Refusal) { return try access.current(caller) } catch { throw error.status }
    }
}

/// What came over a connection.
struct RawAnswer {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Statuses of all answers, in order.
    var statuses: [Int] {
        // A body ends without a line end: the next answer follows on its line.
        text.matches(of: /HTTP\/1\.1 (\d{3})/).compactMap { Int($0.1) }
    }

    var status: Int { statuses.first ?? 0 }

    /// A header of the first answer.
    func header(_ name: String) -> String? {
        let head = text.components(separatedBy: "\r\n\r\n").first ?? ""
        for line in head.components(separatedBy: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == name.lowercased() {
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }

    /// What follows the head of the first answer.
    var body: [UInt8] {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return [] }
        return Array(bytes[end.upperBound...])
    }

    /// The body as JSON; null where it is none.
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}
