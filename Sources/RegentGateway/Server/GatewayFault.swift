package import HTTPTypes
import RegentModel
package import RegentRPC
import RegentWire

/// Why a request is answered with an error, where HTTP has a status of its own for that.
package struct GatewayFault: Error, Sendable {
    /// Status of HTTP.
    package var status: Int
    /// What the body says.
    package var error: RPCError
    /// Headers of the answer.
    package var headers: HTTPFields

    /// Names status and error.
    package init(_ status: Int, _ error: RPCError, headers: HTTPFields = [:]) {
        self.status = status
        self.error = error
        self.headers = headers
    }

    /// A request that is malformed, or asks for what there is not.
    package init(_ status: Int, _ message: String, headers: HTTPFields = [:]) {
        self.init(status, RPCError(.badRequest, message), headers: headers)
    }

    /// A body that is larger than it may be: the rest of it is not read.
    static func bodyTooLarge(_ bytesMax: Int) -> GatewayFault {
        GatewayFault(
            413, RPCError(.messageTooLarge, "the body has more than \(bytesMax) bytes"),
            headers: [.connection: "close"])
    }

    /// A body for which there is no room now.
    static let noRoomForBody = GatewayFault(
        429,
        RPCError(
            code: .resourceExhausted, message: "the bodies of requests over HTTP take all the room that they have",
            isNotProcessed: true, retryAfter: .seconds(1)), headers: [.connection: "close"])

    /// A body that ended too soon: nobody is left to read this.
    static let bodyCutShort = GatewayFault(
        400, "the connection ended before the body", headers: [.connection: "close"])

    /// A path that nothing is at.
    static func nothing(at path: String) -> GatewayFault {
        GatewayFault(404, RPCError(code: .notFound, message: "nothing is at \(path.prefix(200))"))
    }

    /// A method that a path does not take.
    static func methodNotAllowed(_ allowed: String) -> GatewayFault {
        GatewayFault(405, "the path takes \(allowed) only", headers: [.allow: allowed])
    }
}
