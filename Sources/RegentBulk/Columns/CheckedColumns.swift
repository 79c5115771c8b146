import RegentCompression
package import RegentMessages
import RegentModel
package import RegentSystem

/// The checked columns of a batch: uploaded and stored columns are read only through this type.
package struct CheckedColumns: Sendable {
    /// The batch, as it came but for scores of -0.0, which are 0.0.
    package let columns: SampleColumns
    /// Names and texts, decoded.
    let cold: ColdColumns
    /// Bytes of the sample ids, and where in them each begins and the last ends.
    let idStarts: [Int]

    /// Samples.
    package var count: Int { columns.outcomeCodes.count }

    /// Checks the columns of a batch.
    ///
    /// - Parameters:
    ///   - declared: the run's scores; a value outside its declared range is refused.
    ///   - isNew: uploaded, so that rules which came after earlier batches were stored apply.
    ///   - clocks: receives the time that it takes.
    /// - Throws: `BatchError` naming column and sample.
    package init(
        checking columns: SampleColumns, declared: [MetricDeclaration] = [], isNew: Bool = false,
        clocks: StageClocks? = nil
    ) throws(BatchError) {
        self.columns = try clocks.measure(.check) { () throws(BatchError) in
            try Self.checkedHot(columns, declared, isNew: isNew)
        }
        let cold: ColdColumns = try ColdCheck.decoded(columns.coldZstd, clocks)
        self.cold = cold
        idStarts = try clocks.measure(.check, isContinued: true) { () throws(BatchError) in
            try Self.checkedIDStarts(cold, Int(columns.count), isNew: isNew)
        }
    }

    /// Rows of checked columns.
    init(kept columns: SampleColumns, _ cold: ColdColumns) {
        (self.columns, self.cold) = (columns, cold)
        idStarts = (cold.sampleIds?.byteCounts ?? []).reduce(into: [0]) { $0.append(($0.last ?? 0) + Int($1)) }
    }

    /// The hot columns, checked.
    private static func checkedHot(
        _ columns: SampleColumns, _ declared: [MetricDeclaration], isNew: Bool
    ) throws(BatchError) -> SampleColumns {
        let count = Int(columns.count)
        guard (1...BatchLimits.samplesMax).contains(count) else {
            throw BatchError(
                .badCount, "has \(count) samples, not 1-\(BatchLimits.samplesMax)", column: "count")
        }
        try checkSize(columns)
        try HotCheck.checkCodes(columns, count)
        try HotCheck.checkReplaced(columns.replaced, count, isNew: isNew)
        return try HotCheck.checkedScores(columns, count, declared, isNew: isNew)
    }

    /// Checks the cold columns; returns where each sample id begins, and the end.
    private static func checkedIDStarts(
        _ cold: ColdColumns, _ count: Int, isNew: Bool
    ) throws(BatchError) -> [Int] {
        let starts = try ColdCheck.checkedIDs(cold, count, isNew: isNew)
        for field in SampleField.texts {
            try ColdCheck.check(cold[field], field.name, bytesMax: field.textBytesMax, count)
            guard isNew else { continue }
            for value in cold[field]?.values ?? [] where !SampleText.isAcceptable(value, bytesMax: field.textBytesMax) {
                throw BatchError(.badText, "contains a control character", column: field.name)
            }
        }
        try ColdCheck.checkMetadata(cold.metadata, count, isNew: isNew)
        return starts
    }

    /// Calls `body` with the index and the UTF-8 bytes of each sample id, without making strings.
    package func forEachSampleID<Failure: Error>(
        _ body: (Int, ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        guard let text = cold.sampleIds?.text else { return }
        for index in 0..<count { try body(index, text[idStarts[index]..<idStarts[index + 1]]) }
    }

    /// Whether samples depend on each other: one names its cluster, or answers a question that was asked again.
    package var hasClusters: Bool { cold.hasClusters }

    /// Whether a question was asked again.
    package var hasRepeats: Bool { cold.repeats.contains { $0 > 0 } }

    /// Number of the answer of one sample, where its question was asked several times; else 0.
    package func repeated(_ index: Int) -> UInt32 { cold.repeats.isEmpty ? 0 : cold.repeats[index] }

    /// The key of one sample, unique in its run: see `SampleKey`.
    package func key(_ index: Int) -> ArraySlice<UInt8> {
        SampleKey.bytes(sampleID(index), repeated: repeated(index))
    }

    /// Calls `body` with the index and the key of each sample, without making strings.
    package func forEachKey<Failure: Error>(
        _ body: (Int, ArraySlice<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        for index in 0..<count { try body(index, key(index)) }
    }

    /// The UTF-8 bytes of one sample id.
    package func sampleID(_ index: Int) -> ArraySlice<UInt8> {
        (cold.sampleIds?.text ?? [])[idStarts[index]..<idStarts[index + 1]]
    }

    private static func checkSize(_ columns: SampleColumns) throws(BatchError) {
        let scores = columns.scores.reduce(0) { $0 + $1.rows.count * 4 + $1.values.count * 8 }
        let bytes =
            columns.outcomeCodes.count * 4 + columns.latencyUs.count * 4 + scores
            + columns.coldZstd.count
        // Names, tags and lengths are not counted; only near the limit is the exact size worth an encoding.
        guard bytes > BatchLimits.encodedBytesMax - 65_536 else { return }
        var columns = columns
        columns.replaced = nil  // not the client's
        guard columns.encodedByteCount <= BatchLimits.encodedBytesMax else {
            throw BatchError(.tooLarge, "the batch has more than \(BatchLimits.encodedBytesMax) bytes when encoded")
        }
    }
}

extension SampleColumns {
    /// Whether samples of a batch that was checked depend on each other; only its texts are unpacked. See
    /// `CheckedColumns.hasClusters`.
    ///
    /// - Throws: `BatchError`.
    package func namesClusters(clocks: StageClocks? = nil) throws(BatchError) -> Bool {
        let cold: ColdColumns = try ColdCheck.decoded(coldZstd, clocks)
        return cold.hasClusters
    }

    /// The checked columns; see `CheckedColumns.init`.
    ///
    /// - Throws: `BatchError`.
    package func checked(
        declared: [MetricDeclaration] = [], clocks: StageClocks? = nil
    ) throws(BatchError) -> CheckedColumns {
        try CheckedColumns(checking: self, declared: declared, clocks: clocks)
    }
}

extension SampleBatch {
    /// The checked columns of the batch, which it brings or which are made of its rows.
    ///
    /// - Parameters:
    ///   - level: of zstd for the cold columns of rows.
    ///   - clocks: receives the time that it takes.
    /// - Throws: `BatchError`; `badColumn` for a batch with both, `badCount` for one with neither.
    package func checked(
        declared: [MetricDeclaration] = [], level: Int32 = 1, clocks: StageClocks? = nil
    ) throws(BatchError) -> CheckedColumns {
        guard let columns else {
            guard (1...BatchLimits.samplesMax).contains(rows.count) else {
                throw BatchError(
                    .badCount, "has \(rows.count) samples, not 1-\(BatchLimits.samplesMax)", column: "rows")
            }
            var builder = SampleColumnsBuilder(level: level)
            try clocks.measure(.check, isContinued: true) { () throws(BatchError) in
                for row in rows { try builder.append(row) }
            }
            var made = builder.finish(clocks)
            made.rejected = rejected
            return try made.checked(declared: declared, clocks: clocks)
        }
        guard rows.isEmpty else { throw BatchError(.badColumn, "must be empty when columns are given", column: "rows") }
        guard rejected == 0 else {
            throw BatchError(
                .badColumn, "must be 0 when columns are given; the columns have their own", column: "rejected")
        }
        return try CheckedColumns(checking: columns, declared: declared, isNew: true, clocks: clocks)
    }
}

extension ColdColumns {
    fileprivate var hasClusters: Bool {
        if repeats.contains(where: { $0 > 0 }) { return true }
        guard let cluster, cluster.values.contains(where: { !$0.isEmpty }) else { return false }
        return cluster.codes.isEmpty || cluster.codes.contains { $0 > 0 }
    }
}

/// Checks of the hot columns.
private enum HotCheck {
    static func checkCodes(_ columns: SampleColumns, _ count: Int) throws(BatchError) {
        try checkRowCount(columns.outcomeCodes.count, count, "outcome_codes")
        try checkRowCount(columns.latencyUs.count, count, "latency_us")
        for index in 0..<count {
            let code = OutcomeCode(rawValue: columns.outcomeCodes[index])
            guard code.isLegal else { throw illegal(code, index) }
            guard code.latencyPresent || columns.latencyUs[index] == 0 else {
                throw BatchError(
                    .badLatency, "must be 0 where the latency is absent", column: "latency_us", index: index)
            }
        }
    }

    /// What a retry replaced is found by the daemon, and never said by a client.
    static func checkReplaced(_ replaced: ReplacedSamples?, _ count: Int, isNew: Bool) throws(BatchError) {
        guard let replaced else { return }
        guard !isNew else {
            throw BatchError(.badColumn, "is set by the daemon; leave it out", column: "replaced")
        }
        guard replaced.isWhole(count) else {
            throw BatchError(.badColumn, "does not have one sample per row", column: "replaced")
        }
    }

    private static func checkRowCount(
        _ rows: Int, _ count: Int, _ column: String
    ) throws(BatchError) {
        guard rows == count else {
            throw BatchError(.badColumn, "has \(rows) rows, not \(count)", column: column)
        }
    }

    private static func illegal(_ code: OutcomeCode, _ index: Int) -> BatchError {
        let isStatus = !(1...5).contains(code.status)
        return BatchError(
            isStatus ? .badStatus : .badOutcome,
            isStatus
                ? "status is \(code.status), must be 1 to 5 (\(SampleStatus.choices))"
                : "has a tri-state of 3 or a bit above 15",
            column: "outcome_codes", index: index)
    }

    static func checkedScores(
        _ columns: SampleColumns, _ count: Int, _ declared: [MetricDeclaration], isNew: Bool
    ) throws(BatchError) -> SampleColumns {
        guard columns.scores.count <= BatchLimits.scoreColumnsMax else {
            throw BatchError(.badColumn, "has more than \(BatchLimits.scoreColumnsMax) scores", column: "scores")
        }
        var checked = columns
        var last: String?
        for (place, score) in columns.scores.enumerated() {
            let declaration = declared.first { $0.name == score.name }
            guard SampleText.isScoreName(score.name, isNew: isNew && declaration == nil) else {
                throw BatchError(
                    .badScore, "needs a name of 1 to 128 bytes of printable ASCII that is not a built-in metric",
                    column: "scores")
            }
            if let last, !last.precedesByBytes(score.name) {
                throw BatchError(
                    .badColumn, "must come after the score before it; score names ascend",
                    column: "scores.\(score.name)")
            }
            last = score.name
            guard declaration?.expr.isEmpty ?? true else {
                throw BatchError(
                    .badScore, "is a derived metric, computed from others; leave it out of the samples",
                    column: "scores.\(score.name)")
            }
            try checkRows(score, count)
            try checkValues(score, declaration?.range)
            if score.values.contains(where: { $0 == 0 && $0.sign == .minus }) {
                checked.scores[place].values = score.values.map { $0 == 0 ? 0 : $0 }
            }
        }
        return checked
    }

    private static func checkRows(_ score: ScoreColumn, _ count: Int) throws(BatchError) {
        let column = "scores.\(score.name)"
        guard score.values.count == (score.rows.isEmpty ? count : score.rows.count) else {
            throw BatchError(.badColumn, "has \(score.values.count) values, not one per row", column: column)
        }
        for place in score.rows.indices {
            let row = score.rows[place]
            guard row < count, place == 0 || score.rows[place - 1] < row else {
                throw BatchError(
                    .badColumn, "must list its rows in ascending order, each within the batch", column: column,
                    index: Int(row))
            }
        }
    }

    private static func checkValues(
        _ score: ScoreColumn, _ range: MetricRange?
    ) throws(BatchError) {
        for place in score.values.indices {
            let value = score.values[place]
            let isLegal = value.isFinite && range.map { $0.min <= value && value <= $0.max } ?? true
            guard !isLegal else { continue }
            throw BatchError(
                .badScore, value.isFinite ? "is \(value), outside its declared range" : "must be a finite number",
                column: "scores.\(score.name)",
                index: score.rows.isEmpty ? place : Int(score.rows[place]))
        }
    }
}
