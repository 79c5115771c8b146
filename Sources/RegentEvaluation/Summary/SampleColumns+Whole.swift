package import RegentMessages
import RegentModel

extension SampleColumns {
    /// Whether the hot columns fit together, so that they can be counted: as many rows as samples, scores in rows
    /// that exist, each once, all finite.
    ///
    /// Every batch is so when it is acknowledged. One read back from a store that is not so is damaged.
    package var isWhole: Bool {
        outcomeCodes.count == count && latencyUs.count == count && scores.allSatisfy(isWhole)
            && replaced?.isWhole(Int(count)) ?? true
    }

    private func isWhole(_ score: ScoreColumn) -> Bool {
        let rows = score.rows
        guard score.values.count == (rows.isEmpty ? Int(count) : rows.count) else { return false }
        let isAscending = zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
        return isAscending && (rows.last.map { $0 < count } ?? true) && score.values.allSatisfy(\.isFinite)
    }
}
