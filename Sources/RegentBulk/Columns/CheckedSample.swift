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

    /// Checks a sample. Not an initializer: that would take a copy of the sample, which costs a fifth of the check.
    ///
    /// - Throws: `BatchError` naming column and `index`.
    static func checked(_ sample: EvalSample, index: Int) throws(BatchError) -> CheckedSample {
        guard SampleText.isID(sample.sampleId) else {
            throw BatchError(
                .badSampleID, "must be 1 to 256 bytes of printable UTF-8", column: "sample_id", index: index)
        }
        let (code, latency) = try code(sample, index)
        var bytes = hotBytes + sample.sampleId.utf8.count + 2 * lengthBytes
        bytes += SampleField.textCount * (textCodeBytes + Self.bytes(ofNewText: ""))
        try sample.forEachText { (column, text) throws(BatchError) in
            guard !text.isEmpty else { return }
            bytes += text.utf8.count
            let field = SampleField.texts[column]
            guard SampleText.isAcceptable(text, bytesMax: field.textBytesMax) else {
                throw BatchError(
                    .badText, "must be at most \(field.textBytesMax) bytes and without control characters",
                    column: field.name,
                    index: index)
            }
        }
        if sample.repeat > 0 { bytes += repeatBytes }
        if !sample.scores.isEmpty {
            try check(scores: sample.scores, index)
            for name in sample.scores.keys { bytes += scoreBytes + Self.bytes(ofNewName: name) }
        }
        let labels = sample.metadata.isEmpty ? [] : try metadata(sample.metadata, index)
        return CheckedSample(code: code, latency: latency, metadata: labels, bytesMax: bytes + labels.count)
    }

    /// Bytes of a code and a latency.
    static let hotBytes = 8
    /// Bytes of the length of a text at most: labels have up to 65,536.
    static let lengthBytes = 3
    /// Bytes of the code of a text at most: up to 8,192 are distinct.
    static let textCodeBytes = 2
    /// Bytes of a repeat at most.
    static let repeatBytes = 5
    /// Bytes of a row and a value of a score.
    static let scoreBytes = 12

    /// Bytes of a score column at most, beyond its rows and values: name, tags and lengths.
    static func bytes(ofNewName name: String) -> Int { name.utf8.count + 32 }

    /// Bytes of a text at most that a dictionary column did not have.
    static func bytes(ofNewText text: String) -> Int { text.utf8.count + 1 + lengthBytes }

    private static func code(
        _ sample: EvalSample, _ index: Int
    ) throws(BatchError) -> (OutcomeCode, LatencyMicros) {
        let legal = OutcomeCode(
            status: sample.status.rawValue, schemaValid: sample.schemaValid.rawValue,
            patchApplySuccess: sample.patchApplySuccess.rawValue,
            editedAfterGenerate: sample.editedAfterGenerate.rawValue, published: sample.published.rawValue,
            safetyCompliant: sample.safetyCompliant.rawValue, fallbackUsed: sample.fallbackUsed.rawValue)
        guard var code = legal else { throw illegal(sample, index) }
        guard let milliseconds = sample.latencyMs else { return (code, LatencyMicros(0)) }
        guard let latency = LatencyMicros(milliseconds: milliseconds) else {
            throw BatchError(
                .badLatency, "must be 0 to 4294967.295 milliseconds", column: "latency_ms", index: index)
        }
        code.latencyPresent = true
        return (code, latency)
    }

    private static func illegal(_ sample: EvalSample, _ index: Int) -> BatchError {
        let outcome = Outcome.allCases.first { !(0...2).contains(sample[$0].rawValue) }
        guard (1...5).contains(sample.status.rawValue), let outcome else {
            return BatchError(
                .badStatus, "must be one of \(SampleStatus.choices)", column: "status", index: index)
        }
        return BatchError(.badOutcome, "must be true, false or absent", column: outcome.field, index: index)
    }

    private static func check(scores: [String: Double], _ index: Int) throws(BatchError) {
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
        _ labels: TextMap, _ index: Int
    ) throws(BatchError) -> [UInt8] {
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
