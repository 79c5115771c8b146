package import RegentModel
import RegentMessages

extension CheckedColumns {
    /// The batch without some rows, which a retry replaced; it may be left without rows.
    ///
    /// Its columns have no packed texts: they are for reading, not for storing.
    package func without(_ rows: RowSet) -> CheckedColumns {
        guard rows.count > 0 else { return self }
        let kept = rows.others(below: count)
        guard !kept.isEmpty else { return CheckedColumns(kept: columns.without(rows), ColdColumns()) }
        var less = ColdColumns(sampleIds: cold.sampleIds?.keeping(kept, starts: idStarts))
        for field in SampleField.texts {
            var column = cold[field]
            if let codes = column?.codes, !codes.isEmpty { column?.codes = kept.map { codes[$0] } }
            if let column { less[field] = column }
        }
        if let metadata = cold.metadata {
            let starts = metadata.byteCounts.reduce(into: [0]) { $0.append(($0.last ?? 0) + Int($1)) }
            less.metadata = metadata.keeping(kept, starts: starts)
        }
        if !cold.repeats.isEmpty { less.repeats = kept.map { cold.repeats[$0] } }
        return CheckedColumns(kept: columns.without(rows), less)
    }
}

extension TextColumn {
    /// Some texts of the column, by where each begins.
    fileprivate func keeping(_ kept: [Int], starts: [Int]) -> TextColumn {
        var column = TextColumn(byteCounts: kept.map { byteCounts[$0] })
        for row in kept { column.text += text[starts[row]..<starts[row + 1]] }
        return column
    }
}
