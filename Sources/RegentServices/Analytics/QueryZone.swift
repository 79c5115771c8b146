import RegentAnalytics
import RegentGovernance

/// The clocks by which the buckets of a query begin.
struct QueryZone: Sendable {
    /// Buckets are no longer than 30 days, and no clock was ever further from UTC than a day and a bit.
    private static let marginSeconds: Int64 = 32 * 86_400

    let rules: TimeZoneRules

    /// The offsets that the buckets of a range of time need; times in microseconds since 1970.
    func offsets(during times: Range<Int64>) -> ZoneOffsets {
        let from = times.lowerBound / 1_000_000 - Self.marginSeconds
        let to = times.upperBound / 1_000_000
        let found = rules.offsets(from: from, to: max(from, to))
        return ZoneOffsets(
            first: found.first, changes: found.changes.map { ZoneOffsets.Change(at: $0.at, offset: $0.offset) })
    }
}
