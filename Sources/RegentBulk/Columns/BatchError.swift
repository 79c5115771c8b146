package import RegentMessages
package import RegentModel

/// Why a batch of samples was refused, and where.
package struct BatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable reason: the raw value is UPPER_SNAKE, as programs see it.
    package enum Code: String, Sendable {
        /// No samples, or more than 8,192.
        case badCount = "BAD_COUNT"
        /// More bytes than a batch may have.
        case tooLarge = "BATCH_TOO_LARGE"
        /// A column of the wrong length, in the wrong order, or with codes out of range.
        case badColumn = "BAD_COLUMN"
        /// A status that does not exist.
        case badStatus = "BAD_STATUS"
        /// An outcome code with a tri-state 3 or bits above the code.
        case badOutcome = "BAD_OUTCOME"
        /// A latency out of range, or one where none is present.
        case badLatency = "BAD_LATENCY"
        /// A score that is not finite, out of its declared range, or badly named.
        case badScore = "BAD_SCORE"
        /// A sample id that is not 1–256 bytes of printable UTF-8.
        case badSampleID = "BAD_SAMPLE_ID"
        /// A sample id that stands twice in the batch.
        case duplicateSampleID = "DUPLICATE_SAMPLE_ID"
        /// A sample of a retry that replaces none.
        case notReplaceable = "NOT_REPLACEABLE"
        /// A text that is not UTF-8, holds a NUL or is too long.
        case badText = "BAD_TEXT"
        /// Labels that are no JSON object of strings with ascending keys, too many or too long.
        case badMetadata = "BAD_METADATA"
        /// A cold block that is not one zstd frame of a ColdColumns message within its limits.
        case badColdBlock = "BAD_COLD_BLOCK"
    }

    /// Kind of violation; the only thing to compare.
    package let code: Code
    /// A text for people, without the place.
    package let message: String
    /// Column, by its proto name; nil where the batch as a whole is meant.
    package let column: String?
    /// Index of the sample in the batch, from 0; nil where no one sample is meant.
    package let index: Int?
    /// Of a sample id that stands twice, how the first one ended.
    package let firstStatus: SampleStatus?

    /// A violation, by its parts.
    package init(
        _ code: Code, _ message: String, column: String? = nil, index: Int? = nil, firstStatus: SampleStatus? = nil
    ) {
        self.code = code
        self.message = message
        self.column = column
        self.index = index
        self.firstStatus = firstStatus
    }

    /// The column, the sample and what is wrong.
    package var description: String {
        let sample = index.map { "sample \($0)" }
        return [column, sample, message].compactMap { $0 }.joined(separator: ": ") + " (\(code.rawValue))"
    }

    /// The refusal of the call that carried the batch; its metadata names violation, column and sample.
    package var refusal: Refusal {
        var metadata = ["violation": code.rawValue]
        if let column { metadata["column"] = column }
        if let index { metadata["index"] = String(index) }
        if let firstStatus { metadata["first_status"] = firstStatus.name }
        let reason: ErrorReason =
            switch code {
            case .duplicateSampleID: .duplicateSampleId
            case .notReplaceable: .retryRefused
            default: .batchInvalid
            }
        return Refusal(reason, description, metadata)
    }
}
