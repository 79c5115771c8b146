package import RegentMessages

extension ReplacedSamples {
    /// Whether it has one sample per row, each in an upload that is listed, and none that was SCORED.
    package func isWhole(_ count: Int) -> Bool {
        uploadCodes.count == count && seqs.count == count && rows.count == count && statuses.count == count
            && uploadCodes.allSatisfy { $0 < uploads.count } && rows.allSatisfy { $0 < Self.rowsMax }
            && statuses.allSatisfy { Self.replaceable.contains($0) }
    }

    /// Rows of a batch at most.
    private static let rowsMax = 8_192
    /// Every status but SCORED.
    private static let replaceable =
        UInt32(SampleStatus.error.rawValue)...UInt32(SampleStatus.skipped.rawValue)
}

extension SampleColumns {
    /// The hot columns without some rows. The records that were left out still count.
    ///
    /// - Precondition: the columns are whole.
    package func without(_ rows: RowSet) -> SampleColumns {
        let kept = rows.others(below: outcomeCodes.count)
        var places = [UInt32?](repeating: nil, count: outcomeCodes.count)
        for (place, row) in kept.enumerated() { places[row] = UInt32(place) }
        var columns = SampleColumns(count: UInt32(kept.count), rejected: rejected)
        columns.outcomeCodes = kept.map { outcomeCodes[$0] }
        columns.latencyUs = kept.map { latencyUs[$0] }
        columns.scores = scores.compactMap { $0.keeping(places, count: kept.count) }
        return columns
    }
}

extension ScoreColumn {
    /// The score in the rows that have a new place; nil where it is in none of them.
    fileprivate func keeping(_ places: [UInt32?], count: Int) -> ScoreColumn? {
        var column = ScoreColumn(name: name)
        for (place, value) in values.enumerated() {
            guard let row = places[rows.isEmpty ? place : Int(rows[place])] else { continue }
            column.rows.append(row)
            column.values.append(value)
        }
        if column.values.count == count { column.rows = [] }
        return column.values.isEmpty ? nil : column
    }
}
