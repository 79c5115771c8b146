import RegentMessages
import RegentModel

/// Fills a sample field by field and sees that none comes twice and none that is required is missing.
struct SampleDraft {
    private(set) var sample = EvalSample()
    private var seen: UInt32 = 0

    /// The sample, once every required field is there.
    ///
    /// - Throws: `missingField`.
    func finished() throws(SampleFault) -> EvalSample {
        for field in [SampleField.sampleID, .status] where seen & (1 << UInt32(field.rawValue)) == 0 {
            throw SampleFault(.missingField, field.name, "is required")
        }
        return sample
    }

    /// Marks a field as given.
    ///
    /// - Throws: `duplicateKey` the second time.
    @inline(__always)
    mutating func begin(_ field: SampleField) throws(SampleFault) {
        let bit: UInt32 = 1 << UInt32(field.rawValue)
        guard seen & bit == 0 else { throw SampleFault(.duplicateKey, field.name, "appears twice") }
        seen |= bit
    }

    /// Removes the mark: null is the same as an absent key.
    mutating func forget(_ field: SampleField) { seen &= ~(1 << UInt32(field.rawValue)) }

    mutating func setSampleID(_ id: String) throws(SampleFault) {
        guard SampleText.isID(id) else {
            throw SampleFault(.badSampleID, "sample_id", "must be 1 to 256 bytes of printable UTF-8")
        }
        sample.sampleId = id
    }

    mutating func setStatus(_ name: String) throws(SampleFault) {
        if name == "SCORED" {
            sample.status = .scored
            return
        }  // nearly every line
        var name = name.uppercased()
        if name.hasPrefix("SAMPLE_STATUS_") { name.removeFirst(14) }
        guard let status = SampleStatus(name: name), status != .unspecified else {
            throw SampleFault(
                .unknownEnum, "status", "is \"\(name.prefix(40))\", must be one of \(SampleStatus.choices)")
        }
        sample.status = status
    }

    @inline(__always)
    mutating func setOutcome(_ field: SampleField, _ value: TriState) {
        if let outcome = field.outcome { sample[outcome] = value }
    }

    mutating func setLatency(_ number: DecimalNumber?) throws(SampleFault) {
        guard let latency = number?.latency else {
            throw SampleFault(.badLatency, "latency_ms", "must be a number from 0 to 4294967.295 (milliseconds)")
        }
        sample.latencyMs = latency.milliseconds
    }

    mutating func setRepeat(_ number: DecimalNumber?) throws(SampleFault) {
        guard let text = number?.text, let value = UInt32(String(decoding: text, as: UTF8.self)) else {
            throw SampleFault(.badRepeat, "repeat", "must be a whole number from 0 to 4294967295")
        }
        sample.repeat = value
    }

    mutating func setText(_ field: SampleField, _ text: String) throws(SampleFault) {
        guard SampleText.isAcceptable(text, bytesMax: field.textBytesMax) else {
            throw SampleFault(
                .badText, field.name, "must be at most \(field.textBytesMax) bytes and without control characters")
        }
        sample[text: field] = text
    }

    mutating func setScore(_ name: String, _ number: DecimalNumber?) throws(SampleFault) {
        let field = "scores.\(name)"
        guard let value = number?.finiteDouble else {
            throw SampleFault(.badScore, field, "must be a finite number")
        }
        guard SampleText.isScoreName(name) else {
            throw SampleFault(
                .badScore, field, "needs a name of 1 to 128 bytes of printable ASCII that is not a built-in metric")
        }
        guard sample.scores.updateValue(value, forKey: name) == nil else {
            throw SampleFault(.duplicateKey, field, "appears twice")
        }
        guard sample.scores.count <= SampleText.scoreCountMax else {
            throw SampleFault(.badScore, "scores", "has more than \(SampleText.scoreCountMax) entries")
        }
    }

    mutating func setLabel(_ key: String, _ text: String) throws(SampleFault) {
        guard SampleText.areAcceptable([key: text]) else {
            throw SampleFault(.badText, "metadata.\(key)", "contains a control character")
        }
        guard sample.metadata.updateValue(text, forKey: key) == nil else {
            throw SampleFault(.duplicateKey, "metadata.\(key)", "is there twice")
        }
    }

    /// Checks the labels as a whole, once all are there.
    func checkLabels() throws(SampleFault) {
        guard !sample.metadata.isEmpty else { return }
        guard sample.metadata.count <= SampleText.labelCountMax else {
            throw SampleFault(.badMetadata, "metadata", "has more than \(SampleText.labelCountMax) labels")
        }
        guard MetadataText(sample.metadata).bytes.count <= SampleText.metadataBytesMax else {
            throw SampleFault(
                .badMetadata, "metadata", "has more than \(SampleText.metadataBytesMax) bytes")
        }
    }
}
