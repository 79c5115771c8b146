import RegentBulk
package import RegentMessages
import RegentModel
import RegentRPC

/// Cuts a table of samples into the batches that the same samples give one by one.
package struct TableBatches {
    private let table: SampleTable
    private let level: Int32
    private var encoder: TableEncoder
    /// The first sample of the next batch.
    private var next = 0

    /// Checks that the columns fit together.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT `BATCH_INVALID` naming the column, and the sample where one is meant.
    package init(_ table: SampleTable, level: Int32) throws(RPCError) {
        (self.table, self.level) = (table, level)
        encoder = TableEncoder(level: level)
        do throws(BatchError) {
            try table.checkShape()
        } catch {
            throw error.naming(row: error.index)
        }
    }

    /// The next batch; nil at the end.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT naming the sample that is not legal.
    package mutating func nextBatch() throws(RPCError) -> SampleColumns? {
        guard next < table.count else { return nil }
        let rows = next..<min(next + BatchLimits.samplesMax, table.count)
        if table.metadata.isEmpty {
            encode(rows)
            if let columns = encoder.finish() {
                next = rows.upperBound
                return columns
            }
        }
        return try batchOfRows(from: rows.lowerBound)
    }

    /// Takes the samples one by one until a batch is full.
    private mutating func batchOfRows(from first: Int) throws(RPCError) -> SampleColumns? {
        var batcher = SampleBatcher(level: level)
        for row in first..<table.count {
            do throws(BatchError) {
                guard let columns = try batcher.append(try table.sample(row, index: batcher.sampleCount)) else {
                    continue
                }
                next = row
                return columns
            } catch {
                throw error.naming(row: row)
            }
        }
        next = table.count
        return batcher.finish()
    }

    private mutating func encode(_ rows: Range<Int>) {
        encoder.begin(count: rows.count)
        if let statuses = table.statuses {
            statuses.withSpan { encoder.add(statuses: $0.extracting(rows)) }
        } else {
            encoder.add(status: .scored)
        }
        for (outcome, states) in table.outcomes {
            states.withSpan { encoder.add(outcome, $0.extracting(rows)) }
        }
        if let column = table.latencyMicros {
            column.withSpans(of: rows) { encoder.add(latencies: $0, presence: $1) }
        }
        if let repeats = table.repeats { repeats.withSpan { encoder.add(repeats: $0.extracting(rows)) } }
        table.sampleIDs.starts.withSpan { starts in
            let own = starts.extracting(rows.lowerBound..<rows.upperBound + 1)
            table.sampleIDs.bytes.withSpan { encoder.add(ids: $0, starts: own) }
        }
        for (field, column) in table.texts {
            if let codes = column.codes {
                codes.withSpan { encoder.add(field, column.dictionary, codes: $0.extracting(rows)) }
            } else {
                encoder.add(field, column.dictionary, codes: nil)
            }
        }
        for (name, column) in table.scores {
            column.withSpans(of: rows) { encoder.add(score: name, $0, presence: $1) }
        }
    }
}

extension SampleTable.Numbers {
    /// Calls a body with the values of some samples, and whether they are there.
    fileprivate func withSpans(of rows: Range<Int>, _ body: (Span<Element>, Span<UInt8>?) -> Void) {
        values.withSpan { values in
            guard let presence else { return body(values.extracting(rows), nil) }
            presence.withSpan { body(values.extracting(rows), $0.extracting(rows)) }
        }
    }

    /// The value of one sample.
    fileprivate func value(_ row: Int) -> Element? {
        if let presence, presence.withSpan({ $0[row] }) == 0 { return nil }
        return values.withSpan { $0[row] }
    }
}

extension SampleTable.Texts {
    fileprivate func text(_ row: Int) -> String {
        let code = codes.map { $0.withSpan { Int($0[row]) } } ?? 1
        return code == 0 ? "" : dictionary.texts[code - 1]
    }
}

