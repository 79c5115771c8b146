package import Logging
package import RegentWire

/// How a server meets its clients.
package struct ServerOptions: Sendable {
    /// What it says of itself in its HELLO.
    package var settings: ConnectionSettings
    /// Connections at once; one more is closed before its first byte is read.
    package var connectionsMax: Int
    /// Time a client has for its HELLO.
    package var helloTimeout: Duration
    /// Who may call what.
    package var admission: Admission
    /// Where unknown errors are told.
    package var logger: Logger

    /// The settled numbers, unless told otherwise.
    package init(
        settings: ConnectionSettings = ConnectionSettings(agent: "regentd"),
        connectionsMax: Int = 1024, helloTimeout: Duration = WireLimits.helloTimeout,
        admission: Admission = Admission(), logger: Logger = Logger(label: "regent.rpc")
    ) {
        self.settings = settings
        self.connectionsMax = connectionsMax
        self.helloTimeout = helloTimeout
        self.admission = admission
        self.logger = logger
    }
}
