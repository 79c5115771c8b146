import ArgumentParser

/// A time in whole seconds: `90s`, `15m`, `12h`, `30d`.
struct TTLArgument: ExpressibleByArgument, Sendable {
    private static let unitSeconds: [Character: UInt32] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

    let seconds: UInt32

    init?(argument: String) {
        guard let unit = argument.last.flatMap({ Self.unitSeconds[$0] }),
            let count = UInt32(argument.dropLast()),
            case (let seconds, let isTooLarge) = count.multipliedReportingOverflow(by: unit), !isTooLarge,
            seconds > 0
        else { return nil }
        self.seconds = seconds
    }
}
