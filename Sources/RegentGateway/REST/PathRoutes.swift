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
        let body = isReading ? [] : try await request.collectBody()
        let options = try request.callOptions()
        return Self.response(await answer(match, request, body, options))
    }

    private func answer(
        _ match: RESTMatch, _ request: GatewayRequest, _ body: [UInt8], _ options: CallOptions
    ) async -> RESTAnswer {
        let headers = RESTHeaders(
            idempotencyKey: request.header(.idempotencyKey), ifMatch: request.header(.ifMatch),
            ifNoneMatch: request.header(.ifNoneMatch))
        let query: [RESTParameter]
        do throws(RPCError) { query = try RESTParameter.all(request.rawQuery) } catch { return match.failure(error) }
        return await match.answer(query: query, body: body, headers: headers) { method, message throws(RPCError) in
            try await request.caller.unary(method.name, message, options)
        }
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
