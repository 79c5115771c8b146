/// Why bytes are not a message.
public struct DecodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What to do about it.
    public var code: Code
    /// For people.
    public var message: String

    /// An error of this code.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code): \(message)" }

    /// Why bytes are not a message; more may come.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Known: Sendable, Hashable {
            case malformed, overBudget, invalidText, repeatedField, tooDeep, tooManyUnknown
        }

        private let known: Known

        /// Not the encoding of this message: truncated, a wrong wire type, a group, field number 0.
        public static let malformed = Code(known: .malformed)
        /// Well formed perhaps, but decoding it would take more memory than its size earns.
        public static let overBudget = Code(known: .overBudget)
        /// A string is not UTF-8 or holds a NUL, which no text may.
        public static let invalidText = Code(known: .invalidText)
        /// A singular message field is given twice; Regent does not merge.
        public static let repeatedField = Code(known: .repeatedField)
        /// Messages nest deeper than 16.
        public static let tooDeep = Code(known: .tooDeep)
        /// More than a quarter of the message is fields this release does not know.
        public static let tooManyUnknown = Code(known: .tooManyUnknown)

        public var description: String { "\(known)" }
    }
}
