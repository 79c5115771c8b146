import NIOCore
import NIOPosix
import RegentTransport

/// Errors of NIO and the system as this floor's own.
enum SocketFailure {
    /// Why a port could not be opened.
    static func ofListening(_ error: any Error, on address: NetworkAddress) -> TransportError {
        if let error = error as? TransportError { return error }
        switch (error as? IOError)?.errnoCode {
        case 98: return TransportError(.addressInUse, "\(address) is in use")
        case 99: return TransportError(.addressInvalid, "\(address) is no address of this machine")
        case 1, 13: return TransportError(.denied, "\(address) is not allowed")
        default: return TransportError(.addressInvalid, "\(address): \(error)")
        }
    }

    /// Why a connection could not be opened.
    static func ofConnecting(_ error: any Error, to address: NetworkAddress) -> TransportError {
        if let error = error as? TransportError { return error }
        guard let connecting = error as? NIOConnectionError else {
            return TransportError(.refused, "\(address): \(error)")
        }
        guard let first = connecting.connectionErrors.first else {
            return TransportError(.refused, "\(address.host) is not known")
        }
        if (first.error as? IOError)?.errnoCode == 111 {
            return TransportError(.refused, "nobody listens on \(address)")
        }
        return TransportError(.refused, "\(address): \(first.error)")
    }
}

extension SocketAddress {
    /// Address and port as text, for example `127.0.0.1:40312`; nil for what is no IP.
    var endpoint: String? {
        guard let ipAddress, let port else { return nil }
        return ipAddress.contains(":") ? "[\(ipAddress)]:\(port)" : "\(ipAddress):\(port)"
    }

    /// Whether it is of this machine.
    var isLoopback: Bool { ipAddress == "::1" || ipAddress?.hasPrefix("127.") == true }
}
