/// What the daemon knows of its own health.
package struct GatewayHealth: Sendable {
    /// One thing that must hold for the daemon to serve.
    package struct Check: Hashable, Sendable {
        /// Name, for example `writer`.
        package let name: String
        /// Whether it holds.
        package let isOK: Bool

        /// Names a check and what came of it.
        package init(_ name: String, isOK: Bool) {
            self.name = name
            self.isOK = isOK
        }
    }

    /// Makes every check.
    package var readiness: @Sendable () async -> [Check]
    /// Whether the start is over.
    package var hasStarted: @Sendable () -> Bool

    /// Names who makes the checks.
    package init(readiness: @escaping @Sendable () async -> [Check], hasStarted: @escaping @Sendable () -> Bool) {
        self.readiness = readiness
        self.hasStarted = hasStarted
    }
}

/// The figures for those who ask `/metrics`.
package struct GatewayMetrics: Sendable {
    /// The media type and the text for an `Accept` header; nil = there is none.
    package var render: @Sendable (_ accept: String?) async -> (mediaType: String, text: [UInt8])

    /// Names who renders them.
    package init(render: @escaping @Sendable (_ accept: String?) async -> (mediaType: String, text: [UInt8])) {
        self.render = render
    }
}
