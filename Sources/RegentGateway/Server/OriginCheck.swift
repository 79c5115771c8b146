package import HTTPTypes

/// Whether a request that changes something comes from a page of another origin: a browser sends it with all that it
/// has to show for its user, whoever made the page.
package struct OriginCheck: Sendable {
    /// `https` over TLS, else `http`.
    package let scheme: String

    /// The check of a place.
    package init(scheme: String) { self.scheme = scheme }

    /// Refuses a request of another origin; one of a program, which says nothing of origins, passes.
    ///
    /// - Parameter host: the `Host` header, which is one of the names of this server.
    /// - Throws: `GatewayFault` 403.
    package func check(_ head: HTTPRequest, host: String) throws(GatewayFault) {
        guard head.method != .get, head.method != .head else { return }
        if let origin = head.headerFields[.origin], origin.lowercased() != "\(scheme)://\(host)".lowercased() {
            throw Self.refused
        }
        if let site = head.headerFields[.secFetchSite], site != "same-origin" { throw Self.refused }
    }

    /// The answer to a page of another origin.
    static let refused = GatewayFault(
        403, "a page of another origin may not change anything here")
}
