package import RegentTransport

/// Where a daemon listens, as text: `unix:PATH`, `tls:HOST:PORT`, or `tcp:HOST:PORT` without TLS on this machine.
package enum SocketPlace: Hashable, Sendable, CustomStringConvertible {
    /// A Unix domain socket.
    case unix(path: String)
    /// TLS 1.3 over TCP.
    case tls(NetworkAddress)
    /// Plain TCP, of this machine only.
    case tcp(NetworkAddress)

    /// The forms of addresses, for people.
    package static let forms = "unix:PATH, tls:HOST:PORT or tcp:HOST:PORT"

    /// Reads an address.
    ///
    /// - Throws: `.addressInvalid` when it has none of the forms, or is plain TCP to another machine.
    package init(_ text: String) throws(TransportError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count == 2 ? parts[1] : ""
        switch (parts[0], NetworkAddress(rest)) {
        case ("unix", _) where !rest.isEmpty: self = .unix(path: String(rest))
        case ("tls", let address?): self = .tls(address)
        case ("tcp", let address?):
            guard address.isLoopback else {
                throw TransportError(
                    .addressInvalid, "\(text): plain TCP is limited to 127.0.0.0/8, ::1 and localhost; use tls: instead"
                )
            }
            self = .tcp(address)
        default: throw TransportError(.addressInvalid, "\(text) is not an address; write \(Self.forms)")
        }
    }

    /// The text the address was made of.
    package var description: String {
        switch self {
        case .unix(let path): "unix:" + path
        case .tls(let address): "tls:\(address)"
        case .tcp(let address): "tcp:\(address)"
        }
    }

    /// Whether bytes go over TCP.
    package var isRemote: Bool {
        if case .unix = self { false } else { true }
    }

    /// Whether the port is 0, which only a listener can have.
    package var leavesPortOpen: Bool {
        switch self {
        case .unix: false
        case .tls(let address), .tcp(let address): address.port == 0
        }
    }
}
