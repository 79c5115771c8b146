package import Logging
package import RegentMessages
import Synchronization

/// From which level on the log is written; it can be changed while the daemon runs.
package final class LogThreshold: Sendable {
    /// The level of the configuration.
    package let configured: Logger.Level
    private let current: Mutex<Logger.Level>

    /// Begins with the configured level.
    package init(_ configured: Logger.Level = .info) {
        self.configured = configured
        current = Mutex(configured)
    }

    /// The level in force.
    package var level: Logger.Level {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }

    /// Takes the level of the configuration again.
    package func reset() { level = configured }
}

/// Writes to another handler what is at or above a threshold.
struct ThresholdLogHandler: LogHandler {
    private var base: any LogHandler
    private let threshold: LogThreshold
    /// What this logger was set to: other loggers of the threshold are not changed by it.
    private var own = Logger.Level.trace

    init(_ base: any LogHandler, _ threshold: LogThreshold) {
        self.base = base
        self.base.logLevel = .trace
        self.threshold = threshold
    }

    var logLevel: Logger.Level {
        get { max(own, threshold.level) }
        set { own = newValue }
    }

    var metadata: Logger.Metadata {
        get { base.metadata }
        set { base.metadata = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { base[metadataKey: key] }
        set { base[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) { base.log(event: event) }
}

extension LogLevel {
    /// The level of swift-log; info for none.
    package var logger: Logger.Level {
        switch self {
        case .trace: .trace
        case .debug: .debug
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        case .critical: .critical
        default: .info
        }
    }

    /// That of swift-log.
    package init(_ level: Logger.Level) {
        self =
            switch level {
            case .trace: .trace
            case .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
    }
}
