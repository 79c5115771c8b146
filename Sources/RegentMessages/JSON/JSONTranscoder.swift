/// Protobuf bytes to JSON and back, for any message of a schema.
///
/// The JSON is Regent's own, not protobuf's canonical one: proto field names in field-number order;
/// defaults are written; an absent `x_presence` field is null and never 0; `TriState` is null, true or
/// false; enums are names without prefix; integers are numbers up to 2^53 − 1 and
/// strings beyond; `*_digest` and `*_hash` are hex, 16 digits where they are integers; other bytes base64; times are
/// RFC 3339 with microseconds; map keys ascend.
public struct JSONTranscoder: Sendable {
    /// Arrays and objects of an input may nest this deep.
    static let depthMax = 32

    let schema: Schema
    let form: JSONForm

    /// A transcoder of the messages of `schema`.
    public init(_ schema: Schema = .regent) { self.init(schema, form: .regent) }

    /// A transcoder to and from one form of JSON.
    package init(_ schema: Schema = .regent, form: JSONForm) {
        self.schema = schema
        self.form = form
    }

    /// The JSON of an encoded message.
    ///
    /// - Parameter messageName: full name, for example "regent.v1.EvalRun".
    /// - Parameter pretty: one member a line.
    /// - Throws: `JSONError`: `unknownMessage`, `malformed` (the bytes are not that message),
    ///   `invalidText`, `tooDeep` for more than 16 messages in one another.
    public func json(
        _ bytes: [UInt8], as messageName: String, pretty: Bool = false
    ) throws(JSONError) -> String {
        try value(bytes, as: messageName).text(pretty: pretty)
    }

    /// The encoded message that a JSON text stands for; the inverse of `json`.
    ///
    /// Strict: an unknown or repeated key is an error that names it. Fields may be left
    /// out or null. Enums take any case, their full names, and numbers; integers are numbers or
    /// strings of any size, and a digest that is an integer is a number or 16 hexadecimal digits.
    /// - Throws: `JSONError` with the path of what is wrong.
    public func bytes(
        fromJSON text: String, as messageName: String
    ) throws(JSONError) -> [UInt8] {
        try bytes(fromJSON: Array(text.utf8), as: messageName)
    }

    /// The encoded message that a JSON text in UTF-8 stands for.
    ///
    /// - Throws: `JSONError` with the path of what is wrong.
    public func bytes(
        fromJSON text: [UInt8], as messageName: String
    ) throws(JSONError) -> [UInt8] {
        let value = try JSONValue(parsing: text, depthMax: Self.depthMax)
        return try encoding(of: value, as: messageName)
    }

    /// The JSON value of an encoded message.
    ///
    /// - Throws: as `json`.
    package func value(_ bytes: [UInt8], as messageName: String) throws(JSONError) -> JSONValue {
        let message = try message(named: messageName)
        return try JSONReading(schema: schema, form: form, bytes: bytes).value(message, 0..<bytes.count, "")
    }

    /// The encoded message that a JSON value stands for.
    ///
    /// - Throws: as `bytes(fromJSON:as:)`.
    package func encoding(of value: JSONValue, as messageName: String) throws(JSONError) -> [UInt8] {
        let message = try message(named: messageName)
        return try JSONWriting(schema: schema, form: form).bytes(message, value, "")
    }

    /// The schema of a message; nil for one that it does not have.
    public func schemaMessage(_ name: String) -> Schema.Message? { schema.messages[name] }

    private func message(named name: String) throws(JSONError) -> Schema.Message {
        guard let message = schema.messages[name] else {
            throw JSONError(code: .unknownMessage, message: "no message is named \(name)")
        }
        return message
    }
}

/// How messages are written as JSON.
package enum JSONForm: Sendable, Hashable {
    /// Regent's own, see `JSONTranscoder`.
    case regent
    /// ProtoJSON with proto field names, as clients of other languages read it: integers of 64 bits are strings, bytes
    /// base64, enums their full names, and absent fields are left out. Reads `lowerCamelCase` names too.
    ///
    /// - Source: protobuf.dev, "ProtoJSON Format".
    case proto3
}

/// Names that JSON treats in a way of their own.
enum JSONRule {
    static let triState = "regent.v1.TriState"
    static let timestamp = Timestamp.fullName

    /// Whether bytes or 64 bits of this field are shown as hex: digests are compared by eye.
    static func isHex(_ field: String) -> Bool {
        field.hasSuffix("_digest") || field.hasSuffix("_hash")
    }

    /// The name of a field in `lowerCamelCase`.
    static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_")
        return words.dropFirst().reduce(into: words.first.map(String.init) ?? "") { text, word in
            text += word.prefix(1).uppercased() + word.dropFirst()
        }
    }

    /// Path of a member.
    static func path(_ above: String, _ name: String) -> String {
        above.isEmpty ? name : "\(above).\(name)"
    }
}

extension Message {
    /// The message as JSON, see `JSONTranscoder`.
    ///
    /// - Precondition: the message belongs to regent.v1.
    public func json(pretty: Bool = false) -> String {
        jsonValue.text(pretty: pretty)
    }

    /// The message as a JSON value, see `JSONTranscoder`.
    ///
    /// - Precondition: the message belongs to regent.v1.
    package var jsonValue: JSONValue {
        do {
            return try JSONTranscoder().value(encoded(), as: Self.fullName)
        } catch {
            preconditionFailure("\(Self.fullName) has no JSON: \(error)")
        }
    }

    /// The message that a JSON text stands for, see `JSONTranscoder`.
    ///
    /// - Throws: `JSONError` with the path of what is wrong.
    public init(json text: String) throws(JSONError) {
        try self.init(json: Array(text.utf8))
    }

    /// The message that a JSON text in UTF-8 stands for, see `JSONTranscoder`.
    ///
    /// - Throws: `JSONError` with the path of what is wrong.
    public init(json text: [UInt8]) throws(JSONError) {
        try self.init(json: JSONValue(parsing: text, depthMax: JSONTranscoder.depthMax))
    }

    /// The message that a JSON value stands for, see `JSONTranscoder`.
    ///
    /// - Throws: `JSONError` with the path of what is wrong.
    package init(json value: JSONValue) throws(JSONError) {
        let bytes = try JSONTranscoder().encoding(of: value, as: Self.fullName)
        do {
            try self.init(decoding: bytes)
        } catch {
            throw JSONError(code: .outOfRange, message: error.message)
        }
    }
}
