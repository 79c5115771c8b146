package import RegentModel

/// Why a batch of samples was refused, and where.
package struct BatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable reason; open, so a new one is no breaking change.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        /// UPPER_SNAKE, as programs see it.
        package let name: String

        /// No samples, or more than 8,192.
        package static let badCount = Code(name: "BAD_COUNT")
        /// More bytes than a batch may have.
        package static let tooLarge = Code(name: "BATCH_TOO_LARGE")
        /// A column of the wrong length, in the wrong order, or with codes out of range.
        package static let badColumn = Code(name: "BAD_COLUMN")
        /// A status that does not exist.
        package static let badStatus = Code(name: "BAD_STATUS")
        /// An outcome code with a tri-state 3 or bits above the code.
        package static let badOutcome = Code(name: "BAD_OUTCOME")
        /// A latency out of range, or one where none is present.
        package static let badLatency = Code(name: "BAD_LATENCY")
        /// A score that is not finite, out of its declared range, or badly named.
        package static let badScore = Code(name: "BAD_SCORE")
        /// A sample id that is not 1–256 bytes of printable UTF-8.
        package static let badSampleID = Code(name: "BAD_SAMPLE_ID")
        /// A sample id that stands twice in the batch.
        package static let duplicateSampleID = Code(name: "DUPLICATE_SAMPLE_ID")
        /// A text that is not UTF-8, holds a NUL or is too long.
        package static let badText = Code(name: "BAD_TEXT")
        /// Labels that are no JSON object of strings with ascending keys, too many or too long.
        package static let badMetadata = Code(name: "BAD_METADATA")
        /// A cold block that is not one zstd frame of a ColdColumns message within its limits.
        package static let badColdBlock = Code(name: "BAD_COLD_BLOCK")

        package var description: String { name }
    }

    /// Kind of violation; the only thing to compare.
    package let code: Code
    /// For people, without the place.
    package let message: String
    /// Column, by its proto name; nil where the batch as a whole is meant.
    package let column: String?
    /// Index of the sample in the batch, from 0; nil where no one sample is meant.
    package let index: Int?

    package init(_ code: Code, _ message: String, column: String? = nil, index: Int? = nil) {
        self.code = code
        self.message = message
        self.column = column
        self.index = index
    }

    /// The column, the sample and what is wrong.
    package var description: String {
        let sample = index.map { "sample \($0)" }
        return [column, sample, message].compactMap { $0 }.joined(separator: ": ") + " (\(code))"
    }

    /// The refusal of the call that carried the batch; its metadata names violation, column and sample.
    package var refusal: Refusal {
        var metadata = ["violation": code.name]
        if let column { metadata["column"] = column }
        if let index { metadata["index"] = String(index) }
        let reason: ErrorReason = code == .duplicateSampleID ? .duplicateSampleId : .batchInvalid
        return Refusal(reason, description, metadata)
    }
}
