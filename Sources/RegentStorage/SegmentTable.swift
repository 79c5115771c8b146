import RegentDatabase
import RegentMessages

/// The table `eval_segments`.
struct SegmentTable {
    /// State column of a run that takes samples.
    static let acceptingState = "RUNNING"

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// Stores the next batch of an upload, or recognises one that is stored.
    ///
    /// - Throws: `StorageError` `.notFound`, `.runNotRunning`, `.sequenceGap`, `.chunkConflict`,
    ///   `.batchDropped`, `.damaged`.
    func append(_ segment: SampleSegment) throws -> SegmentOutcome {
        try checkAccepting(segment.run)
        let last = try lastSeq(segment.run, segment.upload)
        guard segment.seq > last else { return try recognise(segment, last: last) }
        guard segment.seq == last + 1 else { throw Self.gap(segment.run, segment.upload, segment.seq, last) }
        try insert(segment)
        return .stored
    }

    /// Gives a stored batch up for good.
    ///
    /// - Throws: `StorageError` `.notFound` where there is no such batch, `.batchDropped` when it is dropped already.
    func drop(_ run: String, _ upload: String, _ seq: UInt64) throws {
        guard let present = try find(run, upload, seq) else {
            throw StorageError(
                .notFound, "\(run) has no batch \(seq) in upload \(upload)",
                ["run": run, "upload": upload, "seq": "\(seq)"])
        }
        guard !present.dropped else { throw Self.dropped(run, upload, seq) }
        try connection.execute(SQL.drop, [.text(run), .text(upload), try .unsigned(seq)])
    }

    /// The first batch of an upload that was given up; nil where all of it counts.
    func firstDropped(_ run: String, _ upload: String) throws -> UInt64? {
        try connection.first(SQL.firstDropped, [.text(run), .text(upload)]).flatMap { row in
            row["first"].isNull ? nil : try row["first"].asOrdinal
        }
    }

    /// The last stored number of an upload, including dropped batches; 0 if there is none.
    func lastSeq(_ run: String, _ upload: String) throws -> UInt64 {
        guard let last = try connection.first(SQL.last, [.text(run), .text(upload)])?["last"], !last.isNull
        else { return 0 }
        return try last.asOrdinal
    }

    /// Every batch of a run that was not dropped, in order.
    func keys(_ run: String) throws -> [SegmentKey] {
        try connection.query(SQL.keys, [.text(run)]).map { try SegmentKey($0) }
    }

    /// Batches of a run from a place on, in order, dropped ones left out; the body gives false to stop.
    func forEach(
        _ run: String, from position: SegmentPosition, limit: Int, columns: SegmentColumns,
        _ body: (StoredSegment) throws -> Bool
    ) throws {
        let values: [SQLValue] = [
            .text(run), .text(position.upload), .bound(position.seq), .integer(Int64(limit)),
        ]
        try connection.forEachRow(SQL.content(columns), values) { row in
            let hot = columns == .cold ? [] : try row["hot"].asBlob
            let cold = columns == .hot ? [] : try row["cold"].asBlob
            return try body(StoredSegment(key: SegmentKey(row), hot: hot, cold: cold))
        }
    }

    private func checkAccepting(_ run: String) throws {
        guard let state = try ResourceTable(connection).state(of: run, kind: EvalRun.kind) else {
            throw StorageError.missing(run)
        }
        guard state == Self.acceptingState else {
            throw StorageError(
                .runNotRunning, "\(run) is \(state) and accepts no more samples; create a new run",
                ["run": run, "state": state])
        }
    }

    private func recognise(_ segment: SampleSegment, last: UInt64) throws -> SegmentOutcome {
        let (run, upload, seq) = (segment.run, segment.upload, segment.seq)
        guard let present = try find(run, upload, seq) else { throw Self.gap(run, upload, seq, last) }
        guard !present.dropped else { throw Self.dropped(run, upload, seq) }
        guard present.digest == segment.digest else {
            throw StorageError(
                .chunkConflict, "batch \(seq) of upload \(upload) is already stored with different content",
                [
                    "run": run, "upload": upload, "seq": "\(seq)",
                    "expected": Hexadecimal.text(present.digest), "actual": Hexadecimal.text(segment.digest),
                ])
        }
        return .duplicate
    }

