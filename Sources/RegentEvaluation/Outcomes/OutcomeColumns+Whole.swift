package import RegentMessages

extension OutcomeColumns {
    /// Whether the hot columns fit together, so that they can be counted: as many rows as outcomes, and texts that
    /// are there.
    ///
    /// Every batch is so when it is acknowledged. One read back from a store that is not so is damaged.
    package var isWhole: Bool { createTimeUs.count == count && isWholeWithoutTimes }

    /// Whether the hot columns but for the times fit together.
    package var isWholeWithoutTimes: Bool {
        outcomeCodes.count == count && latencyUs.count == count
            && isWhole(selectedProvider) && isWhole(modelVersion) && isWhole(useCase)
    }

    private func isWhole(_ column: DictionaryColumn?) -> Bool {
        guard let column else { return true }
        if column.codes.isEmpty { return column.values.count <= 1 }
        return column.codes.count == count && column.codes.allSatisfy { $0 <= column.values.count }
    }
}
