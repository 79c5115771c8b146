package import RegentMessages
import RegentModel

extension CheckedColumns {
    /// The samples of the batch, in order: the inverse of `SampleColumnsBuilder`.
    package func samples() -> [EvalSample] {
        let scores = scoresBySample()
        let labels = labelsBySample()
        return (0..<count).map { index in
            var sample = EvalSample()
            sample.sampleId = String(decoding: sampleID(index), as: UTF8.self)
            sample.repeat = repeated(index)
            setHotValues(&sample, index)
            for field in SampleField.texts {
                if let text = cold[field]?.text(index) { sample[text: field] = text }
            }
            if !scores.isEmpty { sample.scores = scores[index] }
            if !labels.isEmpty { sample.metadata = labels[index] }
            return sample
        }
    }

    private func setHotValues(_ sample: inout EvalSample, _ index: Int) {
        let code = OutcomeCode(rawValue: columns.outcomeCodes[index])
        sample.status = SampleStatus(rawValue: Int32(code.status))
        for outcome in Outcome.allCases where code[outcome] != 0 {
            sample[outcome] = TriState(rawValue: Int32(code[outcome]))
        }
        if code.latencyPresent { sample.latencyMs = LatencyMicros(columns.latencyUs[index]).milliseconds }
    }

    /// Empty where the batch has no scores.
    private func scoresBySample() -> [[String: Double]] {
        guard !columns.scores.isEmpty else { return [] }
        var result = [[String: Double]](repeating: [:], count: count)
        for score in columns.scores {
            for (place, value) in score.values.enumerated() {
                result[score.rows.isEmpty ? place : Int(score.rows[place])][score.name] = value
            }
        }
        return result
    }

    /// Empty where the batch has no labels.
    func labelsBySample() -> [TextMap] {
        guard let column = cold.metadata else { return [] }
        var start = 0
        return column.byteCounts.map { bytes in
            defer { start += Int(bytes) }
            // The text was checked when the batch arrived.
            return (try? MetadataText.labels(column.text, start..<start + Int(bytes))) ?? [:]
        }
    }
}

extension DictionaryColumn {
    /// The text of a row of a checked column; nil where it is empty.
    func text(_ index: Int) -> String? {
        let code = codes.isEmpty ? 1 : Int(codes[index])
        return code == 0 ? nil : values[code - 1]
    }
}
