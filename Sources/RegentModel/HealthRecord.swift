package import RegentMessages

/// What is kept of a provider's health beyond a restart: ejections, leases and their times, in microseconds since 1970.
///
/// What they mean is routing's business; storage keeps them.
package struct HealthRecord: Sendable, Hashable {
    /// Why it was ejected last.
    package var cause = EjectionCause.unspecified
    /// When it was ejected last; 0 = never.
    package var ejectionMicros: Int64 = 0
    /// When it may serve a probe; 0 while it serves.
    package var readmissionMicros: Int64 = 0
    /// Ejections that the length of the next one counts, as of `servingMicros`.
    package var ejectionCount: UInt32 = 0
    /// Since when it serves again; 0 = it always did.
    package var servingMicros: Int64 = 0
    /// When its slow start began; 0 = it has none.
    package var slowStartMicros: Int64 = 0
    /// Share of its requests that came to nothing when it was ejected, 0 … 1.
    package var severity = 0.0
    /// When the lease of the probe began; 0 = none is out.
    package var probeMicros: Int64 = 0
    /// When it ends.
    package var probeExpireMicros: Int64 = 0
    /// Who has the probe, or had the last one: a principal; empty = nobody yet.
    package var probeHolder = ""

    /// A record of nothing.
    package init() {}
}
