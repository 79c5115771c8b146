import HTTPTypes
package import Hummingbird
import NIOCore
import RegentCompression
package import RegentMessages
import RegentModel
import RegentRPC
import RegentWire

/// Every method of the server by the Connect protocol: `POST /regent.v1.EvaluationService/GetSummary`.
///
/// - Source: Connect Protocol Reference, "Unary RPCs".
package struct ConnectRoutes: GatewayRoutes {
    private let methods: [String: MethodDescriptor]
    private let services: Set<String>

    /// Serves these methods.
    package init(_ methods: [MethodDescriptor]) {
        self.methods = Dictionary(methods.map { ($0.name, $0) }) { first, _ in first }
        services = Set(methods.map(\.service))
    }

    /// Answers a request whose path is that of a method, or of none of a service that there is.
    package func answer(_ request: GatewayRequest) async throws -> Response? {
        guard let method = methods[request.path] else {
            guard request.path.hasPrefix("/regent.v1.") else { return nil }
            throw GatewayFault(
                404, RPCError(code: .unimplemented, message: "\(request.path.prefix(200)) is not a method"))
        }
        request.found(method.name)
        guard !method.clientStreaming else {
            throw GatewayFault(
                501,
                RPCError(
                    code: .unimplemented,
                    message: "\(method.name) takes a stream of messages: call it over Regent's own protocol"))
        }
        let (codec, message) = try await message(of: request, to: method)
        if method.serverStreaming {
            guard codec == .json else { throw Self.unsupported(accepting: "application/json") }
            return try await ServerEvents.responses(of: method).answer(request, calling: method, message)
        }
        let answer = try await request.caller.unary(method.name, message, request.callOptions())
        let body = try codec.response(answer, as: method.responseType)
        return Response(
            status: .ok, headers: [.contentType: codec.mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    private func message(
        of request: GatewayRequest, to method: MethodDescriptor
    ) async throws -> (MessageCodec, [UInt8]) {
        switch request.method {
        case "POST": try await posted(request, to: method)
        case "GET" where method.idempotency == .read, "HEAD" where method.idempotency == .read:
            try asked(request, of: method)
        default: throw GatewayFault.methodNotAllowed(method.idempotency == .read ? "GET, POST" : "POST")
        }
    }

    private func posted(
        _ request: GatewayRequest, to method: MethodDescriptor
    ) async throws -> (MessageCodec, [UInt8]) {
        guard let codec = request.header(.contentType).flatMap(MessageCodec.init(mediaType:)) else {
            throw Self.unsupported(accepting: "application/json, application/proto")
        }
        try Self.check(version: request.header(.connectProtocolVersion))
        guard let packing = BodyPacking.named(request.header(.contentEncoding)) else { throw BodyPacking.unsupported }
        try await request.authenticate()
        let packed = try await request.collectBody()
        let body = try BodyPacking.unpacked(packed, packing, bytesMax: request.limits.bodyBytesMax)
        return (codec, try codec.request(body, as: method.requestType, request.mutationHeaders))
    }

    /// The message of a `GET`, which stands in its query.
    private func asked(
        _ request: GatewayRequest, of method: MethodDescriptor
    ) throws(GatewayFault) -> (MessageCodec, [UInt8]) {
        let known: Set<String> = ["encoding", "message", "base64", "compression", "connect"]
        if let unknown = request.query.first(where: { !known.contains($0.name) }) {
            throw GatewayFault(
                400, .badRequest([FieldViolation(field: unknown.name, description: "is not part of this query")]))
        }
        if let version = request.queryValue("connect") { try Self.check(version: String(version.dropFirst())) }
        guard let packing = BodyPacking.named(request.queryValue("compression")) else {
            throw GatewayFault(
                400, RPCError(code: .unimplemented, message: "compression must be one of \(BodyPacking.names)"))
        }
        guard let codec = MessageCodec(mediaType: "application/" + (request.queryValue("encoding") ?? "json")) else {
            throw GatewayFault(400, "encoding must be json or proto")
        }
        let text = request.queryValue("message") ?? ""
        var message = Array(text.utf8)
        if request.queryValue("base64") == "1" {
            guard let bytes = Base64Text.bytes(Base64Text.standard(text)) else {
                throw GatewayFault(400, "message is not base64")
            }
            message = try BodyPacking.unpacked(bytes, packing, bytesMax: request.limits.bodyBytesMax)
        } else if packing != .plain {
            throw GatewayFault(400, "a packed message must be base64")
        }
        return (codec, try codec.request(message, as: method.requestType, MutationHeaders(key: nil, etag: nil)))
    }

    private static func check(version: String?) throws(GatewayFault) {
        guard version == nil || version == "1" else {
            throw GatewayFault(400, "Connect-Protocol-Version must be 1")
        }
    }

    private static func unsupported(accepting types: String) -> GatewayFault {
        GatewayFault(
            415, RPCError(.badRequest, "Content-Type must be one of \(types)"),
            headers: [.acceptPost: types, .connection: "close"])
    }
}
