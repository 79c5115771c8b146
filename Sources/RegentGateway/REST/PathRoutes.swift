import HTTPTypes
import Hummingbird
import NIOCore
import RegentMessages
import RegentRPC

/// The paths by which methods are called with one request and one answer, and what describes them.
struct PathRoutes: GatewayRoutes {
    private let routes = RESTRoutes.regent

    func answer(_ request: GatewayRequest) async throws -> Response? {
        let isReading = request.method == "GET" || request.method == "HEAD"
        if let file = OpenAPIDocument.file(at: request.path) {
            request.found(request.path)
            guard isReading else { throw GatewayFault.methodNotAllowed("GET, HEAD") }
            return Response(
                status: .ok, headers: [.contentType: file.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: file.text)))
        }
        guard let match = routes.match(verb: isReading ? "GET" : request.method, path: request.path) else {
            let allowed = routes.allowed(path: request.path)
            guard !allowed.isEmpty else { return nil }
            throw GatewayFault.methodNotAllowed(allowed.joined(separator: ", "))
        }
        request.found(match.route.path)
        let body = isReading ? [] : try await Self.body(of: request)
        let (options, caller) = (try request.callOptions(), request.caller)
        let headers = RESTHeaders(
            idempotencyKey: request.header(.idempotencyKey), ifMatch: request.header(.ifMatch),
            ifNoneMatch: request.header(.ifNoneMatch))
        let query = request.query.map { RESTParameter($0.name, $0.value) }
        let answer = await match.answer(query: query, body: body, headers: headers) {
            (method, message) async throws(RPCError) in
            try await caller.unary(method.name, message, options)
        }
        return Self.response(answer)
    }

    /// The body, unpacked; one of another type is refused.
    private static func body(of request: GatewayRequest) async throws -> [UInt8] {
        guard let packing = BodyPacking.named(request.header(.contentEncoding)) else { throw BodyPacking.unsupported }
        try await request.authenticate()
        let packed = try await request.collectBody()
        guard !packed.isEmpty else { return [] }
        let type = (request.header(.contentType) ?? "").split(separator: ";").first?.lowercased()
        guard type == RESTAnswer.contentType else {
            throw GatewayFault(
                415, "Content-Type must be \(RESTAnswer.contentType)", headers: [.acceptPost: RESTAnswer.contentType])
        }
        return try BodyPacking.unpacked(packed, packing, bytesMax: request.limits.bodyBytesMax)
    }

    private static func response(_ answer: RESTAnswer) -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: answer.status), headers: [.contentType: RESTAnswer.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        for header in answer.headers {
            if let name = HTTPField.Name(header.name) { response.headers[name] = header.value }
        }
        if answer.status == 401 { response.headers[.wwwAuthenticate] = ErrorAnswer.challenge }
        return response
    }
}
