/// Why a text is not the JSON that was asked for.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing is wrong.
    public var code: Code
    /// For people.
    public var message: String
    /// Path of the member that is wrong, for example "gates.rules[2].min"; empty for the whole text.
    public var path: String
    /// Line in the text, from 1; 0 where the text was well formed JSON.
    public var line: Int
    /// Byte within the line, from 1; 0 where the text was well formed JSON.
    public var column: Int

    /// An error of this code.
    public init(code: Code, message: String, path: String = "", line: Int = 0, column: Int = 0) {
        self.code = code
        self.message = message
        self.path = path
        self.line = line
        self.column = column
    }

    public var description: String {
        var place = path.isEmpty ? "" : "\(path): "
        if line > 0 { place += "line \(line), column \(column): " }
        return place + message
    }

    /// What kind of thing is wrong; more may come.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Known: Sendable, Hashable {
            case malformed, invalidText, tooDeep, duplicateKey, unknownKey, wrongType, outOfRange
            case unknownMessage
        }

        private let known: Known

        /// Not JSON (RFC 8259), or bytes that are not the message they should be.
        public static let malformed = Code(known: .malformed)
        /// A string is not UTF-8, has half a surrogate pair, or holds a NUL.
        public static let invalidText = Code(known: .invalidText)
        /// Arrays and objects nest too deep.
        public static let tooDeep = Code(known: .tooDeep)
        /// An object has a key twice.
        public static let duplicateKey = Code(known: .duplicateKey)
        /// The message has no field of this name.
        public static let unknownKey = Code(known: .unknownKey)
        /// A value of another kind belongs here, or a text that is none of those allowed.
        public static let wrongType = Code(known: .wrongType)
        /// The number or time does not fit its field.
        public static let outOfRange = Code(known: .outOfRange)
        /// The schema has no message of this name.
        public static let unknownMessage = Code(known: .unknownMessage)

        public var description: String { "\(known)" }
    }
}
