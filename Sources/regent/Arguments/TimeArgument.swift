import ArgumentParser
import Foundation
import RegentMessages

/// A point in time: RFC 3339, so long ago, for example `-90m`, `-24h`, `-7d`, or in so long, for example `+4h`.
struct TimeArgument: ExpressibleByArgument, Sendable {
    private static let unitSeconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

    /// The point in time.
    let time: Timestamp

    init?(argument: String) {
        if let time = Timestamp(rfc3339: argument) {
            self.time = time
            return
        }
        guard let sign = argument.first, "+-".contains(sign), let unit = argument.last.flatMap({ Self.unitSeconds[$0] }),
            let count = Int64(argument.dropFirst().dropLast()), (0...1_000_000).contains(count)
        else { return nil }
        let distance = sign == "-" ? -count * unit : count * unit
        time = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + distance)
    }
}
