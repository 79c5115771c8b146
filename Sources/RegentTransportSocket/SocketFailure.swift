import NIOCore
import NIOPosix
import RegentSystem
package import RegentTransport

/// Errors of NIO and the system as this layer's own.
package enum SocketFailure {
    /// Why a path or a port could not be opened.
    package static func ofListening(_ error: any Error, on place: some CustomStringConvertible) -> TransportError {
        if let error = error as? TransportError { return error }
        return switch systemNumber(error) {
        case 98: TransportError(.addressInUse, "\(place) is already in use")
        case 88: TransportError(.addressInUse, "\(place) exists and is not a socket")
        case 99: TransportError(.addressInvalid, "\(place) is not an address of this machine")
        case 2, 20: TransportError(.addressInvalid, "the folder of \(place) does not exist")
        case 1, 13, 30: TransportError(.denied, "\(place): permission denied")
        default: TransportError(.addressInvalid, "\(place): \(words(error))")
        }
    }

    /// Why a connection could not be opened.
    static func ofConnecting(_ error: any Error, to place: some CustomStringConvertible) -> TransportError {
        if let error = error as? TransportError { return error }
        var cause = error
        if let attempts = error as? NIOConnectionError {
            guard let first = attempts.connectionErrors.first else {
                return TransportError(.refused, "the host name of \(place) cannot be resolved")
            }
            cause = first.error
        }
        return switch systemNumber(cause) {
        case 2, 20: TransportError(.refused, "\(place) does not exist")
        case 11, 111: TransportError(.refused, "nothing listens on \(place)")
        case 1, 13, 30: TransportError(.denied, "\(place): permission denied")
        default: TransportError(.refused, "\(place): \(words(cause))")
        }
    }

    private static func words(_ error: any Error) -> String {
        systemNumber(error).map(SystemError.text) ?? "\(error)"
    }

    private static func systemNumber(_ error: any Error) -> Int32? {
        (error as? IOError)?.errnoCode ?? (error as? SystemError)?.errno
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
