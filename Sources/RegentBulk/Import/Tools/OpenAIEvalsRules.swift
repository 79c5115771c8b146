import RegentMessages

/// Event logs of OpenAI evals (`oaieval --record_path`): the lines of a sample come in any place, one event each.
///
/// A sample is complete only with the last line, so what is kept of each sample is small, and all of it is limited.
/// A second `match` of a sample id is its next repetition. A log that was finished has a final report.
/// - Source: `evals.record`, and the events that `evals.elsuite.basic` records.
struct OpenAIEvalsRules: ToolRules {
    private enum Slot: Int, CaseIterable {
        case spec, report, sample, type, correct, tokensIn, tokensOut, tokens, error
    }

    /// Events of one sample.
    private struct Sample {
        let id: String
        var correct: [Bool] = []
        var scores: [(name: String, number: DecimalNumber)] = []
        var tokens: [Double?] = [nil, nil, nil]
        var hasFailed = false
        var error: String?
        /// Repetitions that were given out.
        var given = 0
    }

    /// Most samples of a log.
    static let samplesMax = 262_144
    /// Most bytes that are kept of all samples: ids, scores and texts of errors.
    static let keptBytesMax = 128 << 20
    private static let values = 0

    let outline = FieldTree()
    let fields: FieldTree
    let slotCount = Slot.allCases.count
    private var samples: [Sample] = []
    private var places: [[UInt8]: Int] = [:]
    private var next = 0
    private var evalName: String?
    private var keptBytes = 0
    private(set) var sawEnd: Bool? = false

    init() {
        var fields = FieldTree()
        fields.add("spec.eval_name", .slot(Slot.spec.rawValue))
        fields.add("final_report", .slot(Slot.report.rawValue))
        fields.add("sample_id", .slot(Slot.sample.rawValue))
        fields.add("type", .slot(Slot.type.rawValue))
        fields.add("data.correct", .slot(Slot.correct.rawValue))
        fields.add("data.usage.prompt_tokens", .slot(Slot.tokensIn.rawValue))
        fields.add("data.usage.completion_tokens", .slot(Slot.tokensOut.rawValue))
        fields.add("data.usage.total_tokens", .slot(Slot.tokens.rawValue))
        fields.add("data.message", .slot(Slot.error.rawValue))
        for key in ["data.prompt", "data.sampled", "data.expected", "data.picked", "data.options"] {
            fields.add(key, .none)
            fields.note(key)
        }
        fields.addRest("data", Self.values)
        self.fields = fields
    }

    mutating func see(_ record: ImportRecord) {
        if record.has(Slot.report.rawValue) { sawEnd = true }
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        if let name = try record.string(Slot.spec.rawValue) { evalName = name }
        guard let id = try record.string(Slot.sample.rawValue), let type = try record.string(Slot.type.rawValue) else {
            return false
        }
        let place = try place(of: id)
        switch type {
        case "match":
            guard let correct = record.truth(Slot.correct.rawValue) else {
                throw SampleFault(.badOutcome, "data.correct", "of sample \(id.prefix(64)) is not true or false")
            }
            try keep(1)
            samples[place].correct.append(correct)
        case "metrics":
            if let correct = record.truth(Slot.correct.rawValue) {
                try keep(1)
                samples[place].correct.append(correct)
            }
            for member in record.members { try addScore(member, record, place, &draft) }
        case "sampling":
            for (index, slot) in [Slot.tokensIn, .tokensOut, .tokens].enumerated() {
                guard let value = record.double(slot.rawValue) else { continue }
                samples[place].tokens[index] = (samples[place].tokens[index] ?? 0) + value
            }
        case "error":
            samples[place].hasFailed = true
            let text = try record.string(Slot.error.rawValue).map { String($0.unicodeScalars.prefix(400)) }
            try keep(text?.utf8.count ?? 0)
            samples[place].error = text
        default: draft.note("events of type \(type.prefix(64))")
        }
        return false
    }

    private mutating func addScore(
        _ member: ImportRecord.Member, _ record: ImportRecord, _ place: Int, _ draft: inout ImportDraft
    ) throws(SampleFault) {
        let bit = record.truth(member.range).map { Array(($0 ? "1" : "0").utf8)[...] }
        // The digits are copied: the record is gone when the sample is complete.
        let digits = bit ?? Array(record.text[member.range])[...]
        guard let number = DecimalNumber(digits), samples[place].scores.count < SampleText.scoreCountMax else {
            return draft.note("data.\(member.name.prefix(64))")
        }
        try keep(member.name.utf8.count + digits.count + Self.scoreBytes)
        samples[place].scores.append((member.name, number))
    }

    /// Bytes of a score beside its name and digits, about.
    private static let scoreBytes = 128

    /// Counts bytes that stay until the end of the log.
    private mutating func keep(_ bytes: Int) throws(SampleFault) {
        keptBytes += bytes
        guard keptBytes <= Self.keptBytesMax else {
            throw SampleFault(
                .unsupportedInput, nil,
                "the log has more than \(Self.keptBytesMax >> 20) MiB of values, which must be kept until its end; "
                    + "split it")
        }
    }

    private mutating func place(of id: String) throws(SampleFault) -> Int {
        guard id.utf8.count <= SampleText.sampleIDBytesMax else {
            throw SampleFault(.badSampleID, "sample_id", "must be 1 to 256 bytes of printable UTF-8")
        }
        let bytes = Array(id.utf8)
        if let place = places[bytes] { return place }
        guard samples.count < Self.samplesMax else {
            throw SampleFault(
                .unsupportedInput, nil,
                "the log has more than \(Self.samplesMax) samples, whose events must be kept until its end; split it")
        }
        try keep(2 * bytes.count)
        places[bytes] = samples.count
        samples.append(Sample(id: id))
        return samples.count - 1
    }

    mutating func fillRest(_ draft: inout ImportDraft, _ header: ImportRecord) throws(SampleFault) -> Bool {
        guard next < samples.count else { return false }
        let sample = samples[next]
        let repetition = sample.given
        samples[next].given += 1
        if samples[next].given >= sample.correct.count { next += 1 }
        try draft.setID(sample.id, repetition: repetition)
        draft.setLabel("eval", evalName)
        try draft.setStatus(sample.hasFailed ? .error : .scored)
        if sample.hasFailed { draft.setError("ERROR", sample.error) }
        if sample.correct.indices.contains(repetition) { draft.setScore("correct", sample.correct[repetition]) }
        guard repetition == 0 else { return true }
        for (name, number) in sample.scores { draft.setScore(name, number) }
        for (name, value) in zip(["input_tokens", "output_tokens", "total_tokens"], sample.tokens) {
            guard let value else { continue }
            var text: [UInt8] = []
            JSONText.appendNumber(value, to: &text)
            draft.setScore(name, DecimalNumber(text[...]))
        }
        return true
    }
}
