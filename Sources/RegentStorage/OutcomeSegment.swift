import RegentMessages

/// One reported batch of route outcomes, to be stored.
package struct OutcomeSegment: Sendable, Hashable {
    /// The principal that reports, to whom the reporter belongs.
    package let principal: String
    /// Name of the sequence of batches.
    package let reporter: String
    /// Number of the batch in it, from 1 without gaps.
    package let seq: UInt64
    /// What it holds.
    package let content: OutcomeContent

    /// A batch to be kept.
    package init(principal: String, reporter: String, seq: UInt64, content: OutcomeContent) {
        self.principal = principal
        self.reporter = reporter
        self.seq = seq
        self.content = content
    }
}

/// The rows of one batch, or of several that were merged. What the bytes mean is Bulk's business.
package struct OutcomeContent: Sendable, Hashable {
    /// Id of the environment.
    package let environment: String
    /// Outcomes in it, 1 … 8,192.
    package let outcomeCount: UInt32
    /// First and last create time, microseconds since 1970.
    package let times: ClosedRange<Int64>
    /// SHA-256 of the content, 32 bytes; of one batch what it is recognised by.
    package let digest: [UInt8]
    /// What a summary reads, but for the times.
    package let hot: [UInt8]
    /// The create times.
    package let packedTimes: [UInt8]
    /// The rest, as one zstd frame.
    package let cold: [UInt8]
    /// What a summary needs of all rows; empty where it reads the columns.
    package let summary: [UInt8]
    /// Which values it holds, by dimension: what its outcomes are found by.
    package let values: [OutcomeDimension: [String]]
    /// Which request ids it may hold.
    package let filter: [UInt8]

    /// Rows to be kept.
    package init(
        environment: String, outcomeCount: UInt32, times: ClosedRange<Int64>, digest: [UInt8], hot: [UInt8],
        packedTimes: [UInt8], cold: [UInt8], summary: [UInt8] = [], values: [OutcomeDimension: [String]],
        filter: [UInt8]
    ) {
        precondition(digest.count == 32, "a digest has 32 bytes")
        self.environment = environment
        self.outcomeCount = outcomeCount
        self.times = times
        self.digest = digest
        self.hot = hot
        self.packedTimes = packedTimes
        self.cold = cold
        self.summary = summary
        self.values = values
        self.filter = filter
    }

    /// Bytes of its columns and of what it is found by.
    var byteCount: Int { hot.count + packedTimes.count + cold.count + summary.count + filter.count }
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

extension OutcomeContent {
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

/// A segment without its content.
package struct OutcomeSegmentKey: Sendable, Hashable {
    /// Id, rising in the order of storing.
    package let id: Int64
    /// The batches of the environment that it holds, by their ids.
    package let batches: ClosedRange<Int64>
    /// Outcomes in it; 0 where all were erased.
    package let outcomeCount: UInt32
    /// First and last create time, microseconds since 1970.
    package let times: ClosedRange<Int64>

    /// A segment.
    package init(id: Int64, batches: ClosedRange<Int64>, outcomeCount: UInt32, times: ClosedRange<Int64>) {
        self.id = id
        self.batches = batches
        self.outcomeCount = outcomeCount
        self.times = times
    }
}

/// A batch whose rows a segment holds.
package struct OutcomeBatchKey: Sendable, Hashable {
    /// Place in the order of all batches, from 1.
    package let id: Int64
    /// Name of the sequence of batches.
    package let reporter: String
    /// Number of the batch in it.
    package let seq: UInt64
    /// Outcomes in it.
    package let outcomeCount: UInt32
    /// Whether the digest of its rows is known, by which it is verified once it was merged with others.
    package let hasContentDigest: Bool
    /// The last revision of the ledger when it was stored.
    package let revision: UInt64
}

/// A stored segment with the columns that were asked for; the others are empty.
package struct StoredOutcomes: Sendable, Hashable {
    /// Id of the segment, rising in the order of storing.
    package let id: Int64
    /// Id of the environment.
    package let environment: String
    /// Outcomes in it; 0 where all were erased.
    package let outcomeCount: UInt32
    /// First and last create time, microseconds since 1970.
    package let times: ClosedRange<Int64>
    /// SHA-256 of the content.
    package let digest: [UInt8]
    /// The columns that a summary reads.
    package let hot: [UInt8]
    /// The create times; nil where they were not asked for, or are among the hot columns.
    package let packedTimes: [UInt8]?
    /// The rest.
    package let cold: [UInt8]
    /// Whether the hot columns are as releases up to format 3 kept them: one message, with the times.
    package let isEarlier: Bool
}
