import RegentCompression
package import RegentMessages
import RegentModel
package import RegentSystem

/// Makes the columns of one batch from samples; the same samples always give the same bytes.
package struct SampleColumnsBuilder: Sendable {
    /// Rows that carry one score.
    private struct ScoreRows: Sendable {
        let name: String
        var rows: [UInt32] = []
        var values: [Double] = []
    }

    /// What may be gathered uncompressed, so that no batch passes its limit even if nothing shrinks: zstd
    /// adds at most 1/256 and a few bytes, the message a few hundred.
    static let gatheredBytesMax = BatchLimits.encodedBytesMax - 16_384

    private let level: Int32
    private var codes: [UInt32] = []
    private var latencies: [UInt32] = []
    private var scoreNames = TextTable()
    private var scores: [ScoreRows] = []
    /// Keys of the samples, which are their ids while no question was asked again.
    private var keys = TextTable()
    /// `repeat` of each sample; empty while each is 0.
    private var repeats: [UInt32] = []
    private var idByteCounts: [UInt32] = []
    private var texts = [DictionaryBuilder](repeating: DictionaryBuilder(), count: SampleField.texts.count)
    private var labels = TextColumn()
    /// Bytes of the columns so far at most, the cold ones uncompressed.
    private var gatheredBytes = 0

    /// An empty batch.
    ///
    /// - Parameter level: of zstd for the cold columns; 1 on Unix sockets, 3 on TCP.
    package init(level: Int32 = BatchLimits.levelOnMachine) {
        precondition(Zstd.levels.contains(level), "zstd levels 1...6 only")
        self.level = level
    }

    /// Samples so far.
    package var count: Int { codes.count }

    /// Adds a sample; after an error the batch is as before.
    ///
    /// - Throws: `BatchError` naming column and sample; `badCount` or `tooLarge` when the batch is full.
    package mutating func append(_ sample: EvalSample) throws(BatchError) {
        let checked = try CheckedSample.checked(sample, index: count)
        guard count < BatchLimits.samplesMax else {
            throw BatchError(.badCount, "the batch has more than \(BatchLimits.samplesMax) samples")
        }
        guard hasRoom(for: sample, checked) else {
            throw BatchError(.tooLarge, "the batch has more than \(BatchLimits.encodedBytesMax) bytes", index: count)
        }
        try append(sample, checked)
    }

    /// Whether the batch keeps its limits with the sample.
    func hasRoom(for sample: EvalSample, _ checked: CheckedSample) -> Bool {
        count < BatchLimits.samplesMax && gatheredBytes + checked.bytesMax <= Self.gatheredBytesMax
            && (sample.scores.isEmpty || scores.count + sample.scores.count <= BatchLimits.scoreColumnsMax
                || newScores(in: sample) + scores.count <= BatchLimits.scoreColumnsMax)
    }

    private func newScores(in sample: EvalSample) -> Int {
        sample.scores.keys.count { name in !scores.contains { $0.name == name } }
    }

    /// Adds a sample that fits.
    ///
    /// - Throws: `duplicateSampleID`; the batch is as before.
    mutating func append(_ sample: EvalSample, _ checked: CheckedSample) throws(BatchError) {
        let id = sample.sampleId.utf8
        let (first, isNew) = keys.insert(id, repeated: sample.repeat)
        guard isNew else {
            throw BatchError(
                .duplicateSampleID,
                "\(SampleKey.text(sample.sampleId, repeated: sample.repeat)) is in the batch twice",
                column: "sample_id", index: count,
                firstStatus: SampleStatus(rawValue: Int32(OutcomeCode(rawValue: codes[first]).status)))
        }
        if !sample.scores.isEmpty { for (name, value) in sample.scores { append(value, name: name) } }
        sample.forEachText { column, text in gatheredBytes += texts[column].append(text) }
        gatheredBytes +=
            CheckedSample.hotBytes + id.count + checked.metadata.count
            + 2 * CheckedSample.lengthBytes
        idByteCounts.append(UInt32(id.count))
        if sample.repeat > 0 {
            // The zeros of the rows before are a byte each, for which the limit of a batch leaves room.
            repeats += repeatElement(0, count: count - repeats.count)
            repeats.append(sample.repeat)
            gatheredBytes += CheckedSample.repeatBytes
        }
        labels.byteCounts.append(UInt32(checked.metadata.count))
        if !checked.metadata.isEmpty { labels.text += checked.metadata }
        codes.append(checked.code.rawValue)
        latencies.append(checked.latency.count)
    }

    private mutating func append(_ value: Double, name: String) {
        let (column, isNew) = scoreNames.insert(name.utf8)
        if isNew { scores.append(ScoreRows(name: name)) }
        gatheredBytes += CheckedSample.scoreBytes + (isNew ? CheckedSample.bytes(ofNewName: name) : 0)
        scores[column].rows.append(UInt32(count))
        scores[column].values.append(value == 0 ? 0 : value)  // -0.0 becomes 0.0
    }

    /// The columns of the samples so far; the builder is empty afterwards and keeps its memory for the next batch.
    ///
    /// - Parameter clocks: receives the time of compressing.
    package mutating func finish(_ clocks: StageClocks? = nil) -> SampleColumns {
        let cold = clocks.measure(.compress) { Zstd.compress(coldColumns().encoded(), level: level) }
        let columns = SampleColumns(
            count: UInt32(count), outcomeCodes: codes, latencyUs: latencies, scores: scoreColumns(), coldZstd: cold)
        removeAll()
        return columns
    }

    /// Forgets all samples. What the columns took with them is made anew, in the size it had.
    mutating func removeAll() {
        let last = count
        (codes, latencies, scores) = ([], [], [])
        codes.reserveCapacity(last)
        latencies.reserveCapacity(last)
        scoreNames.removeAll()
        keys.removeAll()
        repeats.removeAll(keepingCapacity: true)
        idByteCounts.removeAll(keepingCapacity: true)
        for column in texts.indices { texts[column].removeAll() }
        labels.byteCounts.removeAll(keepingCapacity: true)
        labels.text.removeAll(keepingCapacity: true)
        gatheredBytes = 0
    }

    private func scoreColumns() -> [ScoreColumn] {
        scores.sorted { $0.name.precedesByBytes($1.name) }.map { score in
            let isFull = score.rows.count == count
            return ScoreColumn(name: score.name, rows: isFull ? [] : score.rows, values: score.values)
        }
    }

    private func coldColumns() -> ColdColumns {
        var cold = ColdColumns(sampleIds: TextColumn(byteCounts: idByteCounts, text: idText()))
        if !repeats.isEmpty { cold.repeats = repeats + repeatElement(0, count: count - repeats.count) }
        for (text, field) in zip(texts, SampleField.texts) { cold[field] = text.column() }
        if !labels.text.isEmpty { cold.metadata = labels }
        return cold
    }

    /// The ids end to end: the keys without what a repeat adds.
    private func idText() -> [UInt8] {
        guard !repeats.isEmpty else { return keys.bytes }
        return idByteCounts.indices.flatMap { keys.bytes[keys.range($0)].prefix(Int(idByteCounts[$0])) }
    }
}

extension ColdColumns {
    /// The column of one of `SampleField.texts`.
    subscript(field: SampleField) -> DictionaryColumn? {
        get {
            switch field {
            case .requestedProvider: requestedProvider
            case .selectedProvider: selectedProvider
            case .routeStrategy: routeStrategy
            case .fallbackProvider: fallbackProvider
            case .promptTemplateVersion: promptTemplateVersion
            case .modelVersion: modelVersion
            case .errorCode: errorCode
            case .cluster: cluster
            default: nil
            }
        }
        set {
            switch field {
            case .requestedProvider: requestedProvider = newValue
            case .selectedProvider: selectedProvider = newValue
            case .routeStrategy: routeStrategy = newValue
            case .fallbackProvider: fallbackProvider = newValue
            case .promptTemplateVersion: promptTemplateVersion = newValue
            case .modelVersion: modelVersion = newValue
            case .errorCode: errorCode = newValue
            case .cluster: cluster = newValue
            default: preconditionFailure("\(field.name) is no dictionary column")
            }
        }
    }
}
