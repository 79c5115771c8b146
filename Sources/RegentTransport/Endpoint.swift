/// An address on which a daemon accepts connections.
package protocol Listener: Sendable {
    /// Begins to take connections; returns when dialers can reach it.
    ///
    /// - Throws: `TransportError` when the place is taken or not allowed.
    func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError)

    /// Accepts no more connections; open ones stay. Repeating it is harmless.
    func close() async
}

/// An address at which a client reaches a daemon.
package protocol Dialer: Sendable {
    /// Opens one connection; returns when it is open.
    ///
    /// - Throws: `TransportError` when nothing answers.
    func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError)
}
