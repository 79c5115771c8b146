package import RegentMessages

/// Writes eval samples as JSONL or CSV, in the form `SampleFileReader` reads back to equal samples.
///
/// JSONL leaves out what a sample does not have. CSV has one column a field, one `scores.NAME` for each name
/// given, and all labels as one JSON object in `metadata`.
package struct SampleFileWriter: Sendable {
    private let isCSV: Bool
    private let scoreNames: [String]

    /// A writer of a format.
    ///
    /// - Parameter scoreNames: the score columns of a CSV file; JSONL needs none.
    /// - Precondition: format is not `auto`.
    package init(format: SampleFileFormat, scoreNames: [String] = []) {
        precondition(format != .auto, "a written file has a format")
        isCSV = format == .csv
        self.scoreNames = scoreNames
    }

    /// The beginning of the file: the header of CSV, nothing for JSONL.
    package var header: [UInt8] {
        guard isCSV else { return [] }
        var line: [UInt8] = []
        for name in Self.plainFields.map(\.name) + scoreNames.map({ "scores.\($0)" }) + ["metadata"] {
            if !line.isEmpty { line.append(UInt8(ascii: ",")) }
            Self.appendCell(name, to: &line)
        }
        line.append(0x0A)
        return line
    }

    /// Appends one sample with its line end.
    ///
    /// - Throws: `badScore` for a sample whose CSV would lose a score.
    package func append(_ sample: EvalSample, to output: inout [UInt8]) throws(SampleFileError) {
        if isCSV {
            try appendRecord(sample, to: &output)
        } else {
            Self.appendObject(sample, to: &output)
        }
        output.append(0x0A)
    }

    private static let plainFields: [SampleField] = SampleField.allCases.filter {
        $0 != .scores && $0 != .metadata
    }

    /// Text of a field that is neither scores nor labels; empty where the sample has none.
    private static func text(_ field: SampleField, _ sample: EvalSample) -> String {
        switch field {
        case .sampleID: return sample.sampleId
        case .status: return sample.status.name
        case .latencyMillis: return sample.latencyMs.map(number) ?? ""
        case .repeated: return sample.repeat == 0 ? "" : "\(sample.repeat)"
        default:
            guard let outcome = field.outcome else { return sample[text: field] }
            switch sample[outcome] {
            case .true: return "true"
            case .false: return "false"
            default: return ""
            }
        }
    }

    private static func number(_ value: Double) -> String {
        var text: [UInt8] = []
        JSONText.appendNumber(value, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}

// MARK: - JSONL

extension SampleFileWriter {
    private static func appendObject(_ sample: EvalSample, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        for field in plainFields {
            let text = text(field, sample)
            guard !text.isEmpty else { continue }
            appendKey(field, to: &output)
            if field == .latencyMillis || field == .repeated || field.outcome != nil {
                output += text.utf8
            } else {
                JSONText.appendString(text, to: &output)
            }
        }
        if !sample.scores.isEmpty {
            appendKey(.scores, to: &output)
            appendScores(sample.scores, to: &output)
        }
        if !sample.metadata.isEmpty {
            appendKey(.metadata, to: &output)
            output += MetadataText(sample.metadata).bytes
        }
        output.append(UInt8(ascii: "}"))
    }

    private static func appendKey(_ field: SampleField, to output: inout [UInt8]) {
        if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
        JSONText.appendString(field.name, to: &output)
        output.append(UInt8(ascii: ":"))
    }

    private static func appendScores(_ scores: [String: Double], to output: inout [UInt8]) {
        var opening = UInt8(ascii: "{")
        for (name, value) in scores.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            output.append(opening)
            JSONText.appendString(name, to: &output)
            output.append(UInt8(ascii: ":"))
            JSONText.appendNumber(value, to: &output)
            opening = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "}"))
    }
}

// MARK: - CSV

extension SampleFileWriter {
    private func appendRecord(_ sample: EvalSample, to output: inout [UInt8]) throws(SampleFileError) {
        for field in Self.plainFields {
            Self.appendCell(Self.text(field, sample), to: &output)
            output.append(UInt8(ascii: ","))
        }
        var written = 0
        for name in scoreNames {
            if let value = sample.scores[name] {
                output += Self.number(value).utf8
                written += 1
            }
            output.append(UInt8(ascii: ","))
        }
        guard written == sample.scores.count else {
            let what = "sample \(sample.sampleId) has a score that has no column"
            throw SampleFileError(code: .badScore, message: what, file: "", line: 0, field: "scores")
        }
        Self.appendCell(String(decoding: MetadataText(sample.metadata).bytes, as: UTF8.self), to: &output)
    }

    /// A cell, quoted where it holds a comma, a quote or a line end.
    private static func appendCell(_ text: String, to output: inout [UInt8]) {
        let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
        guard text.utf8.contains(where: special.contains) else {
            output += text.utf8
            return
        }
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }
}
