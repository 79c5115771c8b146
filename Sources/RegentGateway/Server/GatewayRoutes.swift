package import Hummingbird

/// A part of the gateway: the requests of some paths.
package protocol GatewayRoutes: Sendable {
    /// Answers a request; nil where its path belongs to another part.
    ///
    /// - Throws: `GatewayFault`, or `RPCError` of a call, which become answers.
    func answer(_ request: GatewayRequest) async throws -> Response?
}
