import ArgumentParser
import RegentText

/// How long to wait: seconds, for example `2.5`, or `90s`, `10m`, `2h`; above 0 and at most a day.
struct TimeoutArgument: ExpressibleByArgument, CustomStringConvertible, Sendable, Hashable {
    /// Longest that anybody waits.
    private static let secondsMax = 86_400.0

    /// Seconds.
    let seconds: Double

    /// As it may be written.
    var description: String { NumberText.decimal(seconds) }

    /// So many seconds.
    init(seconds: Double) { self.seconds = seconds }

    init?(argument: String) {
        guard let seconds = Double(argument) ?? DurationText.seconds(argument).map(Double.init), seconds > 0,
            seconds <= Self.secondsMax
        else { return nil }
        self.seconds = seconds
    }
}
