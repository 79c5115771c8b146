package import RegentMessages
import RegentModel

/// A query that is ready to be answered: checked, with the times that it means.
package struct MetricsQuery: Sendable {
    /// What it says.
    package let shape: QueryShape
    /// Times that count, microseconds since 1970.
    package let times: Range<Int64>
    /// Buckets of time; nil = none.
    package let buckets: TimeBuckets?
    /// Fields that a chunk of rows has as columns, in their order.
    package let fields: [QueryField]

    /// A query as of now.
    ///
    /// - Parameters:
    ///   - now: microseconds since 1970.
    ///   - zone: of the region of the query, for the times of the query; UTC where it names none.
    /// - Throws: `Refusal` QUERY_INVALID, QUERY_TOO_LARGE.
    package init(_ shape: QueryShape, now: Int64, zone: (Range<Int64>) throws -> ZoneOffsets) throws {
        let times = try Self.times(shape.request, now: now)
        self.shape = shape
        self.times = times
        buckets = try Self.buckets(of: times, widthSeconds: shape.request.bucketSeconds, zone)
        fields = shape.fields
    }

    /// A query without the zone of a region, as of now.
    ///
    /// - Throws: `Refusal` QUERY_INVALID, FILTER_INVALID, QUERY_TOO_LARGE.
    package init(_ request: QueryMetricsRequest, now: Int64) throws {
        try self.init(QueryShape(reading: request), now: now) { _ in .utc }
    }

    /// The buckets; nil for a width of 0. The clocks are asked once it is known that there are not too many.
    private static func buckets(
        of times: Range<Int64>, widthSeconds: UInt32, _ zone: (Range<Int64>) throws -> ZoneOffsets
    ) throws -> TimeBuckets? {
        guard widthSeconds > 0 else { return nil }
        try TimeBuckets.check(times, widthSeconds: widthSeconds)
        return try TimeBuckets(of: times, widthSeconds: widthSeconds, in: try zone(times))
    }

    /// The end of the year 9999: buckets beyond it would count past the last number.
    private static let timeMax: Int64 = 253_402_300_800_000_000

    private static func times(_ request: QueryMetricsRequest, now: Int64) throws(Refusal) -> Range<Int64> {
        func before(_ seconds: UInt32) -> Int64 { max(0, now - Int64(seconds) * 1_000_000) }
        let from = request.sinceSeconds > 0 ? before(request.sinceSeconds) : request.fromTime?.microseconds ?? 0
        let to = request.untilSeconds > 0 ? before(request.untilSeconds) : request.toTime?.microseconds ?? now
        guard to <= timeMax else { throw .invalidQuery("to_time", "must be before the year 10000") }
        guard max(0, from) < to else {
            throw .invalidQuery(request.sinceSeconds > 0 ? "since_seconds" : "from_time", "must be before its end")
        }
        return max(0, from)..<to
    }
}
