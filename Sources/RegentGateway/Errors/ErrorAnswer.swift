import HTTPTypes
package import Hummingbird
import NIOCore
package import RegentMessages
package import RegentRPC
import RegentWire

/// An error as the Connect protocol has it, which every path of the gateway answers with.
///
/// - Source: Connect Protocol Reference, "Error End-Stream" and "Unary Error".
package enum ErrorAnswer {
    /// What a client without credentials is asked for.
    static let challenge = "Bearer realm=\"regent\""
    private static let typePrefix = "type.googleapis.com/"

    /// The answer of a call that failed.
    package static func response(_ error: RPCError) -> Response {
        response(GatewayFault(ConnectCode(error.code).httpStatus, error))
    }

    /// The answer of a request that failed.
    package static func response(_ fault: GatewayFault) -> Response {
        var response = Response(
            status: HTTPResponse.Status(code: fault.status), headers: fault.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: body(fault.error).text())))
        response.headers[.contentType] = "application/json"
        if fault.status == 401 { response.headers[.wwwAuthenticate] = challenge }
        if let wait = fault.error.retryAfter {
            response.headers[.retryAfter] = "\(max(1, Int((wait / .seconds(1)).rounded(.up))))"
        }
        return response
    }

    /// The body: code, message, and the details with what they say.
    package static func body(_ error: RPCError) -> JSONValue {
        var members = [
            JSONValue.Member("code", .string(ConnectCode(error.code).name)),
            JSONValue.Member("message", .string(error.message)),
        ]
        let info = error.reason.isEmpty ? [] : [Detail.errorInfo(error.reason, error.metadata)]
        let details = (info + error.details).map(detail)
        if !details.isEmpty { members.append(JSONValue.Member("details", .array(details))) }
        return .object(members)
    }

    private static func detail(_ detail: Detail) -> JSONValue {
        let isOurs = detail.typeUrl.hasPrefix(typePrefix)
        let type = isOurs ? String(detail.typeUrl.dropFirst(typePrefix.count)) : detail.typeUrl
        let value = Base64Text.text(detail.value).prefix { $0 != "=" }
        var members = [
            JSONValue.Member("type", .string(type)), JSONValue.Member("value", .string(String(value))),
        ]
        if let debug = debug(detail) { members.append(JSONValue.Member("debug", debug)) }
        return .object(members)
    }

    /// What a detail says, for those who have no protobuf at hand.
    private static func debug(_ detail: Detail) -> JSONValue? {
        let name: String
        switch detail.typeUrl {
        case Detail.errorInfoType: name = ErrorInfo.fullName
        case Detail.badRequestType: name = BadRequest.fullName
        default: return nil
        }
        return try? JSONTranscoder(form: .proto3).value(detail.value, as: name)
    }
}
