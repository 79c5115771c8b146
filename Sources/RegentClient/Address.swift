public import RegentRPC
import RegentModel
package import RegentTransport
import RegentTransportSocket

/// Where a daemon listens.
public struct Address: Sendable, Hashable, CustomStringConvertible {
    private enum Place: Hashable {
        case unix(path: String)
        case embedded(EmbeddedPlace)
    }

    private let place: Place

    /// An address as text: `unix:PATH`.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT.
    public init(_ text: String) throws(RPCError) {
        guard text.hasPrefix("unix:"), text.utf8.count > 5 else {
            throw RPCError(.badRequest, "\(text) is not an address: expected unix:PATH")
        }
        place = .unix(path: String(text.dropFirst(5)))
    }

    /// The address of a server in this process.
    ///
    /// - Parameter name: what the address shows as.
    package init(embedded dialer: some Dialer, name: String) {
        place = .embedded(EmbeddedPlace(dialer: dialer, name: name))
    }

    /// The text the address was made of.
    public var description: String {
        switch place {
        case .unix(let path): "unix:" + path
        case .embedded(let place): "embedded:" + place.name
        }
    }

    /// The way there.
    package var dialer: any Dialer {
        switch place {
        case .unix(let path): UnixDialer(path: path, loops: .ofProcess)
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
