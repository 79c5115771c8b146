import HTTPTypes
import Hummingbird
import NIOCore
import RegentMessages
import RegentModel
package import RegentProofs
import RegentRPC

/// What of the ledger's log everybody may read: nothing in it says what an entry is about.
package struct GatewayLog: Sendable {
    /// The newest signed checkpoint.
    package var checkpoint: @Sendable () async throws -> [UInt8]
    /// The hashes of a tile, one after the other; nil where the ledger is too short for it.
    package var hashes: @Sendable (_ tile: MerkleTile) async throws -> [UInt8]?

    /// Names who reads them.
    package init(
        checkpoint: @escaping @Sendable () async throws -> [UInt8],
        hashes: @escaping @Sendable (_ tile: MerkleTile) async throws -> [UInt8]?
    ) {
        self.checkpoint = checkpoint
        self.hashes = hashes
    }
}

/// `/tlog/checkpoint` and `/tlog/tile/…`: the ledger as a log of c2sp.org/tlog-tiles.
///
/// Checkpoint and hashes are for everybody; entries are what `GetEntryBundle` gives the caller.
struct LogRoutes: GatewayRoutes {
    private static let prefix = "/tlog/"
    private static let tiles = "tile/"

    private let log: GatewayLog

    init(_ log: GatewayLog) { self.log = log }

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard request.path.hasPrefix(Self.prefix) else { return nil }
        guard request.method == "GET" || request.method == "HEAD" else {
            throw GatewayFault.methodNotAllowed("GET, HEAD")
        }
        let name = String(request.path.dropFirst(Self.prefix.count))
        if name == "checkpoint" {
            return Self.response(try await log.checkpoint(), "text/plain; charset=utf-8", kept: "max-age=1")
        }
        guard name.hasPrefix(Self.tiles),
            let asked = MerkleTile.parsed(path: String(name.dropFirst(Self.tiles.count)))
        else { return nil }
        switch asked {
        case .hashes(let tile):
            guard let hashes = try await log.hashes(tile) else { throw GatewayFault.nothing(at: request.path) }
            return Self.response(hashes, Self.binary, kept: "public, max-age=31536000, immutable")
        case .entries(let tile):
            let question = GetEntryBundleRequest(index: tile.index, width: UInt32(tile.width))
            let method = LedgerServiceMethods.getEntryBundle.descriptor.name
            let bytes = try await request.caller.unary(method, question.encoded(), request.callOptions())
            let bundle = try GetEntryBundleResponse(response: bytes).bundle
            return Self.response(bundle, Self.binary, kept: "private, max-age=31536000, immutable")
        }
    }

    private static let binary = "application/octet-stream"

    private static func response(_ bytes: [UInt8], _ mediaType: String, kept: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: mediaType, .cacheControl: kept],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
