import RegentModel
import RegentRPC
package import RegentTransport
import RegentTransportInProcess
import RegentWire
import Synchronization

/// One connection over HTTP, and the connections in memory that its requests are called over: one for each of the
/// credentials that it has shown lately, so that the server knows its peer as it would over a socket.
package final class GatewayConnection: Sendable {
    private struct State {
        var peer: PeerIdentity
        /// Those used last are at the end.
        var channels: [(credentials: Credentials, channel: RPCChannel)] = []
        var isClosed = false
        var isRequestWhole = false
        var askForBody: (@Sendable () -> Void)?
    }

    /// How a call is authenticated.
    package enum Credentials: Hashable, Sendable {
        /// As whom the system or TLS identifies.
        case peer
        /// By a token.
        case token([UInt8])
        /// As somebody else, whom the system has identified before.
        case somebody(PeerIdentity)
    }

    /// Credentials of one connection that stay connected.
    private static let channelsMax = 4

    private let listener: InProcessListener
    private let state: Mutex<State>
    /// Shared by all connections.
    let bodyRoom: BodyRoom

    init(_ listener: InProcessListener, peer: PeerIdentity, bodyRoom: BodyRoom) {
        self.listener = listener
        self.bodyRoom = bodyRoom
        state = Mutex(State(peer: peer))
    }

    /// Who is at its other end.
    package var peer: PeerIdentity { state.withLock { $0.peer } }

    /// Records what TLS says of the peer.
    func identified(as peer: PeerIdentity) { state.withLock { $0.peer = peer } }

    /// Whether the request that is being answered has come whole; while it has not, an end of its body is a loss.
    var isRequestWhole: Bool {
        get { state.withLock { $0.isRequestWhole } }
        set { state.withLock { $0.isRequestWhole = newValue } }
    }

    /// The client holds the body of its request back until it is asked for it; nil = it does not.
    func bodyIsHeld(until ask: (@Sendable () -> Void)?) { state.withLock { $0.askForBody = ask } }

    /// Asks for a body that is held back.
    func askForBody() {
        let ask = state.withLock { $0.askForBody.take() }
        ask?()
    }

    /// A connection to the server, with these credentials.
    ///
    /// - Throws: UNAUTHENTICATED where nobody has them; UNAVAILABLE where the server takes no more connections.
    func channel(_ credentials: Credentials) async throws(RPCError) -> RPCChannel {
        if let open = take(credentials) { return open }
        var settings = ConnectionSettings(agent: "regentd-http")
        var peer = self.peer
        switch credentials {
        case .peer: break
        case .token(let token): settings.token = token
        case .somebody(let somebody): peer = somebody
        }
        let fresh = try await RPCChannel.connect(listener.dialer(peer: peer), settings: settings)
        try keep(fresh, credentials)
        return fresh
    }

    /// The channel of credentials that still takes calls.
    private func take(_ credentials: Credentials) -> RPCChannel? {
        state.withLock { state in
            guard let place = state.channels.firstIndex(where: { $0.credentials == credentials }) else { return nil }
            let found = state.channels.remove(at: place)
            guard !found.channel.hasEnded else { return nil }
            state.channels.append(found)
            return found.channel
        }
    }

    private func keep(_ channel: RPCChannel, _ credentials: Credentials) throws(RPCError) {
        let (isClosed, old) = state.withLock { state -> (Bool, RPCChannel?) in
            guard !state.isClosed else { return (true, nil) }
            state.channels.append((credentials, channel))
            return (false, state.channels.count > Self.channelsMax ? state.channels.removeFirst().channel : nil)
        }
        // Its calls have ended: the requests of a connection come one after the other.
        old?.close()
        guard isClosed else { return }
        channel.close()
        throw RPCError(.connectionLost, "the client closed the connection")
    }

    /// The peer is gone: its calls end.
    func close() {
        let channels = state.withLock { state in
            state.isClosed = true
            defer { state.channels = [] }
            return state.channels
        }
        for (_, channel) in channels { channel.close() }
    }
}
