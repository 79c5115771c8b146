/// One uploaded batch as the store keeps it: hot columns apart from cold ones, so that a summary reads only
/// what it needs. What the bytes mean is Bulk's business.
package struct SampleSegment: Sendable, Hashable {
    /// Name of the run.
    package let run: String
    /// Name of the upload within the run.
    package let upload: String
    /// Number of the batch in its upload, from 1 without gaps.
    package let seq: UInt64
    /// Samples in it, 1 … 8,192.
    package let sampleCount: UInt32
    /// SHA-256 of the batch's content, 32 bytes.
    package let digest: [UInt8]
    /// Whether samples of it depend on each other; nil = not known.
    package let hasClusters: Bool?
    /// Latency, outcome codes and scores.
    package let hot: [UInt8]
    /// Names and texts, as one zstd frame.
    package let cold: [UInt8]

    /// A batch to be kept.
    package init(
        run: String, upload: String, seq: UInt64, sampleCount: UInt32, digest: [UInt8], hasClusters: Bool? = nil,
        hot: [UInt8], cold: [UInt8]
    ) {
        precondition(digest.count == 32, "a digest has 32 bytes")
        self.run = run
        self.upload = upload
        self.seq = seq
        self.sampleCount = sampleCount
        self.digest = digest
        self.hasClusters = hasClusters
        self.hot = hot
        self.cold = cold
    }

    /// Bytes of its columns.
    var byteCount: Int { hot.count + cold.count }
}

/// The result of a submitted batch; both cases are durable.
package enum SegmentOutcome: Sendable, Hashable {
    /// It is new.
    case stored
    /// The same content was stored before; it counts once.
    case duplicate
}

/// The position of a batch in its run: uploads in the order of their bytes, then numbers.
package struct SegmentPosition: Sendable, Hashable, Comparable {
    /// Name of the upload.
    package let upload: String
    /// Number in the upload.
    package let seq: UInt64

    /// A place.
    package init(upload: String, seq: UInt64) {
        self.upload = upload
        self.seq = seq
    }

    /// The least place after this one. A stored number is below 2^63, so that it has a next one.
    package var next: SegmentPosition { SegmentPosition(upload: upload, seq: seq == .max ? seq : seq + 1) }

    /// Bytes of the upload's name, then numbers; the order of SQL and of the content digest.
    package static func < (left: SegmentPosition, right: SegmentPosition) -> Bool {
        left.upload == right.upload
            ? left.seq < right.seq : left.upload.utf8.lexicographicallyPrecedes(right.upload.utf8)
    }
}

/// A batch without its content.
package struct SegmentKey: Sendable, Hashable {
    /// Where it stands.
    package let position: SegmentPosition
    /// Samples in it.
    package let sampleCount: UInt32
    /// SHA-256 of its content.
    package let digest: [UInt8]
    /// Whether samples of it depend on each other; nil where an earlier release stored it, which did not say.
    package let hasClusters: Bool?

    /// A batch's place, count and digest.
    package init(position: SegmentPosition, sampleCount: UInt32, digest: [UInt8], hasClusters: Bool? = nil) {
        self.position = position
        self.sampleCount = sampleCount
        self.digest = digest
        self.hasClusters = hasClusters
    }

    /// The first bytes of a digest tell keys apart as well as everything would.
    package func hash(into hasher: inout Hasher) {
        for byte in digest.prefix(8) { hasher.combine(byte) }
    }
}

/// A batch with the columns that were asked for; the others are empty.
package struct StoredSegment: Sendable, Hashable {
    /// Where it stands, its count and digest.
    package let key: SegmentKey
    /// Latency, outcome codes and scores.
    package let hot: [UInt8]
    /// Names and texts, as one zstd frame.
    package let cold: [UInt8]

    /// A batch with some of its columns.
    package init(key: SegmentKey, hot: [UInt8], cold: [UInt8]) {
        self.key = key
        self.hot = hot
        self.cold = cold
    }
}

/// Which columns of a batch to read.
package enum SegmentColumns: Sendable, Hashable, CaseIterable {
    /// The columns that a summary needs.
    case hot
    /// Names and texts.
    case cold
    /// Everything.
    case both
}
