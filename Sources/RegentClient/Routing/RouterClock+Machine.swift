import Foundation

extension RouterClock {
    /// Microseconds since 1970, by the machine.
    package static func machine() -> Int64 { Int64(Date.now.timeIntervalSince1970 * 1_000_000) }
}
