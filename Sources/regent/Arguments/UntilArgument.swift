import ArgumentParser
import Foundation
import RegentMessages

/// A point in time to come: RFC 3339, or so long from now, for example `12h`, `14d`.
struct UntilArgument: ExpressibleByArgument, Sendable {
    /// The point in time.
    let time: Timestamp

    init?(argument: String) {
        if let time = Timestamp(rfc3339: argument) {
            self.time = time
            return
        }
        guard let span = TTLArgument(argument: argument) else { return nil }
        time = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + Int64(span.seconds))
    }
}
