import Foundation
package import RegentGovernance

/// The time zones that the machine has.
package enum SystemTimeZones {
    /// Where systems keep them.
    private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo"]

    /// The rules of a zone, as the system's files have them now; nil for a zone that there is not. UTC needs no file.
    package static func rules(of name: String) -> TimeZoneRules? {
        guard TimeZoneRules.isName(name) else { return nil }
        for folder in folders {
            guard let content = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
            return TimeZoneRules(Array(content))
        }
        return name == "UTC" ? .utc : nil
    }
}
