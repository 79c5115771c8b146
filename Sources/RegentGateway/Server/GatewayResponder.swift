import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import RegentModel
import RegentRPC

/// Answers the requests of one place: checks where they come from, then asks the parts of the gateway in order.
struct GatewayResponder: HTTPResponder {
    let hosts: HostNames
    let origins: OriginCheck
    let connections: GatewayConnections
    let parts: [any GatewayRoutes]
    let sessions: (any SessionCredentials)?
    let limits: GatewayLimits
    let reporter: ErrorReporter
    let spans: RequestSpans?

    func respond(to request: Request, context: GatewayContext) async throws -> Response {
        guard let spans else { return try await completed(request, context, nil) }
        let span = spans.begin(request.head, scheme: origins.scheme)
        do {
            var response = try await completed(request, context, span)
            let status = response.status.code
            if response.body.contentLength == nil {
                // A stream: it is answered when it ends.
                response.body = ResponseBody { [body = response.body] writer in
                    defer { spans.end(span, status: status) }
                    try await body.write(writer)
                }
            } else {
                spans.end(span, status: status)
            }
            return response
        } catch {
            spans.end(span, status: nil)
            throw error
        }
    }

    private func completed(
        _ request: Request, _ context: GatewayContext, _ span: RequestSpan?
    ) async throws -> Response {
        var response: Response
        do {
            response = try await answer(request, context, span)
        } catch let fault as GatewayFault {
            response = ErrorAnswer.response(fault)
        } catch let error as HTTPParserError {
            // Of a body that is cut short: whoever sent it is gone.
            throw error
        } catch {
            response = ErrorAnswer.response(reporter.status(of: error, at: "HTTP \(request.method)"))
        }
        if response.status == .unauthorized, request.headers[.regentSession] != nil {
            // Its token was revoked, or has run out.
            sessions?.end(request.head)
        }
        AnswerHeaders.complete(&response)
        if connections.connection(of: context.channel)?.isRequestWhole == false {
            // The rest of the body is not waited for, see `RequestGuard`.
            response.headers[.connection] = "close"
        }
        if let id = request.headers[.requestID].flatMap(RequestName.checked) { response.headers[.requestID] = id }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, _ context: GatewayContext, _ span: RequestSpan?
    ) async throws -> Response {
        guard let connection = connections.connection(of: context.channel) else { throw GatewayFault.bodyCutShort }
        let host = request.head.authority ?? ""
        guard hosts.contains(host) else {
            throw GatewayFault(421, "the Host header has none of the names of this server; --http-host adds one")
        }
        try origins.check(request.head, host: host)
        let credentials = try await credentials(of: request)
        let checked = try GatewayRequest(
            request, connection, GatewayCaller(connection, credentials, span), limits: limits,
            isSecure: origins.scheme == "https", span: span
        ) { [sessions, head = request.head] in sessions?.isOver(head) ?? false }
        for part in parts {
            if let response = try await part.answer(checked) { return response }
        }
        throw GatewayFault.nothing(at: checked.path)
    }

    /// A token, or a session, or else whom the system or TLS identifies.
    private func credentials(of request: Request) async throws -> GatewayConnection.Credentials {
        if let text = request.headers[.authorization] {
            let words = text.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count == 2, words[0].lowercased() == "bearer" else {
                throw GatewayFault(401, RPCError(.unauthenticated, "Authorization must be: Bearer TOKEN"))
            }
            return .token(Array(words[1].utf8))
        }
        return try sessions?.credentials(of: request.head) ?? .peer
    }
}

/// The name that a client gives its request.
enum RequestName {
    /// A name of at most 128 printable characters; nil for any other text.
    static func checked(_ text: String) -> String? {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }
}
