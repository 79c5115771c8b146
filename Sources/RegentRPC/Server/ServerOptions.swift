package import Logging
package import RegentSystem
package import RegentTransport
package import RegentWire

/// How a server meets its clients.
package struct ServerOptions: Sendable {
    /// Its settings, as sent in its HELLO.
    package var settings: ConnectionSettings
    /// The limits for all its clients together.
    package var limits: ServerLimits
    /// The permissions of callers.
    package var admission: Admission
    /// Receives unknown errors.
    package var logger: Logger
    /// Receives the times of messages; nil for none.
    package var clocks: StageClocks?
    /// Threads for handlers, whose time is shared fairly between connections; 0 for the threads that all tasks share,
    /// first come first served.
    package var callThreads = 0
    /// Takes calls that are to be traced; nil = none is.
    package var tracing: (any CallTracing)?
    /// Takes failures of calls, to group them; nil = nobody does.
    package var failures: (any CallFailureSink)?
    /// From which time on a call is reported as slow; nil = none is.
    package var slowCallMin: Duration?
    /// Whether calls are answered from the bytes that were read, as far as their methods can. The answers are the same;
    /// tests compare them.
    package var answersInPlace = true
    /// Whether a peer can disappear without closing the connection, so that it is sent PINGs and its connection has
    /// an age.
    package var isRemote: @Sendable (PeerIdentity) -> Bool = { $0.isRemote }
    /// The time that every limit is measured by; the transport's timers only bring the looks at it.
    package var now: @Sendable () -> ContinuousClock.Instant = { .now }
    /// A random number in 0..<1, which spreads retries and ages.
    package var random: @Sendable () -> Double = { .random(in: 0..<1) }

    /// The settled numbers, by default.
    package init(
        settings: ConnectionSettings = ConnectionSettings(
            agent: "regentd", pingIntervalMin: WireLimits.pingIntervalMin),
        limits: ServerLimits = ServerLimits(), admission: Admission = Admission(),
        logger: Logger = Logger(label: "regent.rpc"), clocks: StageClocks? = nil
    ) {
        self.settings = settings
        self.limits = limits
        self.admission = admission
        self.logger = logger
        self.clocks = clocks
    }
}
