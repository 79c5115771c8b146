import RegentMessages
import RegentModel

/// The parts of a checked sample that the columns need.
struct CheckedSample {
    let code: OutcomeCode
    let latency: LatencyMicros
    /// Labels as they stand in their column.
    let metadata: [UInt8]
    /// Bytes the sample adds to the columns at most, the cold ones uncompressed, if all its texts are new.
    let bytesMax: Int

    /// Checks a sample.
    ///
    /// - Throws: `BatchError` naming column and `index`.
    init(_ sample: EvalSample, index: Int) throws(BatchError) {
        guard SampleText.isPrintable(sample.sampleId, bytesMax: SampleText.sampleIDBytesMax) else {
            throw BatchError(
                .badSampleID, "must be 1 to 256 bytes of printable UTF-8", column: "sample_id", index: index)
        }
        (code, latency) = try Self.code(sample, index)
        var bytes = Self.hotBytes + sample.sampleId.utf8.count + 2 * Self.lengthBytes
        try sample.forEachText { (column, text) throws(BatchError) in
            bytes += Self.textCodeBytes + Self.bytes(ofNewText: text)
            guard !text.isEmpty else { return }
            let field = SampleField.texts[column]
            guard SampleText.isAcceptable(text, bytesMax: field.textBytesMax) else {
                throw BatchError(
                    .badText, "must be at most \(field.textBytesMax) bytes and without control characters",
                    column: field.name,
                    index: index)
            }
        }
        try Self.check(scores: sample.scores, index)
        for name in sample.scores.keys { bytes += Self.scoreBytes + Self.bytes(ofNewName: name) }
        metadata = try Self.metadata(sample.metadata, index)
        bytesMax = bytes + metadata.count
    }

    /// Bytes of a code and a latency.
    static let hotBytes = 8
    /// Bytes of the length of a text at most: labels have up to 65,536.
    static let lengthBytes = 3
    /// Bytes of the code of a text at most: up to 8,192 are distinct.
    static let textCodeBytes = 2
    /// Bytes of a row and a value of a score.
    static let scoreBytes = 12

    /// Bytes of a score column at most, beyond its rows and values: name, tags and lengths.
    static func bytes(ofNewName name: String) -> Int { name.utf8.count + 32 }

    /// Bytes of a text at most that a dictionary column did not have.
    static func bytes(ofNewText text: String) -> Int { text.utf8.count + 1 + lengthBytes }

    private static func code(
        _ sample: EvalSample, _ index: Int
    ) throws(BatchError) -> (OutcomeCode, LatencyMicros) {
        guard let status = UInt32(exactly: sample.status.rawValue), (1...5).contains(status) else {
            throw BatchError(.badStatus, "must be one of \(SampleStatus.choices)", column: "status", index: index)
        }
        var code = OutcomeCode(status: status)
        for outcome in Outcome.allCases {
            guard let state = UInt32(exactly: sample[outcome].rawValue), state <= 2 else {
                throw BatchError(
                    .badOutcome, "must be true, false or absent", column: outcome.field, index: index)
            }
            code[outcome] = state
        }
        guard let milliseconds = sample.latencyMs else { return (code, LatencyMicros(0)) }
        guard let latency = LatencyMicros(milliseconds: milliseconds) else {
            throw BatchError(
                .badLatency, "must be 0 to 4294967.295 milliseconds", column: "latency_ms", index: index)
        }
        code.latencyPresent = true
        return (code, latency)
    }

    private static func check(scores: [String: Double], _ index: Int) throws(BatchError) {
        guard !scores.isEmpty else { return }
        guard scores.count <= SampleText.scoreCountMax else {
            throw BatchError(
                .badScore, "has more than \(SampleText.scoreCountMax) scores", column: "scores", index: index)
        }
        for (name, value) in scores {
            let column = "scores.\(name)"
            guard SampleText.isScoreName(name) else {
                throw BatchError(
                    .badScore, "needs a name of 1 to 128 bytes of printable ASCII that is not a built-in metric",
                    column: column, index: index)
            }
            guard value.isFinite else {
                throw BatchError(.badScore, "must be a finite number", column: column, index: index)
            }
        }
    }

    private static func metadata(
        _ labels: [String: String], _ index: Int
    ) throws(BatchError) -> [UInt8] {
        guard !labels.isEmpty else { return [] }
        guard labels.count <= SampleText.labelCountMax else {
            throw BatchError(
                .badMetadata, "has more than \(SampleText.labelCountMax) entries", column: "metadata",
                index: index)
        }
        guard SampleText.areAcceptable(labels) else {
            throw BatchError(.badMetadata, "contains a control character", column: "metadata", index: index)
        }
        let text = MetadataText(labels).bytes
        guard text.count <= SampleText.metadataBytesMax else {
            throw BatchError(
                .badMetadata, "has more than \(SampleText.metadataBytesMax) bytes", column: "metadata",
                index: index)
        }
        return text
    }
}
