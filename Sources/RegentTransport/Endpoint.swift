/// Where a daemon takes connections.
package protocol Listener: Sendable {
    /// Begins to take connections; returns when dialers can reach it.
    ///
    /// - Throws: `TransportError` when the place is taken or not allowed.
    func listen(_ attach: @escaping ConnectionAttach) async throws(TransportError)

    /// Takes no more connections; open ones stay. Repeating it is harmless.
    func close() async
}

/// Where a client finds a daemon.
package protocol Dialer: Sendable {
    /// Opens one connection; returns when it is open.
    ///
    /// - Throws: `TransportError` when nobody answers.
    func dial(_ attach: @escaping ConnectionAttach) async throws(TransportError)
}
