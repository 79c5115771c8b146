import HTTPTypes
package import Hummingbird
import NIOCore

/// The console: its page at every address that the scripts know, its files below `/console/`.
///
/// They are the same for everybody and say nothing of the store: what is shown comes by calls, as whoever has logged in.
package struct ConsoleRoutes: GatewayRoutes {
    private static let files = "/console/"
    private static let page = "index.html"
    private static let allowed = "GET, HEAD"

    /// First segments of the addresses that the scripts know, besides `/` (`path` of each module in `Console/Site`).
    package static let addresses: Set<String> = [
        "changes", "dashboards", "evaluation", "explore", "incidents", "ledger", "my-deployment-tasks", "rollouts",
        "routing", "sla", "system", "use-cases",
    ]

    private let site: ConsoleSite

    /// Serves the files of a folder, or where it is nil those of the release.
    package init(folder: String? = nil) { site = folder.map { .folder($0) } ?? .release }

    package func answer(_ request: GatewayRequest) async throws -> Response? {
        guard let name = Self.file(at: request.path) else { return nil }
        guard request.method == "GET" || request.method == "HEAD" else {
            throw GatewayFault.methodNotAllowed(Self.allowed)
        }
        guard let file = site.file(named: name) else { throw GatewayFault.nothing(at: request.path) }
        return Self.response(file, to: request)
    }

    /// The name of the file at a path; nil for a path of others.
    package static func file(at path: String) -> String? {
        if path == "/" { return page }
        if path.hasPrefix(files) { return String(path.dropFirst(files.count)) }
        let first = path.dropFirst().prefix { $0 != "/" }
        return addresses.contains(String(first)) ? page : nil
    }

    private static func response(_ file: ConsoleFile, to request: GatewayRequest) -> Response {
        let isPacked = takesZstd(request.headers[.acceptEncoding])
        let etag = file.etag(isPacked: isPacked)
        // Kept, but asked for anew: a daemon of another release has other files at the same addresses.
        var headers: HTTPFields = [.eTag: etag, .cacheControl: "no-cache", .vary: "Accept-Encoding"]
        if isKnown(etag, request.headers[.ifNoneMatch]) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = file.contentType
        if isPacked { headers[.contentEncoding] = "zstd" }
        let bytes = isPacked ? file.packed : file.bytes
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Whether a client reads zstd; one that names it with the weight 0 does not.
    ///
    /// - Source: RFC 9110, section 12.5.3.
    package static func takesZstd(_ accepted: String?) -> Bool {
        (accepted ?? "").split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard words.first == "zstd" else { return false }
            return !words.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
        }
    }

    /// Whether a client has what an etag names.
    ///
    /// - Source: RFC 9110, section 13.1.2: compared weakly.
    package static func isKnown(_ etag: String, _ known: String?) -> Bool {
        (known ?? "").split(separator: ",").contains { part in
            let word = part.drop { $0 == " " }.prefix { $0 != " " }
            return word == "*" || word == etag || word == "W/" + etag
        }
    }
}
