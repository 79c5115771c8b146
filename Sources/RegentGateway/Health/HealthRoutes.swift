import HTTPTypes
import Hummingbird
import NIOCore
import RegentMessages
import RegentRPC

/// `/livez`, `/readyz`, `/startupz` and `/metrics`, for orchestrators and scrapers.
struct HealthRoutes: GatewayRoutes {
    private let health: GatewayHealth
    private let readiness: ReadinessMemory
    private let metrics: GatewayMetrics?
    private let isOpen: Bool

    /// - Parameter isOpen: whether everyone may read figures and names of checks.
    init(_ health: GatewayHealth, metrics: GatewayMetrics?, isOpen: Bool) {
        self.health = health
        self.metrics = metrics
        self.isOpen = isOpen
        readiness = ReadinessMemory(health)
    }

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard let response = try await response(to: request) else { return nil }
        request.found(request.path)
        return response
    }

    private func response(to request: GatewayRequest) async throws -> Response? {
        switch request.path {
        case "/livez":
            try Self.checkMethod(request)
            return Self.text("ok\n")
        case "/startupz":
            try Self.checkMethod(request)
            return health.hasStarted() ? Self.text("ok\n") : Self.text("starting\n", status: .serviceUnavailable)
        case "/readyz":
            try Self.checkMethod(request)
            return try await ready(request)
        case "/metrics":
            guard let metrics else { return nil }
            try Self.checkMethod(request)
            guard isOpen || request.isLocal else { return try await figures(request) }
            let (mediaType, text) = await metrics.render(request.header(.accept))
            return Self.page(mediaType, text)
        default: return nil
        }
    }

    /// The figures as the caller may read them by the method.
    private func figures(_ request: GatewayRequest) async throws -> Response {
        let question = GetMetricsRequest(accept: request.header(.accept) ?? "")
        let method = ServerServiceMethods.getMetrics.descriptor.name
        let bytes = try await request.caller.unary(method, question.encoded(), request.callOptions())
        let answer = try GetMetricsResponse(response: bytes)
        return Self.page(answer.contentType, answer.page)
    }

    private static func page(_ mediaType: String, _ text: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: text)))
    }

    private func ready(_ request: GatewayRequest) async throws -> Response {
        let isVerbose = request.query.contains { $0.name == "verbose" }
        if isVerbose { try await checkAccess(request) }
        let checks = await readiness.checks()
        let isReady = !checks.isEmpty && checks.allSatisfy(\.isOK)
        let lines = isVerbose ? checks.map { "[\($0.isOK ? "+" : "-")]\($0.name) \($0.isOK ? "ok" : "failed")\n" } : []
        let last = isReady ? "ok\n" : "not ready\n"
        return Self.text(lines.joined() + last, status: isReady ? .ok : .serviceUnavailable)
    }

    /// Lets in those who may read the state of the daemon, and whoever may reach a Unix socket.
    private func checkAccess(_ request: GatewayRequest) async throws {
        guard !isOpen, !request.isLocal else { return }
        let method = ServerServiceMethods.getServerInfo.descriptor.name
        _ = try await request.caller.unary(method, GetServerInfoRequest().encoded(), request.callOptions())
    }

    private static func checkMethod(_ request: GatewayRequest) throws(GatewayFault) {
        guard request.method == "GET" || request.method == "HEAD" else {
            throw GatewayFault.methodNotAllowed("GET, HEAD")
        }
    }

    private static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
