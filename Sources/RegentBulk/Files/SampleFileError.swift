/// Why a file of samples, or a record of it, was refused.
package struct SampleFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable reason: the raw value is UPPER_SNAKE, as programs see it.
    package enum Code: String, Sendable {
        /// A line is not a JSON object, or nests deeper than 32.
        case malformedJSON = "MALFORMED_JSON"
        /// A record breaks RFC 4180 or has another number of fields than the header.
        case malformedCSV = "MALFORMED_CSV"
        /// A key or column that is not a field of a sample.
        case unknownField = "UNKNOWN_FIELD"
        /// A status that does not exist.
        case unknownEnum = "UNKNOWN_ENUM"
        /// An outcome that is neither true, false nor absent.
        case badOutcome = "BAD_OUTCOME"
        /// A latency that is not a number in 0…4,294,967.295.
        case badLatency = "BAD_LATENCY"
        /// A score that is not a finite number, or a name of a score that is not 1–128 bytes of printable ASCII or is a
        /// built-in metric's.
        case badScore = "BAD_SCORE"
        /// A sample id that is not 1–256 bytes of printable UTF-8.
        case badSampleID = "BAD_SAMPLE_ID"
        /// A repeat that is not a whole number in 0…4,294,967,295.
        case badRepeat = "BAD_REPEAT"
        /// A text that is not UTF-8, contains NUL, is too long, or a value that is not a text.
        case badText = "BAD_TEXT"
        /// Labels that are no object, or too many or too long.
        case badMetadata = "BAD_METADATA"
        /// A value that breaks the rules of its field.
        case illegalValue = "ILLEGAL_VALUE"
        /// No sample id or no status.
        case missingField = "MISSING_FIELD"
        /// A key or column that is there twice.
        case duplicateKey = "DUPLICATE_KEY"
        /// A record of more than 1 MiB.
        case recordTooLong = "RECORD_TOO_LONG"
        /// A field map that names an unknown field or one column twice.
        case badFieldMap = "BAD_FIELD_MAP"
        /// The compressed file ends too early.
        case truncatedFile = "TRUNCATED_FILE"
        /// The compressed file is damaged or asks for too much memory.
        case corruptFile = "CORRUPT_FILE"
        /// The file cannot be opened or read.
        case cannotRead = "CANNOT_READ"
        /// The quarantine file cannot be written.
        case cannotWrite = "CANNOT_WRITE"
        /// There is a file of the quarantine's name already.
        case quarantineExists = "QUARANTINE_EXISTS"
        /// The format is recognised and not read, or the file must not be imported as it is.
        case unsupportedInput = "UNSUPPORTED_INPUT"
        /// The number of samples is not the one that was announced.
        case countMismatch = "COUNT_MISMATCH"
        /// The zstd file asks for a window of more than 128 MiB.
        case windowTooLarge = "WINDOW_TOO_LARGE"
    }

    /// Kind of fault; the only thing to compare.
    package let code: Code
    /// A text for people, without the place.
    package let message: String
    /// Path, or `-`.
    package let file: String
    /// Line where the record begins, from 1; 0 where the file as a whole is meant.
    package let line: Int
    /// Field or column; nil where the record as a whole is meant.
    package let field: String?

    /// `samples.jsonl:17: latency_ms: …`, as compilers write it.
    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return [place, field, message].compactMap { $0 }.joined(separator: ": ") + " (\(code.rawValue))"
    }
}

/// A fault of a record, before the reader adds its position.
struct SampleFault: Error {
    let code: SampleFileError.Code
    let field: String?
    let message: String

    init(_ code: SampleFileError.Code, _ field: String?, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }
}

extension SampleFileError {
    /// The error of a fault at a place.
    init(_ fault: SampleFault, file: String, line: Int) {
        self.init(code: fault.code, message: fault.message, file: file, line: line, field: fault.field)
    }
}
