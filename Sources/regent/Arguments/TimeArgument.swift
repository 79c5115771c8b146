import ArgumentParser
import Foundation
import RegentMessages
import RegentText

/// A point in time: RFC 3339, an age, for example `-90m`, `-7d`, or a time ahead, for example `+4h`.
struct TimeArgument: ExpressibleByArgument, Sendable {
    /// The point in time.
    let time: Timestamp

    init?(argument: String) {
        if let time = Timestamp(rfc3339: argument) {
            self.time = time
        } else if argument.first == "-", let age = DurationText.seconds(argument.dropFirst()) {
            time = Timestamp(seconds: Int64(Date().timeIntervalSince1970) - age)
        } else if argument.first == "+", let ahead = DurationText.seconds(argument.dropFirst()) {
            time = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + ahead)
        } else {
            return nil
        }
    }
}

/// How long something is valid: `90s`, `15m`, `12h`, `30d`.
struct TTLArgument: ExpressibleByArgument, Sendable {
    let seconds: UInt32

    init?(argument: String) {
        guard let seconds = DurationText.seconds(argument).flatMap(UInt32.init(exactly:)), seconds > 0 else {
            return nil
        }
        self.seconds = seconds
    }
}
