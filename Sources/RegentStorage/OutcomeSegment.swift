import RegentMessages

/// One reported batch of route outcomes as the store keeps it. What the bytes mean is Bulk's business.
package struct OutcomeSegment: Sendable, Hashable {
    /// The principal that reports, to whom the reporter belongs.
    package let principal: String
    /// Name of the sequence of batches.
    package let reporter: String
    /// Number of the batch in it, from 1 without gaps.
    package let seq: UInt64
    /// Id of the environment.
    package let environment: String
    /// Outcomes in it, 1 … 8,192.
    package let outcomeCount: UInt32
    /// First and last create time, microseconds since 1970.
    package let times: ClosedRange<Int64>
    /// SHA-256 of the batch's content, 32 bytes.
    package let digest: [UInt8]
    /// The columns that a summary reads.
    package let hot: [UInt8]
    /// The rest, as one zstd frame.
    package let cold: [UInt8]
    /// Which values it holds, by dimension: what its outcomes are found by.
    package let values: [OutcomeDimension: [String]]
    /// Which request ids it may hold.
    package let filter: [UInt8]

    /// A batch to be kept.
    package init(
        principal: String, reporter: String, seq: UInt64, environment: String, outcomeCount: UInt32,
        times: ClosedRange<Int64>, digest: [UInt8], hot: [UInt8], cold: [UInt8],
        values: [OutcomeDimension: [String]], filter: [UInt8]
    ) {
        precondition(digest.count == 32, "a digest has 32 bytes")
        self.principal = principal
        self.reporter = reporter
        self.seq = seq
        self.environment = environment
        self.outcomeCount = outcomeCount
        self.times = times
        self.digest = digest
        self.hot = hot
        self.cold = cold
        self.values = values
        self.filter = filter
    }

    /// Bytes of its columns and of what it is found by.
    var byteCount: Int { hot.count + cold.count + filter.count }
}

/// One row of what a segment is found by.
package struct OutcomeIndexEntry: Sendable, Hashable {
    /// Id of the environment.
    package let environment: String
    /// Name of the dimension.
    package let dimension: String
    /// A value that outcomes of the segment have.
    package let value: String
    /// First create time of the segment, microseconds since 1970.
    package let minMicros: Int64
    /// Last create time of the segment, microseconds since 1970.
    package let maxMicros: Int64

    /// Whether both are the same row, its value by bytes.
    package static func == (one: OutcomeIndexEntry, other: OutcomeIndexEntry) -> Bool {
        (one.environment, one.dimension, one.minMicros, one.maxMicros)
            == (other.environment, other.dimension, other.minMicros, other.maxMicros)
            && ExactText(one.value) == ExactText(other.value)
    }
}

extension OutcomeSegment {
    /// The rows that it is found by.
    package var indexEntries: Set<OutcomeIndexEntry> {
        Set(
            values.flatMap { dimension, values in
                values.map {
                    OutcomeIndexEntry(
                        environment: environment, dimension: dimension.rawValue, value: $0,
                        minMicros: times.lowerBound, maxMicros: times.upperBound)
                }
            })
    }
}

/// The columns by which outcomes are found, besides their request id.
package enum OutcomeDimension: String, Sendable, Hashable, CaseIterable {
    /// Provider whose answer was used.
    case selectedProvider = "selected_provider"
    /// Name of the strategy.
    case routeStrategy = "route_strategy"
}

/// The position of a segment among those that have a value: the newest first, and of equals the last stored.
package struct OutcomePlace: Sendable, Hashable {
    /// Id of the segment.
    package let segment: Int64
    /// First and last create time of the segment, microseconds since 1970.
    package let times: ClosedRange<Int64>

    /// Before the newest.
    package static let start = OutcomePlace(segment: .max, times: 0...Int64.max)
}

/// A stored batch with the columns that were asked for; the others are empty.
package struct StoredOutcomes: Sendable, Hashable {
    /// Id of the segment, rising in the order of storing.
    package let id: Int64
    /// Id of the environment.
    package let environment: String
    /// Outcomes in it.
    package let outcomeCount: UInt32
    /// SHA-256 of the batch's content.
    package let digest: [UInt8]
    /// The columns that a summary reads.
    package let hot: [UInt8]
    /// The rest.
    package let cold: [UInt8]
    /// Whether its content was erased because its time was over; then both columns are empty.
    package let isErased: Bool
}
