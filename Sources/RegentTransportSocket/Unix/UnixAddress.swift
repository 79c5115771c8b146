import NIOCore
import RegentTransport

/// What can be wrong with the path of a socket.
enum UnixAddress {
    static func check(_ path: String) throws(TransportError) {
        guard !path.isEmpty, path.utf8.count <= UnixListener.pathBytesMax else {
            throw TransportError(
                .addressInvalid,
                "socket path of \(path.utf8.count) bytes, at most \(UnixListener.pathBytesMax): \(path)")
        }
    }

    /// The error of this floor for one of NIO or the system.
    static func transportError(_ error: any Error, at path: String) -> TransportError {
        switch (error as? IOError)?.errnoCode {
        case 98: TransportError(.addressInUse, "\(path) is in use")
        case 2, 20: TransportError(.refused, "\(path) does not exist")
        case 111, 11: TransportError(.refused, "nobody listens on \(path)")
        case 1, 13, 30: TransportError(.denied, "\(path) is not allowed")
        default: TransportError(.refused, "\(path): \(error)")
        }
    }
}
