/// Why a text is not the JSON that was asked for.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of the error.
    public var code: Code
    /// A text for people.
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

    /// The kind of the error; more kinds may be added.
    @nonexhaustive
    public enum Code: Sendable {
        /// Not JSON (RFC 8259), or bytes that are not the message they should be.
        case malformed
        /// A string is not UTF-8, has half a surrogate pair, or holds a NUL.
        case invalidText
        /// Arrays and objects nest too deep.
        case tooDeep
        /// An object has a key twice.
        case duplicateKey
        /// The message has no field of this name.
        case unknownKey
        /// A value of another kind is expected, or the text is not one of those allowed.
        case wrongType
        /// The number or time does not fit its field.
        case outOfRange
        /// The schema has no message of this name.
        case unknownMessage
    }
}
