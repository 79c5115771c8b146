import RegentTransport

/// Checks of the path of a socket.
enum UnixAddress {
    static func check(_ path: String) throws(TransportError) {
        guard !path.isEmpty, path.utf8.count <= UnixListener.pathBytesMax else {
            throw TransportError(
                .addressInvalid,
                "socket path of \(path.utf8.count) bytes, at most \(UnixListener.pathBytesMax) are allowed: \(path)"
            )
        }
    }
}