extension SampleTable {
    /// Refuses columns of different lengths, starts out of order and codes without a text.
    fileprivate func checkShape() throws(BatchError) {
        try checkIDs()
        if let statuses { try check(statuses.count, "status") }
        if let repeats { try check(repeats.count, "repeat") }
        for (outcome, column) in outcomes { try check(column.count, outcome.field) }
        if let latencyMicros { try latencyMicros.checkCounts(self, "latency_us") }
        for (field, column) in texts {
            guard let codes = column.codes else { continue }
            try check(codes.count, field.name)
            let textCount = column.dictionary.texts.count
            try codes.withSpan { (codes) throws(BatchError) in
                for row in codes.indices where codes[row] > textCount {
                    throw BatchError(.badColumn, "has a code beyond its list of texts", column: field.name, index: row)
                }
            }
        }
        for (name, column) in scores { try column.checkCounts(self, "scores.\(name)") }
        if !metadata.isEmpty { try check(metadata.count, "metadata") }
    }

    fileprivate func check(_ values: Int, _ column: String) throws(BatchError) {
        guard values == count else {
            throw BatchError(.badColumn, "has \(values) values for \(count) sample ids", column: column)
        }
    }

    private func checkIDs() throws(BatchError) {
        let byteCount = sampleIDs.bytes.count
        try sampleIDs.starts.withSpan { (starts) throws(BatchError) in
            guard starts.count > 0 else {
                throw BatchError(.badColumn, "must have at least one start", column: "sample_id")
            }
            var last: Int32 = 0
            for row in starts.indices {
                guard last <= starts[row], starts[row] <= byteCount else {
                    throw BatchError(
                        .badColumn, "must have ascending starts, each within its bytes", column: "sample_id", index: row
                    )
                }
                last = starts[row]
            }
        }
    }

    /// One sample of a table of whole columns.
    ///
    /// - Throws: `BatchError` where the id is no UTF-8, which a sample cannot hold.
    fileprivate func sample(_ row: Int, index: Int) throws(BatchError) -> EvalSample {
        let (start, end) = sampleIDs.starts.withSpan { (Int($0[row]), Int($0[row + 1])) }
        let bytes = sampleIDs.bytes.withSpan { bytes in (start..<end).map { bytes[$0] } }
        guard let id = String(validating: bytes, as: UTF8.self) else {
            throw BatchError(
                .badSampleID, "must be 1 to 256 bytes of printable UTF-8", column: "sample_id", index: index)
        }
        var sample = EvalSample(sampleId: id, status: .scored)
        if let repeats { sample.repeat = repeats.withSpan { $0[row] } }
        if let statuses { sample.status = SampleStatus(rawValue: Int32(statuses.withSpan { $0[row] })) }
        for (outcome, states) in outcomes {
            sample[outcome] = TriState(rawValue: Int32(states.withSpan { $0[row] }))
        }
        sample.latencyMs = latencyMicros?.value(row).map { LatencyMicros($0).milliseconds }
        for (field, column) in texts { sample[text: field] = column.text(row) }
        for (name, column) in scores { sample.scores[name] = column.value(row) }
        if !metadata.isEmpty { sample.metadata = metadata[row] }
        return sample
    }
}

extension SampleTable.Numbers {
    fileprivate func checkCounts(_ table: SampleTable, _ column: String) throws(BatchError) {
        try table.check(values.count, column)
        if let presence { try table.check(presence.count, column) }
    }
}

extension BatchError {
    /// The refusal of a table, by the number of the sample in it, from 1.
    fileprivate func naming(row: Int?) -> RPCError {
        let refusal = refusal
        guard let row else { return RPCError(refusal.reason, refusal.message, metadata: refusal.metadata) }
        return RPCError(
            refusal.reason, "sample \(row + 1): \(refusal.message)",
            metadata: refusal.metadata.merging(["sample": "\(row + 1)"]) { $1 })
    }
}
