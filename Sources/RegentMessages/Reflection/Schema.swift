/// The content of the .proto files, read from a FileDescriptorSet at run time.
///
/// The daemon's own is `Schema.regent`; a tool may read that of any daemon, newer ones too.
public struct Schema: Sendable {
    /// Messages by full name; map entries are among them.
    public let messages: [String: Message]
    /// Enums by full name.
    public let enums: [String: Enum]
    /// Services in order of declaration.
    public let services: [Service]

    init(messages: [String: Message], enums: [String: Enum], services: [Service]) {
        self.messages = messages
        self.enums = enums
        self.services = services
    }

    /// The schema this release was built with.
    public static let regent: Schema = {
        do {
            return try Schema(descriptorSet: DescriptorSet.bytes)
        } catch {
            preconditionFailure("the generated descriptor set cannot be read: \(error)")
        }
    }()

    /// Every method of every service, in order of declaration.
    public var methods: [Method] { services.flatMap(\.methods) }

    /// A message.
    public struct Message: Sendable, Hashable {
        /// Full name, for example "regent.v1.EvalRun".
        public let fullName: String
        /// Comment above it; empty = none.
        public let comment: String
        /// Fields by ascending number.
        public let fields: [Field]
        /// Stands for one entry of a map field.
        public let isMapEntry: Bool
        /// Present on governed resources.
        public let resource: Resource?

        /// The field of this proto name.
        public func field(named name: String) -> Field? { fields.first { $0.name == name } }
    }

    /// The declaration of a governed resource in its .proto.
    public struct Resource: Sendable, Hashable {
        /// Collection, for example "evalRuns".
        public let kind: String
        /// Name pattern (AIP-122), for example "evalRuns/{run}".
        public let pattern: String
        /// Wire name of the method that gives one by name.
        public let getMethod: String
        /// Wire name of the method that makes one, and changes it where it can be changed.
        public let applyMethod: String
        /// Whether Apply takes documents of it.
        public let isDeclarative: Bool
    }

    /// A field of a message.
    public struct Field: Sendable, Hashable {
        /// Proto name, snake_case.
        public let name: String
        /// Number on the wire.
        public let number: UInt32
        /// What one value of it is.
        public let type: FieldType
        /// Has any number of values; map fields too.
        public let isRepeated: Bool
        /// Comment above it; empty = none.
        public let comment: String
        /// Oneof it belongs to; empty = none.
        public let oneof: String
        /// Must be present and not empty.
        public let isRequired: Bool
        /// Filled by the daemon, and ignored in requests that change the document.
        public let isOutputOnly: Bool
        /// Collection of the resource that it names, for example "evalRuns"; empty = none.
        public let resource: String

        /// The only member of a oneof named `x_presence`: may be absent, JSON null.
        public var isPresence: Bool { oneof == name + "_presence" }
    }

    /// The type of one value of a field.
    public enum FieldType: Sendable, Hashable {
        case double, float, int64, uint64, int32, fixed64, fixed32, bool, string, bytes, uint32
        case sfixed32, sfixed64, sint32, sint64
        /// A message, by full name.
        case message(String)
        /// An enum, by full name.
        case `enum`(String)
    }

    /// An enum.
    public struct Enum: Sendable, Hashable {
        /// Full name, for example "regent.v1.EvalRunState".
        public let fullName: String
        /// Comment above it; empty = none.
        public let comment: String
        /// Values in order of declaration.
        public let values: [EnumValue]
        /// The common prefix of the names of the values, for example "EVAL_RUN_STATE_"; empty if they
        /// have nothing in common.
        public let prefix: String
    }

    /// A value of an enum.
    public struct EnumValue: Sendable, Hashable {
        /// Proto name, with its prefix.
        public let fullName: String
        /// Name without the prefix, for example "RUNNING".
        public let name: String
        /// Number on the wire.
        public let number: Int32
        /// Comment above it; empty = none.
        public let comment: String
    }

    /// A service.
    public struct Service: Sendable, Hashable {
        /// Full name, for example "regent.v1.EvaluationService".
        public let fullName: String
        /// Comment above it; empty = none.
        public let comment: String
        /// Methods in order of declaration.
        public let methods: [Method]
    }

    /// A method of a service.
    public struct Method: Sendable, Hashable {
        /// Name on the wire, for example "/regent.v1.EvaluationService/SealRun".
        public let name: String
        /// Full name of the request message.
        public let requestType: String
        /// Full name of the response message.
        public let responseType: String
        /// The client sends a stream of messages.
        public let clientStreaming: Bool
        /// The server sends a stream of messages.
        public let serverStreaming: Bool
        /// Comment above it; empty = none.
        public let comment: String
    }
}

/// Why a descriptor set cannot be read.
public struct SchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public var code: Code
    /// A text for people.
    public var message: String

    public var description: String { message }

    /// The kind of the error; more kinds may be added.
    @nonexhaustive
    public enum Code: Sendable {
        /// Not the encoding of a FileDescriptorSet.
        case malformed
        /// Declarations nest deeper than 16.
        case tooDeep
        /// A field is of a type that the set does not declare, or that proto3 does not have.
        case unknownType
    }
}