    private func find(
        _ run: String, _ upload: String, _ seq: UInt64
    ) throws -> (digest: [UInt8], dropped: Bool)? {
        // A number that cannot be stored is that of no batch.
        guard let stored = Int64(exactly: seq) else { return nil }
        return try connection.first(SQL.find, [.text(run), .text(upload), .integer(stored)]).map {
            (try $0["digest"].asDigest, try $0["dropped"].asInteger != 0)
        }
    }

    private func insert(_ segment: SampleSegment) throws {
        try connection.execute(
            SQL.insert,
            [
                .text(segment.run), .text(segment.upload), try .unsigned(segment.seq),
                .integer(Int64(segment.sampleCount)), .blob(segment.digest), .integer(0),
                .blob(segment.hot), .blob(segment.cold), .integer(segment.hasClusters.map { $0 ? 2 : 1 } ?? 0),
            ])
    }

    private static func gap(_ run: String, _ upload: String, _ seq: UInt64, _ last: UInt64) -> StorageError {
        StorageError(
            .sequenceGap, "batch \(last + 1) of \(upload) comes next, not \(seq)",
            ["run": run, "upload": upload, "expected": "\(last + 1)", "actual": "\(seq)"])
    }

    private static func dropped(_ run: String, _ upload: String, _ seq: UInt64) -> StorageError {
        StorageError(
            .batchDropped,
            "batch \(seq) of upload \(upload) was dropped and cannot be sent again; use another upload name",
            ["run": run, "upload": upload, "seq": "\(seq)"])
    }

    private enum SQL {
        static let last = "SELECT max(seq) AS last FROM eval_segments WHERE run = $1 AND upload = $2"
        static let firstDropped = """
            SELECT min(seq) AS first FROM eval_segments WHERE run = $1 AND upload = $2 AND dropped = 1
            """
        static let find = """
            SELECT digest, dropped FROM eval_segments WHERE run = $1 AND upload = $2 AND seq = $3
            """
        static let insert = """
            INSERT INTO eval_segments (run, upload, seq, sample_count, digest, dropped, hot, cold, clusters) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """
        static let drop = """
            UPDATE eval_segments SET dropped = 1 WHERE run = $1 AND upload = $2 AND seq = $3
            """
        static let keys = """
            SELECT upload, seq, sample_count, digest, clusters FROM eval_segments WHERE run = $1 AND dropped = 0 \
            ORDER BY upload, seq
            """

        static func content(_ columns: SegmentColumns) -> String {
            switch columns {
            case .hot: hot
            case .cold: cold
            case .both: both
            }
        }

        private static let hot = content("hot")
        private static let cold = content("cold")
        private static let both = content("hot, cold")

        private static func content(_ columns: String) -> String {
            """
            SELECT upload, seq, sample_count, digest, clusters, \(columns) FROM eval_segments \
            WHERE run = $1 AND (upload, seq) >= ($2, $3) AND dropped = 0 ORDER BY upload, seq LIMIT $4
            """
        }
    }
}

extension SegmentKey {
    /// A batch as it was stored.
    ///
    /// - Throws: `StorageError` `.damaged` for a value that a batch cannot have; `DatabaseError`.
    init(_ row: Row) throws {
        _ = (try row["sample_count"].asCount(UInt32.self), try row["digest"].asDigest)
        try self.init(found: row)
    }

    /// A batch as it is in the file, for checks that compare it with its content: a count that no batch can
    /// have becomes the nearest one. Its number is where it stands, so that must be one.
    init(found row: Row) throws {
        position = SegmentPosition(upload: try row["upload"].asText, seq: try row["seq"].asOrdinal)
        sampleCount = UInt32(clamping: try row["sample_count"].asInteger)
        digest = try row["digest"].asBlob
        hasClusters = [1: false, 2: true][try row["clusters"].asInteger]
    }
}

/// The digest of a run's samples.
package enum RunContent {
    /// SHA-256 over, for every batch in order: the byte count of its upload's name (u32, little-endian), the
    /// name, its number (u64, little-endian), its own digest. Dropped batches are not part of it.
    package static func digest(of keys: [SegmentKey]) -> [UInt8] {
        sha256(
            keys.flatMap { key -> [UInt8] in
                let upload = Array(key.position.upload.utf8)
                return littleEndian(UInt32(upload.count)) + upload + littleEndian(key.position.seq)
                    + key.digest
            })
    }

    private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
