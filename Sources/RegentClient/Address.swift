import RegentModel
public import RegentRPC
package import RegentTransport
package import RegentTransportSocket

/// The address of a daemon.
public struct Address: Sendable, Hashable, CustomStringConvertible {
    private enum Place: Hashable {
        case socket(SocketPlace)
        case embedded(EmbeddedPlace)
    }

    private let place: Place

    /// An address as text: `unix:PATH`, `tls:HOST:PORT` (TLS 1.3), or `tcp:HOST:PORT` (without TLS, to this machine
    /// only). An IPv6 address is written in brackets: `tls:[2001:db8::7]:7070`.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT.
    public init(_ text: String) throws(RPCError) {
        let socket: SocketPlace
        do throws(TransportError) { socket = try SocketPlace(text) } catch {
            throw RPCError(.badRequest, error.diagnostic)
        }
        guard !socket.leavesPortOpen else { throw RPCError(.badRequest, "\(text) has no port; write HOST:PORT") }
        place = .socket(socket)
    }

    /// The address of a server in this process.
    ///
    /// - Parameter name: the text of the address.
    package init(embedded dialer: some Dialer, name: String) {
        place = .embedded(EmbeddedPlace(dialer: dialer, name: name))
    }

    /// The text from which the address was made.
    public var description: String {
        switch place {
        case .socket(let socket): socket.description
        case .embedded(let place): "embedded:" + place.name
        }
    }

    /// Whether bytes go over TCP.
    package var isRemote: Bool {
        if case .socket(let socket) = place { socket.isRemote } else { false }
    }

    /// The path of a Unix domain socket; nil for an address of another kind.
    var unixPath: String? {
        if case .socket(.unix(let path)) = place { path } else { nil }
    }

    /// The dialer of the address, with the system's CAs for TLS.
    package var dialer: any Dialer { dialer(TLSOptions()) }

    /// The dialer of the address.
    ///
    /// - Parameter loops: the threads that move the bytes of its connections.
    package func dialer(_ tls: TLSOptions, loops: SocketLoops = .ofProcess) -> any Dialer {
        switch place {
        case .socket(.unix(let path)): UnixDialer(path: path, loops: loops)
        case .socket(.tls(let address)): TCPDialer(address, trust: tls.trust, loops: loops)
        case .socket(.tcp(let address)): TCPDialer(address, trust: nil, loops: loops)
        case .embedded(let place): place.dialer
        }
    }
}

/// A server in this process, equal to itself only.
private final class EmbeddedPlace: Sendable, Hashable {
    let dialer: any Dialer
    let name: String

    init(dialer: any Dialer, name: String) {
        self.dialer = dialer
        self.name = name
    }

    static func == (one: EmbeddedPlace, other: EmbeddedPlace) -> Bool { one === other }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
