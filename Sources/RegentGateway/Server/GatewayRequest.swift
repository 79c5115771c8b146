package import HTTPTypes
import Hummingbird
import NIOCore
import RegentModel
import RegentRPC
import RegentTransport
import RegentWire

/// A request over HTTP that has passed the checks of `GatewayResponder`.
package struct GatewayRequest: Sendable {
    /// Method, for example `GET`.
    package let method: String
    /// Path as it came, with percent-encoding and without the query.
    package let path: String
    /// The query as it came, without the question mark.
    package let rawQuery: String
    /// The query, decoded, in order.
    package let query: [QueryItem]
    /// Headers.
    package var headers: HTTPFields { head.headerFields }
    /// Method, target and headers together.
    let head: HTTPRequest
    /// Whether it came over TLS.
    let isSecure: Bool
    /// Who makes it, towards the server.
    package let caller: GatewayCaller
    /// What one connection may cost.
    let limits: GatewayLimits
    private let body: RequestBody
    private let connection: GatewayConnection
    /// Whether the session that it shows is over by now; false where it shows none.
    let isSessionOver: @Sendable () -> Bool
    /// Its span; nil where spans go nowhere.
    let span: RequestSpan?

    /// One part of a query.
    package struct QueryItem: Hashable, Sendable {
        /// Name.
        package let name: String
        /// Value; empty where there is none.
        package let value: String
    }

    init(
        _ request: Request, _ connection: GatewayConnection, _ caller: GatewayCaller, limits: GatewayLimits,
        isSecure: Bool, span: RequestSpan?, isSessionOver: @escaping @Sendable () -> Bool
    ) throws(GatewayFault) {
        let target = request.head.path ?? "/"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = request.method.rawValue
        path = String(parts[0])
        rawQuery = parts.count == 2 ? String(parts[1]) : ""
        query = parts.count == 2 ? try Self.items(parts[1]) : []
        head = request.head
        self.isSecure = isSecure
        self.isSessionOver = isSessionOver
        self.span = span
        body = request.body
        self.caller = caller
        self.connection = connection
        self.limits = limits
    }

    /// A header; nil where there is none.
    package func header(_ name: HTTPField.Name) -> String? { headers[name] }

    /// The value of a part of the query; nil where there is none.
    package func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// Says which path was found for it, with names in braces for what varies.
    func found(_ route: String) { span?.route = route }

    /// Whether it came over a Unix socket, whose permissions say who may reach it.
    package var isLocal: Bool {
        if case .unix = caller.peer { true } else { false }
    }

    /// Makes sure that somebody makes the request, before its body takes memory.
    ///
    /// - Throws: `GatewayFault` 401 where the credentials are nobody's, after which the body is not read; how the
    ///   connection to the server failed otherwise.
    func authenticate() async throws {
        do throws(RPCError) { _ = try await caller.channel() } catch {
            guard error.code == .unauthenticated else { throw error }
            throw GatewayFault(401, error, headers: [.connection: "close"])
        }
    }

    /// The whole body.
    ///
    /// - Parameter bytesMax: of it; nil = as many as a message may have.
    /// - Throws: `GatewayFault`: 413 where it has more, 429 where the bodies of all connections take too much.
    package func collectBody(bytesMax: Int? = nil) async throws -> [UInt8] {
        let bytesMax = bytesMax ?? limits.bodyBytesMax
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw GatewayFault.bodyTooLarge(bytesMax)
        }
        var (bytes, taken): ([UInt8], Int) = ([], 0)
        defer { connection.bodyRoom.give(taken) }
        try await readBody { piece throws(GatewayFault) in
            let count = bytes.count + piece.count
            guard count <= bytesMax else { throw .bodyTooLarge(bytesMax) }
            let more = max(0, count - BodyRoom.freeBytes) - taken
            guard connection.bodyRoom.take(more) else { throw .noRoomForBody }
            taken += more
            bytes += piece
        }
        return bytes
    }

    /// Hands over the body piece by piece, as it comes; what is not taken is not read from the socket either.
    ///
    /// - Throws: `GatewayFault` where it ends before its end.
    package func readBody(_ take: (ArraySlice<UInt8>) async throws -> Void) async throws {
        connection.askForBody()
        for try await piece in body { try await take(Array(piece.readableBytesView)[...]) }
        guard connection.isRequestWhole else { throw GatewayFault.bodyCutShort }
    }

    private static func items(_ query: Substring) throws(GatewayFault) -> [QueryItem] {
        var items: [QueryItem] = []
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentText.decoded(pair[0], plusIsSpace: true),
                let value = PercentText.decoded(pair.count == 2 ? pair[1] : "", plusIsSpace: true)
            else { throw GatewayFault(400, "the query is not percent-encoded UTF-8") }
            items.append(QueryItem(name: name, value: value))
        }
        return items
    }
}
