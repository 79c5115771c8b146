package import RegentMessages
import RegentModel

/// The clocks of a policy pack by which incidents run.
package struct IncidentClocks: Sendable, Hashable {
    private static let hourMicros: Int64 = 3_600_000_000

    /// Those of the pack `internal` that comes with the daemon.
    package static let standard: IncidentClocks = {
        // A test reads what comes with the daemon: a pack that is wrong ends the build, not a call.
        guard let packs = try? PackLibrary(), let pack = try? packs.pack(PackLibrary.standardID) else {
            preconditionFailure("the pack \(PackLibrary.standardID) cannot be read")
        }
        return IncidentClocks(of: pack)
    }()

    /// Id of the pack.
    package let pack: String
    private let clocks: CompliancePack.Clocks

    /// The clocks of a pack.
    package init(of pack: CompliancePack) { (self.pack, clocks) = (pack.id, pack.clocks) }

    /// How long the same source and subject are one incident, from one report to the next, microseconds.
    package var windowMicros: Int64 { clocks.incidentWindowHours * Self.hourMicros }

    /// How long an incident of a severity may take; nil = as long as it takes.
    package func micros(of severity: IncidentSeverity) -> Int64? {
        clocks.incidentDueHours[severity].map { $0 * Self.hourMicros }
    }

    /// Until when an incident of a severity is to be resolved; nil = whenever.
    ///
    /// - Parameter begin: when its time began, microseconds since 1970.
    package func dueTime(_ severity: IncidentSeverity, from begin: Int64) -> Timestamp? {
        guard let length = micros(of: severity) else { return nil }
        let (due, isBeyond) = begin.addingReportingOverflow(length)
        return Timestamp(microseconds: isBeyond ? .max : due)
    }
}
