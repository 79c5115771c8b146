import RegentCompression
package import RegentMessages

/// Reads route outcomes from a JSONL file or standard input, one after the other, in bounded memory.
///
/// Plain, `.gz` or `.zst`; a value that is not legal is refused by file, line and field.
package struct OutcomeFileReader {
    private let path: String
    private let environment: String
    private var records: RecordSource

    /// Line of the last record, from 1.
    package var line: Int { records.line }
    /// Outcomes given so far.
    package private(set) var outcomeCount = 0
    /// Of them, those that named no environment.
    package private(set) var unnamedCount = 0
    /// Bytes of the file, as it is packed, read so far.
    package var bytesRead: Int { records.bytesRead }

    /// Opens a file, or standard input for `-`.
    ///
    /// - Parameter environment: of outcomes that name none; empty = each must name its own.
    /// - Throws: `cannotRead`.
    package init(path: String, environment: String = "") throws(SampleFileError) {
        self.path = path
        self.environment = environment
        let input: InputFile
        do throws(CompressionError) {
            input = try InputFile(path: path)
        } catch {
            throw SampleFileError(error, file: path, line: 0)
        }
        let head = try RecordSource.block(of: input, path: path, line: 0) ?? []
        records = RecordSource(input, path: path, head: head, quoted: false)
    }

    /// The next outcome; nil at the end.
    ///
    /// - Throws: `SampleFileError` naming line and field.
    package mutating func next() throws(SampleFileError) -> RouteOutcome? {
        guard let range = try records.next() else { return nil }
        var outcome = try outcome(Array(records.buffer[range]))
        let isUnnamed = outcome.environment.isEmpty
        if isUnnamed { outcome.environment = environment }
        if outcome.environment.isEmpty { throw refusal("is missing", field: "environment") }
        if let fault = outcome.faults(in: outcome.environment).first {
            throw refusal(fault.description, field: fault.field)
        }
        outcomeCount += 1
        if isUnnamed { unnamedCount += 1 }
        return outcome
    }

    private func outcome(_ line: [UInt8]) throws(SampleFileError) -> RouteOutcome {
        do throws(JSONError) {
            return try RouteOutcome(json: line)
        } catch {
            let code: SampleFileError.Code =
                switch error.code {
                case .malformed, .tooDeep: .malformedJSON
                case .unknownKey: .unknownField
                case .duplicateKey: .duplicateKey
                case .invalidText, .wrongType, .outOfRange, .unknownMessage: .illegalValue
                }
            throw refusal(error.message, field: error.path.isEmpty ? nil : error.path, code)
        }
    }

    private func refusal(
        _ message: String, field: String?, _ code: SampleFileError.Code = .illegalValue
    ) -> SampleFileError {
        SampleFileError(code: code, message: message, file: path, line: line, field: field)
    }
}
