package import RegentModel
import RegentMessages

extension HealthRecord {
    /// The record as it may be worked with, where the store has other values than were ever put: every time from 0 to
    /// the year 38,000, and a share.
    package var bounded: HealthRecord {
        func time(_ micros: Int64) -> Int64 { min(max(0, micros), 1 << 60) }
        var record = self
        record.ejectionMicros = time(ejectionMicros)
        record.readmissionMicros = time(readmissionMicros)
        record.servingMicros = time(servingMicros)
        record.slowStartMicros = time(slowStartMicros)
        record.probeMicros = time(probeMicros)
        record.probeExpireMicros = time(probeExpireMicros)
        record.severity = severity >= 0 && severity <= 1 ? severity : 1
        return record
    }

    /// Time in service after which an ejection less counts.
    /// - Source: docs/routing.md, "Health"
    package static let cleanMicros: Int64 = 300_000_000

    /// Ejections that the length of the next one counts at a time.
    func ejectionCount(at nowMicros: Int64) -> UInt32 {
        guard readmissionMicros == 0, ejectionCount > 0 else { return ejectionCount }
        let clean = max(0, nowMicros - servingMicros) / Self.cleanMicros
        return UInt32(clamping: max(0, Int64(ejectionCount) - clean))
    }

    /// What routing would do with the provider if it were alone.
    func state(at nowMicros: Int64, _ settings: HealthSettings) -> ProviderHealthState {
        if readmissionMicros > 0 { return nowMicros < readmissionMicros ? .ejected : .halfOpen }
        return slowStartMicros > 0 && nowMicros - slowStartMicros < settings.slowStartMicros ? .slowStart : .healthy
    }

    /// Share of its weight by which it serves, in thousandths: from 100 to 1,000 over the slow start.
    func weightPermille(at nowMicros: Int64, _ settings: HealthSettings) -> UInt32 {
        switch state(at: nowMicros, settings) {
        case .healthy: return 1_000
        case .slowStart:
            let elapsed = max(0, nowMicros - slowStartMicros)
            return 100 + UInt32(clamping: min(900, 900 * elapsed / settings.slowStartMicros))
        default: return 0
        }
    }
}
