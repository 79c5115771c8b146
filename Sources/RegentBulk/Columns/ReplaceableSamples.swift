package import RegentMessages
package import RegentModel

/// The samples of a run that a retry may replace: those that are not SCORED, by their keys.
package struct ReplaceableSamples: Sendable {
    private struct Place: Sendable {
        let batch: UInt32
        let row: UInt16
        /// How the sample ended; SCORED once a retry gave it its values.
        let status: UInt8
    }

    /// Bytes of a sample in memory beside its key, about.
    private static let sampleBytes = 48

    private var keys = TextTable()
    private var places: [Place] = []
    private var batches: [(upload: String, seq: UInt64)] = []

    /// No sample yet.
    package init() {}

    /// Bytes in memory, about.
    package var byteCount: Int { keys.bytes.count + places.count * Self.sampleBytes }

    /// Adds the samples of a stored batch that are not SCORED.
    ///
    /// - Parameter replaced: rows that a retry replaced.
    package mutating func add(
        _ columns: CheckedColumns, upload: String, seq: UInt64, without replaced: RowSet?
    ) {
        let batch = UInt32(batches.count)
        batches.append((upload, seq))
        for row in 0..<columns.count where replaced?.contains(row) != true {
            let status = OutcomeCode(rawValue: columns.columns.outcomeCodes[row]).status
            guard status != SampleStatus.scored.rawValue else { continue }
            put(Place(batch: batch, row: UInt16(row), status: UInt8(status)), for: columns.key(row))
        }
    }

    /// The samples that those of a batch replace. The batch is the last one of each from then on.
    ///
    /// - Throws: `BatchError` `notReplaceable` naming the first sample that replaces none; the samples cannot be used
    ///   any more then.
    package mutating func replaced(
        by columns: CheckedColumns, upload: String, seq: UInt64
    ) throws(BatchError) -> ReplacedSamples {
        guard columns.columns.rejected == 0 else {
            throw BatchError(
                .badColumn, "must be 0 in a retry: a line that is left out replaces nothing", column: "rejected")
        }
        var found = ReplacedSamples()
        var codes: [UInt32: UInt32] = [:]
        let batch = UInt32(batches.count)
        batches.append((upload, seq))
        for row in 0..<columns.count {
            let place = try place(of: columns, row)
            let old = batches[Int(place.batch)]
            let code = codes[place.batch] ?? found.code(of: old.upload)
            codes[place.batch] = code
            found.uploadCodes.append(code)
            found.seqs.append(old.seq)
            found.rows.append(UInt32(place.row))
            found.statuses.append(UInt32(place.status))
            let status = OutcomeCode(rawValue: columns.columns.outcomeCodes[row]).status
            put(Place(batch: batch, row: UInt16(row), status: UInt8(status)), for: columns.key(row))
        }
        return found
    }

    private mutating func put(_ place: Place, for key: ArraySlice<UInt8>) {
        let (index, isNew) = keys.insert(key)
        if isNew { places.append(place) } else { places[index] = place }
    }

    /// Where the sample is that a row replaces.
    private mutating func place(of columns: CheckedColumns, _ row: Int) throws(BatchError) -> Place {
        let count = keys.count
        let (index, _) = keys.insert(columns.key(row))
        if index < count, places[index].status != UInt8(SampleStatus.scored.rawValue) { return places[index] }
        let id = String(decoding: columns.sampleID(row), as: UTF8.self)
        let name = SampleKey.text(id, repeated: columns.repeated(row))
        throw BatchError(
            .notReplaceable,
            "\(name) is not in the run, or is SCORED there: a retry replaces samples of any other status",
            column: "sample_id", index: row)
    }
}

extension ReplacedSamples {
    /// The place of an upload among those listed; it is listed if it was not.
    fileprivate mutating func code(of upload: String) -> UInt32 {
        if let place = uploads.firstIndex(of: upload) { return UInt32(place) }
        uploads.append(upload)
        return UInt32(uploads.count - 1)
    }
}
