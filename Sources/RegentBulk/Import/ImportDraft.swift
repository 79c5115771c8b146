import RegentMessages
import RegentModel

/// Fills a sample from another tool's record: what does not fit is left out and noted, never bent until it fits.
struct ImportDraft {
    /// Most bytes of a label; longer ones are left out.
    static let labelBytesMax = 1024
    /// Most labels that an importer makes of its own, so that there is room for those of `--map`.
    static let labelCountMax = 48

    private(set) var draft = SampleDraft()
    /// What could not be mapped.
    private(set) var notes: [String] = []
    /// Targets that the caller maps: the importer leaves them alone.
    private let mapped: Set<SampleTarget>
    private var labelBytes = 0

    /// An empty sample with what the caller maps.
    init(_ draft: SampleDraft, mapped: Set<SampleTarget>) {
        self.draft = draft
        self.mapped = mapped
    }

    /// Notes something that could not be mapped.
    mutating func note(_ text: String) { notes.append(text) }

    private func isFree(_ target: SampleTarget) -> Bool { mapped.isEmpty || !mapped.contains(target) }

    /// Sets the id, and which repetition of it this is, from 0.
    ///
    /// - Throws: `badSampleID`.
    mutating func setID(_ id: String?, repetition: Int = 0) throws(SampleFault) {
        guard isFree(.field(.sampleID)) else { return }
        guard let id else { throw SampleFault(.missingField, "sample_id", "the record has no id") }
        try draft.begin(.sampleID)
        try draft.setSampleID(id)
        guard repetition > 0, isFree(.field(.repeated)) else { return }
        try draft.begin(.repeated)
        try draft.setRepeat(DecimalNumber(Array("\(repetition)".utf8)[...]))
    }

    /// Sets the status.
    mutating func setStatus(_ status: SampleStatus) throws(SampleFault) {
        guard isFree(.field(.status)) else { return }
        try draft.begin(.status)
        try draft.setStatus(status.name)
    }

    /// Sets the latency; one out of range is noted.
    mutating func setLatency(_ number: DecimalNumber?) {
        guard let number, isFree(.field(.latencyMillis)) else { return }
        do throws(SampleFault) {
            try draft.setLatency(number)
        } catch {
            notes.append("latencies out of range")
        }
    }

    /// Sets a text.
    mutating func setText(_ field: SampleField, _ text: String?) {
        guard let text, !text.isEmpty, isFree(.field(field)) else { return }
        guard SampleText.isAcceptable(text, bytesMax: field.textBytesMax) else {
            return notes.append(
                "\(field.name): texts of more than \(field.textBytesMax) bytes or with control characters")
        }
        try? draft.setText(field, text)
    }

    /// Sets a score from a number as it is written.
    mutating func setScore(_ name: String, _ number: DecimalNumber?) {
        guard isFree(.score(name)) else { return }
        guard SampleText.isScoreName(name), draft.sample.scores[name] == nil,
            draft.sample.scores.count < SampleText.scoreCountMax
        else {
            return notes.append("score \(name.prefix(64)): its name is not legal, taken, or one too many")
        }
        guard let number, number.finiteDouble != nil else {
            return notes.append("score \(name): values that are not finite numbers")
        }
        try? draft.setScore(name, number)
    }

    /// Sets a score of 1 or 0.
    mutating func setScore(_ name: String, _ value: Bool) { setScore(name, value ? Self.one : Self.zero) }

    private static let one = DecimalNumber(Array("1".utf8)[...])
    private static let zero = DecimalNumber(Array("0".utf8)[...])

    /// Sets a label; one that is too long, or has control characters, is noted.
    mutating func setLabel(_ key: String, _ text: String?) {
        guard let text, isFree(.label(key)), draft.sample.metadata[key] == nil else { return }
        let bytes = key.utf8.count + text.utf8.count
        guard text.utf8.count <= Self.labelBytesMax, key.utf8.count <= 256, labelBytes + bytes <= 32_768,
            draft.sample.metadata.count < Self.labelCountMax, SampleText.areAcceptable([key: text])
        else {
            return notes.append("metadata.\(key.prefix(64)): too long, with control characters, or one too many")
        }
        labelBytes += bytes
        try? draft.setLabel(key, text)
    }

    /// Sets what is known of a failure: a word to group by, and the beginning of its text.
    mutating func setError(_ code: String, _ text: String?) {
        setText(.errorCode, code)
        guard let text else { return }
        // So few that no label is longer, however many bytes each has.
        let plain = text.unicodeScalars.prefix(Self.labelBytesMax / 4).map { scalar in
            PlainText.isPlain(String(Character(scalar)), isMultiline: true) ? Character(scalar) : " "
        }
        setLabel("error", String(plain))
    }

    /// The sample.
    ///
    /// - Throws: `missingField` and `badMetadata`.
    func finished() throws(SampleFault) -> EvalSample {
        try draft.checkLabels()
        return try draft.finished()
    }
}
