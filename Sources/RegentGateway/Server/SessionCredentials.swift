package import HTTPTypes

/// Finds the credentials of requests that show the cookie of a session.
package protocol SessionCredentials: Sendable {
    /// The credentials of a request's session; nil where it shows none.
    ///
    /// - Throws: `GatewayFault` 401 where the session is over, or the request lacks what its page must send.
    func credentials(of head: HTTPRequest) throws(GatewayFault) -> GatewayConnection.Credentials?

    /// Whether the session that a request shows is over; false where it shows none. To be asked without using it.
    func isOver(_ head: HTTPRequest) -> Bool

    /// Ends the session of a request, if it has one.
    func end(_ head: HTTPRequest)
}
