/// Why a file of samples, or a record of it, was refused.
package struct SampleFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable reason; open, so a new one is no breaking change.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        /// UPPER_SNAKE, as programs see it.
        package let name: String

        /// A line is not a JSON object, or nests deeper than 32.
        package static let malformedJSON = Code(name: "MALFORMED_JSON")
        /// A record breaks RFC 4180 or has another number of fields than the header.
        package static let malformedCSV = Code(name: "MALFORMED_CSV")
        /// A key or column that is no field of a sample.
        package static let unknownField = Code(name: "UNKNOWN_FIELD")
        /// A status that does not exist.
        package static let unknownEnum = Code(name: "UNKNOWN_ENUM")
        /// An outcome that is neither true, false nor absent.
        package static let badOutcome = Code(name: "BAD_OUTCOME")
        /// A latency that is not a number in 0…4,294,967.295.
        package static let badLatency = Code(name: "BAD_LATENCY")
        /// A score that is not a finite number, or a name of a score that is not 1–128 bytes of printable ASCII or is a
        /// built-in metric's.
        package static let badScore = Code(name: "BAD_SCORE")
        /// A sample id that is not 1–256 bytes of printable UTF-8.
        package static let badSampleID = Code(name: "BAD_SAMPLE_ID")
        /// A text that is not UTF-8, holds a NUL, is too long or is no text.
        package static let badText = Code(name: "BAD_TEXT")
        /// Labels that are no object, or too many or too long.
        package static let badMetadata = Code(name: "BAD_METADATA")
        /// A value that breaks the rules of its field.
        package static let illegalValue = Code(name: "ILLEGAL_VALUE")
        /// No sample id or no status.
        package static let missingField = Code(name: "MISSING_FIELD")
        /// A key or column that is there twice.
        package static let duplicateKey = Code(name: "DUPLICATE_KEY")
        /// A record of more than 1 MiB.
        package static let recordTooLong = Code(name: "RECORD_TOO_LONG")
        /// A field map that names an unknown field or one column twice.
        package static let badFieldMap = Code(name: "BAD_FIELD_MAP")
        /// The compressed file ends too early.
        package static let truncatedFile = Code(name: "TRUNCATED_FILE")
        /// The compressed file is damaged or asks for too much memory.
        package static let corruptFile = Code(name: "CORRUPT_FILE")
        /// The file cannot be opened or read.
        package static let cannotRead = Code(name: "CANNOT_READ")
        /// The quarantine file cannot be written.
        package static let cannotWrite = Code(name: "CANNOT_WRITE")

        package var description: String { name }
    }

    /// Kind of fault; the only thing to compare.
    package let code: Code
    /// For people, without the place.
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
        return [place, field, message].compactMap { $0 }.joined(separator: ": ") + " (\(code))"
    }
}

/// What is wrong with a record, before the reader adds where it stands.
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
