import HTTPTypes
import Hummingbird
import NIOCore
import RegentMessages
import RegentModel
import RegentRPC
import RegentTransport

/// `/session`: a browser gives a token, or the code of a login link, and gets a cookie and the secret of its page.
struct SessionRoutes: GatewayRoutes {
    private static let path = "/session"
    private static let allowed = "GET, POST, DELETE"
    /// Bytes of a body: whoever sends it is not known yet.
    private static let bodyBytesMax = 16 * 1024

    let store: SessionStore
    /// Whom the code of a login link stands for, once; nil for any other code.
    let redeem: (@Sendable (_ code: [UInt8]) -> PeerIdentity?)?

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard request.path == Self.path else { return nil }
        request.found(Self.path)
        switch request.method {
        case "POST": return try await begin(request)
        case "GET":
            return Self.response([JSONValue.Member("principal", .string(try await Self.principal(request.caller)))])
        case "DELETE":
            store.end(request.head)
            return Self.response([], cookie: SessionCookie.clear(isSecure: request.isSecure))
        default: throw GatewayFault.methodNotAllowed(Self.allowed)
        }
    }

    private func begin(_ request: GatewayRequest) async throws -> Response {
        let credentials = try await credentials(request)
        // Before the session exists: a token that is nobody's opens none.
        let caller = request.caller.shown(credentials)
        _ = try await caller.channel()
        let principal = try await Self.principal(caller)
        let keys = try store.begin(credentials, peer: request.caller.peer)
        return Self.response(
            [
                JSONValue.Member("secret", .string(HexText.text(keys.secret))),
                JSONValue.Member("principal", .string(principal)),
                JSONValue.Member("seconds", .number(Int(SessionStore.age / .seconds(1)))),
                JSONValue.Member("idle_seconds", .number(Int(SessionStore.idle / .seconds(1)))),
            ], cookie: SessionCookie.set(keys.cookie, isSecure: request.isSecure))
    }

    private func credentials(_ request: GatewayRequest) async throws -> GatewayConnection.Credentials {
        guard request.header(.contentType).flatMap(MessageCodec.init(mediaType:)) == .json else {
            throw GatewayFault(
                415, "Content-Type must be application/json", headers: [.acceptPost: "application/json"])
        }
        let members = try MessageCodec.parsed(try await request.collectBody(bytesMax: Self.bodyBytesMax)).members ?? []
        guard members.count == 1, let member = members.first, let text = member.value.string, !text.isEmpty else {
            throw GatewayFault(400, "the body must have either token or code, as text")
        }
        switch member.key {
        case "token": return .token(Array(text.utf8))
        case "code":
            guard let code = HexText.bytes(text), let peer = redeem?(code) else {
                throw GatewayFault(401, RPCError(.unauthenticated, "the link has expired or was used; make a new one"))
            }
            return .somebody(peer)
        default:
            throw GatewayFault(
                400, .badRequest([FieldViolation(field: member.key, description: "is neither token nor code")]))
        }
    }

    /// The name of a caller; empty where it may not read that.
    private static func principal(_ caller: GatewayCaller) async throws(RPCError) -> String {
        do throws(RPCError) {
            let method = ServerServiceMethods.getServerInfo.descriptor.name
            let bytes = try await caller.unary(method, GetServerInfoRequest().encoded())
            return try GetServerInfoResponse(response: bytes).server?.caller ?? ""
        } catch {
            guard error.reason == ErrorReason.permissionDenied.name else { throw error }
            return ""
        }
    }

    private static func response(_ members: [JSONValue.Member], cookie: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let cookie { headers[.setCookie] = cookie }
        let body = ByteBuffer(string: JSONValue.object(members).text())
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
