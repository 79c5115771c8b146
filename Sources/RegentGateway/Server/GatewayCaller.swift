import RegentModel
package import RegentRPC
package import RegentTransport

/// Whoever makes a request, towards the server: every call of a request goes through here, so that it is authenticated,
/// admitted, limited and recorded as a call over the wire.
package struct GatewayCaller: Sendable {
    private let connection: GatewayConnection
    private let credentials: GatewayConnection.Credentials
    /// The span of the request; nil where spans go nowhere.
    private let span: RequestSpan?

    init(_ connection: GatewayConnection, _ credentials: GatewayConnection.Credentials, _ span: RequestSpan?) {
        self.connection = connection
        self.credentials = credentials
        self.span = span
    }

    /// The same connection with other credentials.
    func shown(_ credentials: GatewayConnection.Credentials) -> GatewayCaller {
        GatewayCaller(connection, credentials, span)
    }

    /// Who is at the other end of the connection.
    package var peer: PeerIdentity { connection.peer }

    /// A connection to the server on which this caller's calls are made; to be asked for at each request.
    ///
    /// - Throws: UNAUTHENTICATED where the credentials are nobody's.
    package func channel() async throws(RPCError) -> RPCChannel {
        let channel = try await connection.channel(credentials)
        span?.noteKnownCaller()
        return channel
    }

    /// Calls a method with one request and one response, in encoded messages.
    ///
    /// - Throws: how the call failed.
    package func unary(
        _ name: String, _ request: [UInt8], _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> [UInt8] {
        do throws(RPCError) {
            return try await channel().unary(name, request, options)
        } catch {
            // The server asks every client from time to time to connect again.
            guard error.isNotProcessed, error.reason == ErrorReason.draining.name else { throw error }
            return try await channel().unary(name, request, options)
        }
    }

    /// Opens a call with one request and many responses, in encoded messages.
    ///
    /// - Throws: why it could not be opened.
    package func open(
        _ name: String, _ request: [UInt8]? = nil, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClientCall {
        do throws(RPCError) {
            return try await channel().open(name, options, request: request)
        } catch {
            guard error.isNotProcessed, error.reason == ErrorReason.draining.name else { throw error }
            return try await channel().open(name, options, request: request)
        }
    }
}
