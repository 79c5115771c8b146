public import RegentRPC
import RegentModel

/// Where a daemon listens.
public struct Address: Sendable, Hashable, CustomStringConvertible {
    /// Path of the Unix socket.
    let socketPath: String

    /// An address as text: `unix:PATH`.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT.
    public init(_ text: String) throws(RPCError) {
        guard text.hasPrefix("unix:"), text.utf8.count > 5 else {
            throw RPCError(.badRequest, "\(text) is not an address: expected unix:PATH")
        }
        socketPath = String(text.dropFirst(5))
    }

    /// The text the address was made of.
    public var description: String { "unix:" + socketPath }
}
