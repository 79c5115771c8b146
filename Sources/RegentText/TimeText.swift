import Foundation
package import RegentMessages

/// Points in time as text.
package enum TimeText {
    /// UTC, for example "2026-08-01T01:45:00.123456Z"; empty where there is none.
    package static func of(_ time: Timestamp?) -> String { time?.rfc3339 ?? "" }

    /// Now in UTC, to the second, for example "2026-08-01T01:45:00Z".
    package static func now() -> String {
        of(Timestamp(microseconds: Int64(Date().timeIntervalSince1970) * 1_000_000))
    }

    /// Now, in the letters of an id, for example "20260801T014500Z".
    package static func nowForNames() -> String {
        let now = Timestamp(microseconds: Int64(Date().timeIntervalSince1970) * 1_000_000)
        return of(now).prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
