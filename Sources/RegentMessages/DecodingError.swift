/// Why bytes are not a message.
public struct DecodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What to do about it.
    public var code: Code
    /// A text for people.
    public var message: String

    /// An error of this code.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code): \(message)" }

    /// Why bytes are not a message; more may come.
    @nonexhaustive
    public enum Code: Sendable {
        /// Not the encoding of this message: truncated, a wrong wire type, a group, field number 0.
        case malformed
        /// Well formed perhaps, but decoding it would take more memory than its size earns.
        case overBudget
        /// A string is not UTF-8 or holds a NUL, which no text may.
        case invalidText
        /// A singular message field is given twice; Regent does not merge.
        case repeatedField
        /// Messages nest deeper than 16.
        case tooDeep
        /// More than a quarter of the message is fields this release does not know.
        case tooManyUnknown
    }
}
