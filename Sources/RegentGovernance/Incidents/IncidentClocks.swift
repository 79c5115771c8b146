package import RegentMessages
import RegentModel

/// The clocks of a policy pack by which incidents run.
///
/// The only place that knows how long they are: a store that follows another pack has other clocks here.
package struct IncidentClocks: Sendable, Hashable {
    private static let hour: Int64 = 3_600_000_000

    /// Those of the pack `internal`: a day for CRITICAL, three for ERROR, seven for WARNING, 30 for INFO, and a day
    /// from one report to the next.
    package static let standard = IncidentClocks(
        pack: "internal", windowMicros: 24 * hour,
        resolveMicros: [.critical: 24 * hour, .error: 72 * hour, .warning: 168 * hour, .info: 720 * hour])

    /// Id of the pack.
    package let pack: String
    /// How long the same source and subject are one incident, from one report to the next, microseconds.
    package let windowMicros: Int64
    /// How long an incident of a severity may take from its detection until it is resolved, microseconds.
    private let resolveMicros: [IncidentSeverity: Int64]

    /// Clocks, by their parts.
    ///
    /// - Parameter resolveMicros: a severity without one is due whenever.
    package init(pack: String, windowMicros: Int64, resolveMicros: [IncidentSeverity: Int64]) {
        self.pack = pack
        self.windowMicros = windowMicros
        self.resolveMicros = resolveMicros
    }

    /// How long an incident of a severity may take; nil = as long as it takes.
    package func micros(of severity: IncidentSeverity) -> Int64? { resolveMicros[severity] }

    /// Until when an incident of a severity is to be resolved; nil = whenever.
    ///
    /// - Parameter begin: when its time began, microseconds since 1970.
    package func dueTime(_ severity: IncidentSeverity, from begin: Int64) -> Timestamp? {
        guard let length = micros(of: severity) else { return nil }
        let (due, isBeyond) = begin.addingReportingOverflow(length)
        return Timestamp(microseconds: isBeyond ? .max : due)
    }
}
